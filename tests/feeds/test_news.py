"""Atom, JSON Feed and iCalendar: well-formed whatever contributors write, and true to the log."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from credatlas.feeds._ical import LONGEST, calendar, text
from tests.feeds.site import Files, data_of, going_on
from tests.pages.editions import catalogue, edition

if TYPE_CHECKING:
    from collections.abc import Callable

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = ("api-entries", "changes", "news", "json-feed", "calendars", "manifest-pages", "manifest")
RUN = {
    "starts": "2027-03-01",
    "ends": "2027-04-23",
    "apply": {"opens": "2026-12-01", "closes": "2027-01-31T12:00"},
    "for": [{"who": "members", "closes": "2027-01-15"}, {"who": "fjord", "closes": "2027-01-10"}],
}
HOSTILE = 'A "title" <b>&amp;</b>;, \\n with\nlines, ]]> and \u202e\u0007 more'


def made(courses: dict[str, Any], day: int = 0, before: Files | None = None) -> Files:
    found = edition(catalogue(courses=courses), MONDAY + timedelta(days=day), languages=("en", "de"))
    return data_of(going_on(found, before) if before else found, *NEWS)


def course(**more: Any) -> dict[str, Any]:
    return {"title": {"en": "Data ethics"}, "summary": {"en": "Decide."}, "fields": ["0914"], **more}


def events(files: Files, path: str) -> dict[str, dict[str, str]]:
    """UID -> the properties of the event, unfolded."""
    lines = files[path].decode().replace("\r\n ", "").split("\r\n")
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found[current["UID"]] = current
        else:
            current[name] = value
    return found


def test_each_kind_of_feed_is_as_it_was_reviewed(golden: Callable[[Path, str], None]) -> None:
    courses = {"lumen/ethics": course(offerings={"spring": RUN})}
    first = made(courses)
    courses["lumen/ethics"]["price"] = "180 EUR"
    second = made(courses, 1, first)
    folder = Path(__file__).parent / "golden" / "news"
    for path in (
        "feeds/changes.atom",
        "feeds/feed.json",
        "feeds/courses/lumen/ethics/new.atom",
        "feeds/courses/lumen/ethics/deadlines.ics",
        "api/v1/changes.json",
        "api/v1/manifest/api-v1-courses.json",
    ):
        golden(folder / path, second[path].decode().replace("\r\n", "\n"))


def test_a_course_is_found_below_its_institution_its_fields_and_itself() -> None:
    files = made({"lumen/ethics": course(offerings={"spring": RUN})})
    topics = ("", "institutions/lumen/", "field/0914/", "field/091/", "field/09/", "courses/lumen/ethics/")
    for topic in topics:
        entries = ET.fromstring(files[f"feeds/{topic}new.atom"]).findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["New: Data ethics"]
        assert len(events(files, f"feeds/{topic}deadlines.ics")) == 5


def test_an_event_keeps_its_name_and_counts_its_changes() -> None:
    run = {"starts": "2027-03-01"}
    first = made({"lumen/ethics": course(offerings={"spring": run})})
    (name,) = events(first, "feeds/deadlines.ics")
    second = made({"lumen/ethics": course(offerings={"spring": {"starts": "2027-03-08"}})}, 1, first)
    (event,) = events(second, "feeds/deadlines.ics").values()
    assert event["UID"] == name == "lumen.ethics.spring.starts@catalogue.example"
    assert (event["SEQUENCE"], event["DTSTAMP"]) == ("1", "20261124T000000Z")
    assert event["DTSTART;VALUE=DATE"] == "20270308"


@pytest.mark.parametrize(
    "ended",
    [
        {"offerings": {"spring": {"starts": "2027-03-01", "status": "cancelled"}}},
        {
            "offerings": {"spring": {"starts": "2027-03-01"}},
            "status": "withdrawn",
            "withdrawn": {"on": "2026-11-24", "reason": {"en": "No teacher"}},
        },
    ],
)
def test_what_does_not_take_place_stays_as_a_cancelled_event(ended: dict[str, Any]) -> None:
    first = made({"lumen/ethics": course(offerings={"spring": {"starts": "2027-03-01"}})})
    second = made({"lumen/ethics": course(**ended)}, 1, first)
    (event,) = events(second, "feeds/deadlines.ics").values()
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == "1"


def test_a_deadline_at_an_hour_is_that_instant_and_one_on_a_day_that_day() -> None:
    found = events(made({"lumen/ethics": course(offerings={"s": RUN})}), "feeds/deadlines.ics")
    closes = found["lumen.ethics.s.closes@catalogue.example"]
    assert closes["DTSTART"] == "20270131T110000Z"
    members = found["lumen.ethics.s.closes-members@catalogue.example"]
    assert members["DTSTART;VALUE=DATE"] == "20270115"


def test_hostile_text_stays_text() -> None:
    files = made({"lumen/ethics": {"title": HOSTILE, "summary": HOSTILE, "offerings": {"s": RUN}}})
    for path, body in files.items():
        if path.endswith(".atom"):
            ET.fromstring(body)
        elif path.endswith("feed.json"):
            json.loads(body)
        elif path.endswith(".ics"):
            assert all(b"\n" not in line and b"\r" not in line for line in body.split(b"\r\n"))
            assert body.count(b"BEGIN:VEVENT\r\n") == body.count(b"END:VEVENT\r\n") > 0


@given(some.text())
def test_a_calendar_line_is_short_and_can_be_put_together_again(value: str) -> None:
    line = f"SUMMARY:{text(value.encode(errors='replace').decode())}"
    folded = calendar([line])
    pieces = folded.split(b"\r\n")
    assert pieces[-1] == b""
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.decode() is not None for piece in pieces)
    assert folded.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode() == line


def test_without_an_address_of_the_site_there_are_none() -> None:
    found = edition(catalogue(courses={"lumen/ethics": course()}), MONDAY)
    files = data_of(replace(found, site=replace(found.site, url=None)), *NEWS)
    assert not [path for path in files if path.startswith("feeds/")]
