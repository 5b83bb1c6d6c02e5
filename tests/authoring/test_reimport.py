"""The second import: nothing changes by itself, edits and comments stay, and both sides' changes are told."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credatlas.authoring.imports.merge import MISSING, merged, same
from credatlas.errors import CredAtlasError
from credatlas.source import Document, SourceFile, find, parse
from credatlas.source.schema import violations
from tests.authoring.conftest import Alliance

if TYPE_CHECKING:
    from credatlas.authoring.imports import ImportPlan
    from tests.authoring.conftest import Codes

MAP = """\
system: campus
id: id
ignore: [room]
fields:
  title: title
  description: aim
  workload.ects: ects
  fields: {column: fields, split: ";"}
  outcomes: {column: outcomes, split: "|"}
"""
ROW = {
    "id": "7",
    "title": "Heat",
    "aim": "One\n\nTwo",
    "ects": 3,
    "fields": "0713",
    "outcomes": "Weigh the risk|Defend it",
}


def source(alliance: Alliance, *rows: dict[str, Any]) -> Path:
    return alliance.write("courses.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))


def edit(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_the_same_file_again_changes_nothing(alliance: Alliance) -> None:
    table = source(alliance, ROW, {**ROW, "id": "8"})
    alliance.imported(table, MAP)
    before = alliance.files()
    plan = alliance.plan(table, MAP)
    assert plan.writes == {}
    assert plan.findings == ()
    assert (plan.counts.unchanged, plan.counts.overrides) == (2, 0)
    assert alliance.files() == before


def test_a_change_of_the_source_changes_its_own_line_and_the_day_of_the_import(alliance: Alliance) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    before = edit(alliance.course("heat"), "workload: {ects: 3}", "workload: {ects: 3}   # by senate\n# more")
    edit(alliance.course("heat"), "2026-11-23", "2026-01-01")
    alliance.imported(source(alliance, {**ROW, "ects": 4}), MAP)
    after = alliance.course("heat").read_text(encoding="utf-8")
    assert after == before.replace("{ects: 3}", "{ects: 4}")


def test_an_edit_is_kept_and_counted_until_the_source_changes_too(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    edited = edit(alliance.course("heat"), "title: Heat", "title: Heat pumps   # our name\nsummary: Short.")
    plan = alliance.imported(source(alliance, ROW), MAP)
    assert codes(plan) == []
    assert plan.counts.overrides == 1
    assert alliance.course("heat").read_text(encoding="utf-8") == edited
    plan = alliance.imported(source(alliance, {**ROW, "title": "Heating"}), MAP)
    [finding] = plan.findings
    assert (finding.path, finding.position.line, finding.code) == (
        "content/courses/lumen/heat.yml",
        2,
        "CA176",
    )
    assert dict(finding.parameters) == {"field": "title", "here": "Heat pumps", "now": "Heating"}
    assert alliance.course("heat").read_text(encoding="utf-8") == edited
    assert codes(alliance.plan(source(alliance, {**ROW, "title": "Heating"}), MAP)) == []


def test_a_translation_added_here_does_not_stop_the_source(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    edit(alliance.course("heat"), "title: Heat\n", "title:\n  de: Wärme\n  en: Heat\n")
    plan = alliance.imported(source(alliance, {**ROW, "title": "Heating"}), MAP)
    assert codes(plan) == []
    assert alliance.data("heat")["title"] == {"de": "Wärme", "en": "Heating"}


def test_outcomes_keep_the_names_that_assessments_use(alliance: Alliance) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    changed = {**ROW, "outcomes": "A new one|Defend it|Weigh the risk"}
    alliance.imported(source(alliance, changed), MAP)
    outcomes = alliance.data("heat")["outcomes"]
    assert outcomes["defend-it"] == "Defend it"
    assert outcomes["a-new-one"] == "A new one"
    corrected = {**ROW, "outcomes": "A new one|Defend it well|Weigh the risk"}
    alliance.imported(source(alliance, corrected), MAP)
    assert alliance.data("heat")["outcomes"]["defend-it"] == "Defend it well"


def test_a_value_that_vanishes_at_the_source_vanishes_here_unless_edited(
    alliance: Alliance, codes: Codes
) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    edit(alliance.course("heat"), "ects: 3", "ects: 5")
    plan = alliance.imported(source(alliance, {"id": "7", "title": "Heat"}), MAP)
    data = alliance.data("heat")
    assert data["workload"] == {"ects": 5}
    assert not {"description", "fields", "outcomes"} & data.keys()
    assert [dict(one.parameters)["field"] for one in plan.findings if one.code == "CA176"] == [
        "workload/ects"
    ]


def test_vanished_rows_ask_for_a_withdrawal_and_nothing_is_deleted(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW, {**ROW, "id": "8", "title": "Cold"}), MAP)
    plan = alliance.imported(source(alliance, ROW), MAP)
    [finding] = plan.findings
    assert (finding.code, finding.path) == ("CA177", "content/courses/lumen/cold.yml")
    assert alliance.course("cold").exists()
    edit(alliance.course("cold"), "title: Cold\n", "title: Cold\nstatus: withdrawn\n")
    assert codes(alliance.imported(source(alliance, ROW), MAP)) == []


def test_a_file_that_was_deleted_here_is_not_written_again(alliance: Alliance, codes: Codes) -> None:
    table = source(alliance, ROW)
    alliance.imported(table, MAP)
    alliance.course("heat").unlink()
    assert codes(alliance.imported(table, MAP)) == ["CA178"]
    assert not alliance.course("heat").exists()


def test_an_address_never_changes_and_a_moved_file_is_found(alliance: Alliance) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    alliance.imported(source(alliance, {**ROW, "title": "Another name"}), MAP)
    assert alliance.data("heat")["title"] == "Another name"
    alliance.course("heat").rename(alliance.course("moved"))
    plan = alliance.imported(source(alliance, {**ROW, "title": "Third"}), MAP)
    assert alliance.data("moved")["title"] == "Third"
    assert plan.counts.added == 0


def test_a_new_row_with_a_title_that_is_there_leaves_the_first_address_alone(alliance: Alliance) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    alliance.imported(source(alliance, ROW, {**ROW, "id": "8"}), MAP)
    assert alliance.data("heat")["origin"]["id"] == "7"
    assert alliance.data("heat-8")["origin"]["id"] == "8"


def test_a_course_written_by_hand_is_adopted_by_its_code_and_keeps_what_it_says(
    alliance: Alliance, codes: Codes
) -> None:
    layout = "system: campus\nid: id\nfields: {title: title, code: code, workload.ects: ects}\n"
    table = source(alliance, {"id": "1", "title": "Ethics of data", "code": "LUM-1", "ects": 3})
    before = alliance.course("data-ethics").read_text()
    plan = alliance.imported(table, layout)
    assert codes(plan) == ["CA176"]
    after = alliance.course("data-ethics").read_text()
    assert "workload: {ects: 3}\n" in after
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []


def test_without_the_state_differences_are_told_and_not_taken(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    (alliance.content / ".imported" / "lumen" / "campus.courses.jsonl").unlink()
    assert alliance.imported(source(alliance, ROW), MAP).findings == ()
    (alliance.content / ".imported" / "lumen" / "campus.courses.jsonl").unlink()
    assert codes(alliance.imported(source(alliance, {**ROW, "ects": 4}), MAP)) == ["CA176"]
    assert alliance.data("heat")["workload"] == {"ects": 3}


def test_a_damaged_state_is_said_with_its_line(alliance: Alliance) -> None:
    table = source(alliance, ROW)
    alliance.imported(table, MAP)
    state = alliance.content / ".imported" / "lumen" / "campus.courses.jsonl"
    state.write_text("<<<<<<< ours\n" + state.read_text())
    with pytest.raises(CredAtlasError, match=r"jsonl:1 is damaged"):
        alliance.plan(table, MAP)


def test_a_file_that_cannot_be_changed_alone_is_left_and_told(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    alliance.course("heat").write_text(json.dumps(alliance.data("heat")))
    before = alliance.course("heat").read_text()
    plan = alliance.imported(source(alliance, {**ROW, "ects": 4}), MAP)
    assert set(codes(plan)) == {"CA181"}
    assert alliance.course("heat").read_text() == before


def test_a_broken_file_is_left_and_told(alliance: Alliance, codes: Codes) -> None:
    alliance.imported(source(alliance, ROW), MAP)
    alliance.course("heat").write_text("title: [\n")
    assert codes(alliance.imported(source(alliance, {**ROW, "ects": 4}), MAP)) == ["CA181"]
    assert alliance.course("heat").read_text() == "title: [\n"


def test_the_state_is_no_content_and_names_no_secret(alliance: Alliance) -> None:
    alliance.imported(source(alliance, {**ROW, "room": "B12"}), MAP)
    assert not any(".imported" in one.path for one in find(alliance.content).sources)
    [state] = (alliance.content / ".imported").rglob("*.jsonl")
    assert "B12" not in state.read_text(encoding="utf-8")


_WORDS = """
+1 -1 @SUM(1) =HYPERLINK("http://evil.example") no 0613 null ~ ? | &a *a !x %x --- ... ' " \\ <b> {{x}}
"""
_CELLS = ["- a", "a: b", "a #b", "a\r\nb", "a\rb", "\u202eabc\u202c", "\u2028x", "\x00\x07", "\ufeffx"]
HOSTILE = st.text(st.characters(), max_size=60) | st.sampled_from(
    [*_WORDS.split(), *_CELLS, "e\u0301", "\ud800", "\t", "\xa0", "\n\n x \n"]
)
COLUMNS = ("id", "title", "aim", "outcomes", "fields", "ects")
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, HOSTILE)), max_size=4)


def sound(alliance: Alliance) -> None:
    """Every file reads strictly and keeps the schema."""
    found = find(alliance.content)
    assert found.findings == ()
    for path in found.sources:
        document = parse(SourceFile(path=path.path, kind=path.kind, content=path.read().content))
        assert isinstance(document, Document), document
        assert violations(document) == ()


def small(folder: str) -> Alliance:
    alliance = Alliance(Path(folder))
    alliance.write("content/institutions/lumen.yml", "name: Lumen\n")
    return alliance


@settings(deadline=None, max_examples=60)
@given(ROWS, ROWS)
def test_any_cells_end_as_sound_entries_or_findings_and_the_next_import_is_empty(
    first: Any, second: Any
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        alliance = small(folder)
        for rows in (first, second):
            table = alliance.root / "courses.jsonl"
            table.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
            plan = alliance.imported(table, MAP)
            sound(alliance)
            again = alliance.plan(table, MAP)
            assert again.writes == {}
            counts = plan.counts
            assert counts.rows == counts.added + counts.updated + counts.unchanged + counts.refused


@settings(deadline=None, max_examples=30)
@given(ROWS)
def test_a_csv_file_says_the_same_as_json_lines(rows: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        alliance = small(folder)
        plain = [{key: _without(text) for key, text in row.items()} for row in rows]
        jsonl = alliance.write("courses.jsonl", "".join(f"{json.dumps(row)}\n" for row in plain))
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, COLUMNS)
        writer.writeheader()
        writer.writerows(plain)
        table = alliance.write("courses.csv", buffer.getvalue())
        assert _entries(alliance.plan(table, MAP)) == _entries(alliance.plan(jsonl, MAP))


def _without(text: str) -> str:
    """The text without what a CSV file cannot hold."""
    return "".join(one for one in text if one != "\x00" and not "\ud800" <= one <= "\udfff")


def _entries(plan: ImportPlan) -> dict[Path, bytes]:
    return {path: body for path, body in plan.writes.items() if path.suffix == ".yml"}


LEAF = st.sampled_from(["a", "b", 1, True, None, ["x"], {"en": "a"}])
INNER = st.dictionaries(st.sampled_from("xy"), LEAF, min_size=1)
SIDE = st.dictionaries(st.sampled_from("abcd"), LEAF | INNER, max_size=4)


@given(SIDE, SIDE, SIDE)
def test_merging_takes_what_only_one_side_changed(last: Any, here: Any, now: Any) -> None:
    assert merged(last, here, last, "en").data == here
    assert merged(last, last, now, "en").data == now
    assert merged(last, now, now, "en").data == now
    result = merged(last, here, now, "en").data
    for key in {*last, *here, *now}:
        before, mine, theirs = (side.get(key, MISSING) for side in (last, here, now))
        if same(before, theirs):
            assert same(result.get(key, MISSING), mine)
        elif same(before, mine):
            assert same(result.get(key, MISSING), theirs)
