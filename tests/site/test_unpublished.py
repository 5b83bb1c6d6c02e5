"""What is a draft or waits for its day is nowhere: no page, feed or index has it, no other entry names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import built

DAY = "2027-06-01"
COURSE = """\
title: Glacier quokkalore
type: module
summary: Read quokkalore in ice and tell what it means.
languages: [en]
workload: {{ects: 2, hours: 54}}
level: {{eqf: 6, cycle: first}}
fields: ["0532"]
outcomes:
  read: Read quokkalore in a core of ice.
assessment:
  - {{type: oral-examination, weight: 100, outcomes: [read], supervision: supervised-on-site-with-id}}
participation: [on-site]
prerequisites: none
stackability: stackable
replaces: [fjord/cold-water-safety]
offerings:
  spring-2028: {{starts: 2028-03-01, ends: 2028-04-01, price: 10 EUR}}
{when}
"""
PATHWAY = """\
title: Steward of quokkalore
summary: From the ice to the sea by way of quokkalore.
model: open
awarding: [fjord]
target: {{kind: certificate, award: true, ects: 2, eqf: 6}}
blocks:
  ice: {{title: Ice, courses: [fjord/quokka-ice]}}
contact: {{email: office@fjord.example}}
{when}
"""
NAMING = """\
title: Ice and sea
summary: Courses about cold water.
model: elective
awarding: [fjord]
target: {kind: certificate, award: true, ects: 2, eqf: 6}
blocks:
  ice: {title: Ice, courses: [fjord/quokka-ice, fjord/avalanche-risk], choose: 1}
  more: {title: More, courses: [fjord/quokka-ice]}
  last: {title: Last, open: [A course of your own.], after: [more]}
contact: {email: office@fjord.example}
"""
WAITING = {"draft": "status: draft", "day": f"publish_from: {DAY}"}
PLACES = (
    "courses/fjord/quokka-ice/index.html",
    "pathways/quokka-way/index.html",
    "api/v1/courses/fjord/quokka-ice.json",
    "api/v1/pathways/quokka-way.json",
)
"""Where the two entries are once they are published; lists, feeds and the search name them too."""


@pytest.fixture
def waiting(small: Path, request: pytest.FixtureRequest) -> Path:
    """The small project with a course and a pathway that wait, and entries that name them."""
    content = small / "content"
    (content / "pathways").mkdir()
    (content / "courses/fjord/quokka-ice.yml").write_text(COURSE.format(when=request.param), encoding="utf-8")
    (content / "pathways/quokka-way.yml").write_text(PATHWAY.format(when=request.param), encoding="utf-8")
    (content / "pathways/cold-water.yml").write_text(NAMING, encoding="utf-8")
    old = content / "courses/fjord/cold-water-safety.yml"
    text = re.sub(r"(?m)^prerequisites:.*\n(?:[ ].*\n)*", "", old.read_text(encoding="utf-8"))
    withdrawn = (
        "status: withdrawn\nwithdrawn: {on: 2026-01-01, reason: Renewed., successor: fjord/quokka-ice}\n"
    )
    old.write_text(
        f"{text}\nprerequisites: {{requires: {{any: [fjord/quokka-ice]}}}}\n{withdrawn}", encoding="utf-8"
    )
    return small


def naming(site: Path) -> set[str]:
    """Every file that names one of the two entries, in its path or in its text."""
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        and b"quokka" in (path.relative_to(site).as_posix().encode() + path.read_bytes()).lower()
    }


@pytest.mark.parametrize("waiting", WAITING.values(), ids=WAITING, indirect=True)
def test_nothing_of_it_is_anywhere(waiting: Path) -> None:
    built(waiting, "--now", "2027-05-31T23:59:59Z", "--keep-going")
    assert naming(waiting / "site") == set()


@pytest.mark.parametrize("waiting", [WAITING["day"]], indirect=True)
def test_on_its_day_it_is_everywhere(waiting: Path) -> None:
    built(waiting, "--now", DAY, "--keep-going")
    found = naming(waiting / "site")
    assert set(PLACES) <= found
    for part in (
        "sitemap",
        "search/",
        "feeds/",
        "api/v1/courses.json",
        "courses/index.html",
        "pathways/cold-water/",
    ):
        assert [path for path in found if path.startswith(part)], f"{part} does not name it"
