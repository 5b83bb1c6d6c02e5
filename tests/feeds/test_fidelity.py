"""What each feed can say is found out by taking fields away, and written down for the data page."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import source
from credatlas.feeds.fidelity_table import STANDARDS, fidelity, lost
from credatlas.model.ids import Kind
from credatlas.pages.blocks import blocks
from tests.conftest import REPOSITORY
from tests.feeds.exports import CASES
from tests.feeds.site import Files, data_of
from tests.pages.editions import catalogue, edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TABLE = REPOSITORY / "generator" / "credatlas" / "feeds" / "fidelity" / "courses.json"
LIFE = frozenset({"status", "publish_from", "withdrawn", "text_language"})
"""Fields that say whether and how an entry is published, not what it is."""
HOUSE = {
    "name": "Elbmark University",
    "country": "DE",
    "timezone": "Europe/Berlin",
    "identifiers": {"schac": "lumen.example"},
}
RUN = "probed"


def _course() -> dict[str, Any]:
    file = CASES / "course" / "every-field.yml"
    path = "content/courses/lumen/data-ethics.yml"
    document = source.parse(source.SourceFile(path=path, kind=Kind.COURSE, content=file.read_bytes()))
    assert isinstance(document, source.Document), document
    course = {key: value for key, value in document.data.items() if key not in LIFE}
    runs = copy.deepcopy(course["offerings"])
    every = {key: value for run in runs.values() for key, value in run.items()}
    for other in ("status", "status_reason", "moved_to", "self_paced", "announced"):
        every.pop(other, None)
    course["offerings"] = {RUN: every}
    course["replaces"] = ["lumen/statistics"]
    return course


def _schema(*path: str) -> list[str]:
    schema = json.loads((REPOSITORY / "schemas" / "course.schema.json").read_text(encoding="utf-8"))
    for part in path:
        schema = schema[part]
    return list(schema["properties"])


def _files(course: dict[str, Any]) -> dict[str, Files]:
    fjord = {**HOUSE, "name": "Fjord", "identifiers": {"schac": "fjord.example"}}
    found = edition(
        catalogue(
            institutions={"lumen": HOUSE, "fjord": fjord},
            courses={"lumen/data-ethics": course, "lumen/statistics": {"title": "Statistics"}},
        )
    )
    made = data_of(found, "api-entries", *STANDARDS)
    return {name: {path: body for path, body in made.items() if _is_of(name, path)} for name in STANDARDS}


FOLDERS = {
    "api-entries": "api/v1/courses/",
    "elm": "feeds/elm/",
    "schemaorg": "feeds/schemaorg.jsonld",
    "edc": "feeds/edc/",
    "ob3": "feeds/ob3/",
    "ooapi5": "feeds/ooapi/v5/",
    "ooapi6": "feeds/ooapi/v6/",
    "ewp": "feeds/ewp/",
}


def _is_of(name: str, path: str) -> bool:
    endings = {"csv": ".csv", "calendars": ".ics"}
    return path.endswith(endings[name]) if name in endings else path.startswith(FOLDERS[name])


MASKS = {
    "admission": (("offerings", RUN, "admission"),),
    "awarding": (("joint",),),
    "contact": (("offerings", RUN, "contact"),),
    "languages": (("offerings", RUN, "languages"),),
    "participation": (("offerings", RUN, "participation"),),
    "price": (("offerings", RUN, "price"), ("offerings", RUN, "for")),
    "price_includes": (("offerings", RUN, "price_includes"),),
    "refund": (("offerings", RUN, "refund"),),
    "summary": (("description",),),
    "offerings/price": (("offerings", RUN, "for"), ("price",)),
}
"""Field -> what else has to go, as it says the same more precisely."""
CHANGED: dict[str, Any] = {"title": "Another", "awarding": ["fjord"]}
"""Fields that no course is without: another value instead of none."""
Pair = tuple[dict[str, Any], dict[str, Any]]
CANCELLED = {"starts": "2027-03-01", "status": "cancelled"}
MOVED = {"starts": "2027-03-01", "status": "moved"}
SPECIAL = {
    "starts": (
        {"starts": "2027-03-01", "ends": "2027-04-01"},
        {"starts": "2027-03-08", "ends": "2027-04-01"},
    ),
    "ends": ({"starts": "2027-03-01", "ends": "2027-04-01"}, {"starts": "2027-03-01", "ends": "2027-04-02"}),
    "languages": (
        {"starts": "2027-03-01", "languages": ["de"]},
        {"starts": "2027-03-01", "languages": ["fr"]},
    ),
    "participation": (
        {"starts": "2027-03-01", "participation": ["on-site"]},
        {"starts": "2027-03-01", "participation": ["online"]},
    ),
    "self_paced": ({"self_paced": True}, {"announced": "2030"}),
    "announced": ({"announced": "2030"}, {"announced": "2031"}),
    "status": ({"starts": "2027-03-01"}, CANCELLED),
    "status_reason": ({**CANCELLED, "status_reason": "Ill"}, CANCELLED),
    "moved_to": ({**MOVED, "moved_to": "next"}, MOVED),
}
"""Fields of a run that cannot be taken away from just any run: two runs that differ in the field."""


def _pairs() -> Iterator[tuple[str, Pair]]:
    """Each field of the schema, with two courses that differ in it alone."""
    for field in _schema():
        course = _unmasked(field)
        if field in CHANGED:
            yield field, (course, {**course, field: CHANGED[field]})
        elif field in course and field != "offerings":
            yield field, (course, {key: value for key, value in course.items() if key != field})
    for field in _schema("$defs", "offering"):
        course = _unmasked(f"offerings/{field}")
        run = course["offerings"][RUN]
        less = {key: value for key, value in run.items() if key != field}
        with_field, without = SPECIAL.get(field, (run, less))
        one, other = ({**course, "offerings": {RUN: each}} for each in (with_field, without))
        yield f"offerings/{field}", (one, other)


def _unmasked(field: str) -> dict[str, Any]:
    course = _course()
    for *above, last in MASKS.get(field, ()):
        holder = course
        for name in above:
            holder = holder[name]
        holder.pop(last, None)
    return course


@pytest.mark.slow
def test_the_table_says_what_the_feeds_do(golden: Callable[[Path, str], None]) -> None:
    assert all(_files(_course()).values()), "a feed leaves the complete course out"
    table = {}
    for field, pair in _pairs():
        one, other = map(_files, pair)
        table[field] = [name for name in STANDARDS if _differ(name, one[name], other[name])]
    golden(TABLE, json.dumps(table, indent=1) + "\n")


def _differ(name: str, one: Files, other: Files) -> bool:
    """A calendar's stamps follow the log, not the field."""
    if name != "calendars":
        return one != other
    return {path: _events(body) for path, body in one.items()} != {
        path: _events(body) for path, body in other.items()
    }


def _events(body: bytes) -> list[bytes]:
    stamps = (b"DTSTAMP", b"CREATED", b"LAST-MODIFIED", b"SEQUENCE")
    return [line for line in body.split(b"\r\n") if not line.startswith(stamps)]


def test_the_table_has_every_field_that_a_course_can_have() -> None:
    fields = [*(name for name in _schema() if name not in LIFE | {"offerings"})]
    known = {one.field for one in fidelity()}
    assert set(fields) - known == set()


def test_the_api_loses_nothing() -> None:
    assert not set(lost("api-entries"))


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_the_data_page_says_which_format_says_what_and_what_each_loses(language: str) -> None:
    page = REPOSITORY / "content" / "pages" / ("" if language == "en" else language) / "data.md"
    assert "<!-- credatlas:mapping -->" in page.read_text(encoding="utf-8")
    shown = blocks()["mapping"].render(edition(catalogue(), languages=("en", "de", "ar")), language, 1)
    text = re.sub(r"<[^>]*>", " ", shown)
    for name, title in STANDARDS.items():
        assert len(lost(name)) < len(fidelity())
        assert text.count(title) >= 2, f"{title} has no column, or no line about what it cannot say"
    for one in fidelity():
        assert one.field.rpartition("/")[2] in text
