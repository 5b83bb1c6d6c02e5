"""Tables become entries: every format, every shape of value, and nothing that the source does not say."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from credatlas.authoring.imports import guessed_map, plan_import
from credatlas.authoring.imports.plan import Source
from credatlas.errors import UsageError
from credatlas.i18n.templates import placeholders
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from pathlib import Path

    from tests.authoring.conftest import Alliance, Codes


def table(alliance: Alliance, *records: dict[str, Any], name: str = "courses.jsonl") -> Path:
    return alliance.write(name, "".join(f"{json.dumps(record)}\n" for record in records))


def workbook(path: Path, *rows: list[Any], sheet: str = "Sheet", above: int = 0) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for _ in range(above):
        page.append(["a heading"])
    for row in rows:
        page.append(row)
    book.save(path)
    return path


LAYOUT = """\
system: campus
id: id
fields:
  title: title
  workload.ects: {column: ects, decimal: ","}
  level.cycle: {column: level, values: {Master: second, Bachelor: first, none: null}}
  languages: {column: languages, split: ";", values: {Deutsch: de, Englisch: en}}
  reviewed: {column: checked, dates: ["%d.%m.%Y"]}
  price: {column: fee, decimal: ",", currency: EUR}
"""


def test_a_row_becomes_an_entry_in_the_order_of_the_schema(alliance: Alliance, codes: Codes) -> None:
    path = alliance.write(
        "courses.csv",
        "id,fee,title,ects,level,languages,checked\n"
        '7,"1.180,50",Grüne Wärme,"2,5",Master,Deutsch; Englisch,24.12.2026\n',
    )
    plan = alliance.imported(path, LAYOUT)
    assert codes(plan) == []
    text = alliance.course("grune-warme").read_text(encoding="utf-8")
    assert text == (
        "# yaml-language-server: $schema=../../../schemas/course.schema.json\n"
        "title: Grüne Wärme\n"
        "languages: [de, en]\n"
        "reviewed: 2026-12-24\n"
        "workload: {ects: 2.5}\n"
        "level: {cycle: second}\n"
        "price: 1180.50 EUR\n"
        'origin: {system: campus, id: "7", imported: 2026-11-23}\n'
    )
    assert (plan.counts.rows, plan.counts.added) == (1, 1)


def test_what_does_not_fit_is_told_at_its_row_and_not_written(alliance: Alliance, codes: Codes) -> None:
    path = alliance.write(
        "courses.csv",
        "id,title,ects,level,languages,checked,fee\n"
        "1,One,many,Doctor,Deutsch;Latein,31.02.2026,gratis\n"
        '2,Two,"4000,0",none,,,\n',
    )
    plan = alliance.imported(path, LAYOUT)
    told = [(one.position.line, one.code, dict(one.parameters)["column"]) for one in plan.findings]
    assert told == [
        (2, "CA170", "languages"),
        (2, "CA170", "level"),
        (2, "CA171", "checked"),
        (2, "CA171", "ects"),
        (2, "CA171", "fee"),
        (3, "CA172", "ects"),
    ]
    assert {one.path for one in plan.findings} == {str(path)}
    assert alliance.data("one") == {
        "title": "One",
        "languages": ["de"],
        "origin": {"system": "campus", "id": "1", "imported": "2026-11-23"},
    }
    assert "workload" not in alliance.data("two")


def test_a_row_without_identifier_or_title_is_no_entry(alliance: Alliance, codes: Codes) -> None:
    path = table(
        alliance, {"id": "1"}, {"title": "No id"}, {"id": "2", "title": "A"}, {"id": "2", "title": "B"}
    )
    plan = alliance.imported(path, LAYOUT)
    assert [code for code in codes(plan) if code != "CA180"] == ["CA174", "CA174", "CA175"]
    assert plan.counts.refused == 3
    assert plan.counts.added == 1


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        ("\ufeffid,title\n1,Größe\n".encode(), ""),
        ("id;title\n1;Größe\n".encode("cp1252"), "csv: {encoding: cp1252, delimiter: ';'}\n"),
        ("id,title\n1,Größe\n".encode("utf-16"), ""),
        ("id,title\r\n1,Gro\u0308ße\r\n".encode(), ""),
    ],
)
def test_csv_is_read_as_the_map_says(alliance: Alliance, content: bytes, layout: str) -> None:
    path = alliance.root / "courses.csv"
    path.write_bytes(content)
    alliance.imported(path, f"system: campus\nid: id\n{layout}fields: {{title: title}}\n")
    assert alliance.data("grosse")["title"] == "Größe"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,title\n1,Größe\n".encode("cp1252"), r"courses.csv:2: this is not utf-8"),
        (b"", "no row of column names"),
        (b"id,id\n1,2\n", "occurs twice"),
        (b"id,title\n1,A,extra\n", "more cells than there are columns"),
        (b'id,title\n1,"A\n', "not CSV"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_said_with_its_line(
    alliance: Alliance, content: bytes, said: str
) -> None:
    path = alliance.root / "courses.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        alliance.plan(path, "system: campus\nid: id\nfields: {title: title}\n")


def test_a_workbook_gives_numbers_and_dates_as_they_are_and_formulas_as_saved(
    alliance: Alliance, codes: Codes
) -> None:
    path = workbook(
        alliance.root / "courses.xlsx",
        ["id", "title", "code", "ects", "checked", "languages", "level"],
        [613, "=1+1", 613, 2.5, datetime.combine(date(2026, 12, 24), time()), "de", "Master"],
        [614, "Second", "0613", 3.0, date(2026, 12, 24), None, "#N/A"],
        sheet="Kurse",
        above=2,
    )
    layout = (
        "system: campus\nid: id\nxlsx: {sheet: Kurse, header: 3}\nslug: id\n"
        "fields: {title: {columns: [title, id]}, code: code, workload.ects: ects, reviewed: checked, "
        "languages: languages, level.cycle: {column: level, values: {Master: second}, others: keep}}\n"
    )
    plan = alliance.imported(path, layout)
    assert codes(plan) == ["CA171"]
    first, second = alliance.data("613"), alliance.data("614")
    assert (first["title"], first["code"], first["workload"], first["reviewed"]) == (
        "613",
        "613",
        {"ects": 2.5},
        "2026-12-24",
    )
    assert (second["code"], second["workload"]) == ("0613", {"ects": 3})
    assert "level" not in second


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_said(alliance: Alliance, content: bytes) -> None:
    path = alliance.root / "courses.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="not an Excel workbook"):
        alliance.plan(path, "system: campus\nid: id\nfields: {title: title}\n")


@pytest.mark.parametrize("line", ["[1]", '"text"', "{", "{}{}", "\ufffe", "[" * 100000])
def test_a_line_that_is_no_record_is_said(alliance: Alliance, line: str) -> None:
    path = alliance.write("courses.jsonl", f'{{"id": "1", "title": "A"}}\n{line}\n')
    with pytest.raises(UsageError, match=r"courses.jsonl:2"):
        alliance.plan(path, "system: campus\nid: id\nfields: {title: title}\n")


RICH = """\
system: campus
id: id
skip:
  - {column: state, values: [closed]}
ignore: [more]
fields:
  title: {columns: [titles, name]}
  description: {columns: [aim, more.text], join: "\\n\\n"}
  code: {column: id, match: "c:(.+)"}
  outcomes: outcomes
  skills: {column: skills, item: label}
  assessment: {column: exam, split: "+", item: type, values: {oral: oral-examination, thesis: project-work}}
  external_credits: {column: points, item: value, with: {system: national}}
  prerequisites.requires: {column: needs, refers: all}
  accessibility.features: {column: access, split: ","}
"""


def test_records_within_records_lists_and_references(alliance: Alliance, codes: Codes) -> None:
    path = table(
        alliance,
        {
            "id": "c:1",
            "titles": {"en": "Heat", "de": "Wärme"},
            "aim": "One",
            "more": {"text": "Two"},
            "outcomes": ["Weigh the risk", "Weigh the risk", "Defend it"],
            "skills": ["Python", "R"],
            "exam": "oral + thesis",
            "points": 3,
            "needs": ["c:2", "c:9"],
            "access": "captions, flying",
        },
        {"id": "c:2", "name": "Basics", "state": "open"},
        {"id": "c:3", "name": "Closed", "state": "closed"},
    )
    plan = alliance.imported(path, RICH)
    assert codes(plan) == ["CA172", "CA173"]
    data = alliance.data("heat")
    assert data["title"] == {"en": "Heat", "de": "Wärme"}
    assert data["description"] == "One\n\nTwo"
    assert data["code"] == "1"
    assert data["outcomes"] == {"weigh-the-risk": "Weigh the risk", "defend-it": "Defend it"}
    assert data["skills"] == [{"label": "Python"}, {"label": "R"}]
    assert data["assessment"] == [{"type": "oral-examination"}, {"type": "project-work"}]
    assert data["external_credits"] == [{"system": "national", "value": 3}]
    assert data["prerequisites"] == {"requires": "lumen/basics"}
    assert data["accessibility"] == {"features": ["captions"]}
    assert (plan.counts.skipped, plan.unused) == (1, ())


def test_slugs_are_latin_unique_and_never_reserved(alliance: Alliance) -> None:
    titles = {
        "1": "Ökonomie & Ethik",
        "2": "Repeated",
        "3": "Repeated",
        "4": "برمجة 101",
        "5": "Index",
        "6": "Data ethics",
        "7": "x" * 200,
        "8": "L'été à Łódź: straße",
    }
    path = table(alliance, *({"id": f"c/{key}", "title": title} for key, title in titles.items()))
    alliance.imported(path, "system: campus\nid: id\nfields: {title: title}\n")
    assert {file.stem for file in alliance.course("x").parent.glob("*.yml")} == {
        "data-ethics",
        "okonomie-ethik",
        "repeated-c-2",
        "repeated-c-3",
        "c-4",
        "index-c-5",
        "data-ethics-c-6",
        "x" * 80,
        "lete-a-lodz-strasse",
    }


def test_pathways_keep_their_order_and_leave_out_what_is_not_here(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(
        table(alliance, {"id": "a", "title": "Alpha"}, {"id": "b", "title": "Beta"}),
        "system: campus\nid: id\nfields: {title: title}\n",
    )
    steps = [
        {"ref": "a", "part": "First steps"},
        {"ref": "gone", "part": "First steps"},
        {"ref": "b", "part": "More"},
    ]
    path = table(alliance, {"id": "p", "title": "Way", "steps": [*steps, steps[2]]}, name="paths.jsonl")
    plan = alliance.imported(
        path,
        "system: campus\nkind: pathway\nid: id\nfields: {title: title}\n"
        "steps: {column: steps, ref: ref, group: part, ordered: true}\n",
    )
    assert codes(plan) == ["CA172", "CA173"]
    assert "blocks:\n  first-steps:\n    title: First steps\n    courses:\n" in (
        alliance.content / "pathways" / "way.yml"
    ).read_text(encoding="utf-8")
    written = (alliance.content / "pathways" / "way.yml").read_text(encoding="utf-8")
    assert "    after: [first-steps]\n" in written


RUNS = """\
system: campus
kind: offering
id: [course, begin]
course: course
fields:
  starts: {column: begin, dates: ["%d.%m.%Y"]}
  ends: {column: end, dates: ["%d.%m.%Y"]}
  seats: seats
  apply.closes: {column: deadline, dates: ["%d.%m.%Y %H:%M"]}
"""


def test_runs_find_their_course_by_its_code_and_leave_the_rest_of_the_file(
    alliance: Alliance, codes: Codes
) -> None:
    path = alliance.write(
        "runs.csv",
        "course,begin,end,seats,deadline\n"
        "LUM-1,20.09.2027,12.11.2027,40,31.08.2027 12:00\n"
        "LUM-9,20.09.2027,,,\n",
    )
    before = alliance.course("data-ethics").read_text()
    plan = alliance.imported(path, RUNS)
    assert codes(plan) == ["CA173"]
    after = alliance.course("data-ethics").read_text()
    assert after == before.replace(
        "# the end\n",
        "  autumn-2027:\n    starts: 2027-09-20\n    ends: 2027-11-12\n"
        "    apply:\n      closes: 2027-08-31T12:00\n    seats: 40\n# the end\n",
    )
    assert alliance.plan(path, RUNS).writes == {}
    alliance.write("runs.csv", path.read_text().replace(",40,", ",50,"))
    alliance.imported(path, RUNS)
    assert alliance.course("data-ethics").read_text() == after.replace("seats: 40", "seats: 50")


def test_without_a_map_columns_called_like_fields_are_those_fields(alliance: Alliance) -> None:
    path = alliance.write("courses.csv", "id,title,workload.ects,room\n1,Heat,3,B12\n")
    source = Source(path=path, format="csv", institution="lumen")
    plan = plan_import(alliance.content, source, guessed_map(source, "course"))
    assert plan.unused == ("room",)
    [text] = [body.decode() for name, body in plan.writes.items() if name.name == "heat.yml"]
    assert "workload: {ects: 3}\n" in text


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("system: campus\nid: id\nfields: {titel: title}\n", "did you mean title"),
        ("system: campus\nid: id\nfields: {origin.id: title}\n", "no field origin.id to import"),
        ("system: Campus\nid: id\nfields: {title: title}\n", "campus-online"),
        ("system: campus\nfields: {title: title}\n", "`id` is missing"),
        ("system: campus\nid: id\nfields: {title: {spalte: x}}\n", "spalte"),
        ("system: campus\nid: id\nfields: {title: {split: x}}\n", "either `column` or `columns`"),
        ("system: campus\nid: id\nfields: {title: {column: x, item: y}}\n", "no list of records"),
        ("system: campus\nid: id\nfields: {title: {column: x, match: '('}}\n", "match"),
        (
            "system: campus\nid: id\nconstants: {languages: [deu]}\nfields: {title: title}\n",
            "constants.languages",
        ),
        ("system: campus\nid: id\nid: x\nfields: {title: title}\n", "map.yml:3"),
        ("system: campus\nid: no\n", "fields"),
        ("kind: offering\nsystem: campus\nid: id\nfields: {starts: x}\n", "runs need `course`"),
    ],
)
def test_a_mistake_in_the_map_is_said_before_anything_happens(
    alliance: Alliance, layout: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        alliance.plan(table(alliance, {"id": "1", "title": "A"}), layout)


def test_a_column_that_no_row_has_is_told_with_the_nearest(alliance: Alliance) -> None:
    plan = alliance.plan(
        table(alliance, {"id": "1", "title": "A", "credits": 1}),
        "system: campus\nid: id\nfields: {title: title, workload.ects: credit}\n",
    )
    [finding] = plan.findings
    assert (finding.code, dict(finding.parameters)) == ("CA180", {"column": "credit", "nearest": "credits"})
    assert plan.unused == ("credits",)


def test_an_unknown_institution_is_refused_with_the_nearest(alliance: Alliance) -> None:
    source = Source(path=table(alliance, {"id": "1"}), format="jsonl", institution="lumn")
    with pytest.raises(UsageError, match="did you mean lumen"):
        plan_import(alliance.content, source, guessed_map(source, "course"))


def test_a_time_of_day_and_a_cell_error_are_never_taken_for_text(alliance: Alliance) -> None:
    path = workbook(
        alliance.root / "courses.xlsx", ["id", "title", "d"], [1, "A", time(9, 30)], [2, "#REF!", None]
    )
    plan = alliance.plan(path, "system: campus\nid: id\nfields: {title: title, reviewed: d}\n")
    assert [one.code for one in plan.findings] == ["CA171", "CA171", "CA174"]


def test_characters_that_nobody_sees_are_taken_out_and_told(alliance: Alliance) -> None:
    row = {"id": "1", "title": "Heat\u202eb\x07", "aim": "One\u2028Two\r\nThree  \nGro\u0308ße"}
    plan = alliance.imported(
        table(alliance, row), "system: campus\nid: id\nfields: {title: title, description: aim}\n"
    )
    [finding] = plan.findings
    assert (finding.code, dict(finding.parameters)) == ("CA179", {"column": "title", "count": "2"})
    data = alliance.data("heatb")
    assert data["title"] == "Heatb"
    assert data["description"] == "One\nTwo\nThree\nGröße"


def test_every_message_has_a_value_for_each_of_its_names(alliance: Alliance) -> None:
    path = alliance.write(
        "c.csv", "id,title,ects,level,languages\n1,One,many,Doctor,Latein\n,B,,,\n1,C,4000,,\n"
    )
    for finding in alliance.plan(path, LAYOUT).findings:
        assert placeholders(all_rules()[finding.code].message) <= dict(finding.parameters).keys()
