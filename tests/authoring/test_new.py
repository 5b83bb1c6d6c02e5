from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.authoring.entry import new_entry
from credatlas.authoring.offering import new_offering
from credatlas.errors import UsageError
from credatlas.model.ids import EntryId, Kind
from credatlas.source import Document, SourceFile, parse
from credatlas.source.schema import violations
from credatlas.source.yaml import read_strictly

if TYPE_CHECKING:
    from tests.authoring.conftest import Alliance

IDS = {
    Kind.COURSE: "lumen/heat-pumps",
    Kind.PATHWAY: "health",
    Kind.INSTITUTION: "fjord",
    Kind.NETWORK: "aurora",
    Kind.AGREEMENT: "coast",
}


def document(kind: Kind, slug: str, text: str) -> Document:
    parsed = parse(SourceFile(path=EntryId(kind, slug).path, kind=kind, content=text.encode()))
    assert isinstance(parsed, Document), parsed
    return parsed


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_file_passes_or_lacks_only_what_nobody_else_can_know(alliance: Alliance, kind: Kind) -> None:
    entry = new_entry(alliance.content, kind, IDS[kind])
    parsed = document(kind, IDS[kind], entry.text)
    missing = {dict(one.parameters).get("missing") for one in violations(parsed)}
    assert missing == ({"members"} if kind is Kind.NETWORK else set())
    assert parsed.data["status"] == "draft"
    assert entry.path == alliance.content / kind.folder / f"{IDS[kind]}.yml"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_example_of_a_new_file_can_be_taken_as_it_stands(alliance: Alliance, kind: Kind) -> None:
    text = new_entry(alliance.content, kind, IDS[kind]).text
    taken = [line.removeprefix("# ") for line in text.splitlines()[1:] if not line.startswith("##")]
    assert not violations(document(kind, IDS[kind], "\n".join([*taken, ""])))


@pytest.mark.parametrize("kind", list(Kind))
def test_the_modeline_leads_to_the_schema(alliance: Alliance, kind: Kind) -> None:
    entry = new_entry(alliance.content, kind, IDS[kind])
    address = entry.text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    wanted = alliance.root / "schemas" / f"{kind.value}.schema.json"
    assert (entry.path.parent / address).resolve() == wanted.resolve()


def test_without_schemas_beside_the_content_the_modeline_leads_to_the_site(alliance: Alliance) -> None:
    text = new_entry(alliance.content, Kind.PATHWAY, "health", site_url="https://aurora.example/a/").text
    assert text.startswith(
        "# yaml-language-server: $schema=https://aurora.example/a/schemas/pathway.schema.json\n"
    )


def test_what_the_institution_supplies_is_not_asked_for(alliance: Alliance) -> None:
    alone = new_entry(alliance.content, Kind.COURSE, "lumen/heat-pumps").text
    assert "# quality:" not in alone
    alliance.write("content/institutions/lumen.yml", "name: Lumen\n")
    assert "# quality:" in new_entry(alliance.content, Kind.COURSE, "lumen/heat-pumps").text


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (Kind.COURSE, "lumen/Heat Pumps", "lumen/heat-pumps would do"),
        (Kind.COURSE, "lumen/Wärmepumpen", "lumen/warmepumpen would do"),
        (Kind.COURSE, "lumn/heat-pumps", "did you mean lumen?"),
        (Kind.COURSE, "quill/heat-pumps", "credatlas new institution quill"),
        (Kind.COURSE, "heat-pumps", "institution/course"),
        (Kind.COURSE, "lumen/data-ethics", "exists already"),
        (Kind.COURSE, "../x/y", "institution/course"),
        (Kind.COURSE, "../y", "use small letters"),
        (Kind.PATHWAY, "index", "reserved"),
        (Kind.PATHWAY, "de", "reserved"),
        (Kind.PATHWAY, "مسار", "use small letters"),
        (Kind.INSTITUTION, "lumen", "exists already"),
        (Kind.PATHWAY, "x" * 81, "use small letters"),
    ],
)
def test_an_id_that_cannot_be_is_refused_with_one_that_can(
    alliance: Alliance, kind: Kind, typed: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        new_entry(alliance.content, kind, typed, languages=("en", "de"))


def added_lines(path: Path, text: str) -> tuple[list[str], list[str]]:
    """Lines that came and lines that went."""
    diff = list(difflib.unified_diff(path.read_text().splitlines(), text.splitlines(), n=0, lineterm=""))
    return (
        [line[1:] for line in diff if line.startswith("+") and not line.startswith("+++")],
        [line[1:] for line in diff if line.startswith("-") and not line.startswith("---")],
    )


def test_next_terms_run_moves_every_date_and_touches_no_other_line(alliance: Alliance) -> None:
    made = new_offering(alliance.content, "lumen/data-ethics", source="spring-2027", starts="2027-09-20")
    came, went = added_lines(made.path, made.text)
    assert went == []
    run = document(Kind.COURSE, "lumen/data-ethics", made.text).data["offerings"]["autumn-2027"]
    assert run == {
        "starts": "2027-09-20",
        "ends": "2027-11-12",
        "apply": {
            "opens": "2027-06-22",
            "closes": "2027-08-22T12:00",
            "at": "https://lumen.example/2027/apply",
        },
        "sessions": [
            {"weekday": "tuesday", "from": "18:00", "until": "20:00"},
            {"date": "2027-09-25", "from": "10:00", "until": "16:00"},
        ],
        "for": [{"who": "members", "seats": 30, "price": "0 EUR", "closes": "2027-08-06"}],
    }
    assert came[0] == "  autumn-2027:"
    assert not violations(document(Kind.COURSE, "lumen/data-ethics", made.text))
    said = " ".join(made.review)
    for worth in ("203 days", "2026/2027-2/2 was left out", "availability, status", "/apply/at names a year"):
        assert worth in said


def test_an_announced_run_of_the_same_name_becomes_the_dated_one(alliance: Alliance) -> None:
    made = new_offering(alliance.content, "lumen/data-ethics", source="spring-2027", starts="2028-02-28")
    came, went = added_lines(made.path, made.text)
    assert made.slug == "spring-2028"
    assert went == ["  spring-2028: {announced: 2028-spring}   # to be settled"]
    assert '    term: "2027/2028-2/2"' in came
    assert "  # to be settled" in came


def test_a_start_on_another_weekday_is_said(alliance: Alliance) -> None:
    made = new_offering(alliance.content, "lumen/data-ethics", source="spring-2027", starts="2027-06-01")
    said = " ".join(made.review)
    assert "It starts on a Tuesday, the earlier run on a Monday." in said
    assert "The weekly live hours stay on their weekdays." in said


def test_an_announced_run_can_be_dated_without_inventing_the_rest(alliance: Alliance) -> None:
    made = new_offering(
        alliance.content, "lumen/data-ethics", source="spring-2028", starts="2028-03-01", slug="x"
    )
    assert "  x: {starts: 2028-03-01}\n" in made.text


@pytest.mark.parametrize(
    ("course", "source", "starts", "slug", "said"),
    [
        ("lumen/data-ethic", "spring-2027", "2028-03-01", None, "did you mean lumen/data-ethics"),
        ("lumen/data-ethics", "spring-2026", "2028-03-01", None, "Its runs: spring-2027, spring-2028"),
        ("lumen/data-ethics", "spring-2027", "01.03.2028", None, "is not a date"),
        ("lumen/data-ethics", "spring-2027", "2027-02-30", None, "no such day"),
        ("lumen/data-ethics", "spring-2027", "2028-03-01", "Spring 2028", "use small letters"),
        ("lumen/data-ethics", "spring-2027", "2028-03-01", "spring-2027", "already"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    alliance: Alliance, course: str, source: str, starts: str, slug: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        new_offering(alliance.content, course, source=source, starts=starts, slug=slug)


def test_a_self_paced_run_is_no_pattern_for_dates(alliance: Alliance) -> None:
    alliance.write("content/courses/lumen/x.yml", "title: X\nofferings:\n  always: {self_paced: true}\n")
    with pytest.raises(UsageError, match="choose a dated one"):
        new_offering(alliance.content, "lumen/x", source="always", starts="2028-03-01")


def test_runs_in_brackets_get_the_new_one_too(alliance: Alliance) -> None:
    alliance.write("content/courses/lumen/x.yml", "title: X\nofferings: {a: {starts: 2027-03-01}}   # all\n")
    made = new_offering(alliance.content, "lumen/x", source="a", starts="2028-03-01")
    assert read_strictly("x", made.text.encode()) == {
        "title": "X",
        "offerings": {"a": {"starts": "2027-03-01"}, "spring-2028": {"starts": "2028-03-01"}},
    }
    assert "# all" in made.text
