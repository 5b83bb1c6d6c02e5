"""MicroHE's Delphi scenarios: minimal, partial and wide adoption; each builds, with nothing empty or dead."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.founding.project import Project, Site

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scenario(NamedTuple):
    """How many institutions and courses there are; of every so many courses one is complete."""

    institutions: int
    courses: int
    complete: int


SCENARIOS = {
    "minimal": Scenario(1, 3, 0),
    "partial": Scenario(5, 60, 2),
    "wide": Scenario(40, 2000, 1),
}
HOUSE = """\
name: University {number}
kind: university
country: {country}
timezone: Europe/Berlin
website: https://u{number}.example
identifiers: {{schac: u{number}.example}}
quality: [{{type: internal, standard: ESG 2015}}]
award: {{formats: [edc], identification: [student-id], verify: "https://u{number}.example/verify"}}
grading: {{type: pass-or-fail}}
"""
BARE = """\
title: Course {number}
summary: A short course.
languages: [en]
homepage: https://u.example/{number}
"""
WHOLE = (
    BARE
    + """\
type: module
workload: {{ects: {ects}, hours: {hours}}}
level: {{eqf: 6, cycle: first}}
fields: ["{field}"]
outcomes: {{do: Do what the course is about.}}
assessment: [{{type: quiz, outcomes: [do], supervision: supervised-on-site-with-id}}]
participation: [online]
prerequisites: none
stackability: {stackability}
offerings:
  spring: {{starts: 2027-03-01, ends: 2027-04-30, price: {price} EUR, apply: {{closes: 2027-01-31}}}}
"""
)
PATHWAY = """\
title: Pathway {number}
summary: Two courses that belong together.
model: open
awarding: [u{house}]
homepage: https://u.example/p{number}
target: {{kind: certificate, title: Certificate {number}, eqf: 6}}
languages: [en]
outcomes: {{both: Do both.}}
fields: ["0612"]
blocks:
  all: {{courses: [{courses}]}}
"""
FIELDS = ("0612", "0914", "0421", "0812", "0231")
COUNTRIES = ("DE", "NO", "PT", "IE", "GR")


def grown(project: Project, scenario: Scenario) -> None:
    """Write the catalogue of a scenario; a tenth of its complete courses are parts of pathways."""
    for house in range(scenario.institutions):
        country = COUNTRIES[house % len(COUNTRIES)]
        project.add(f"institutions/u{house}.yml", HOUSE.format(number=house, country=country))
    parts: list[str] = []
    for number in range(scenario.courses):
        slug = f"u{number % scenario.institutions}/c{number}"
        whole = scenario.complete and number % scenario.complete == 0
        stacked = whole and number % 20 < 2 * scenario.complete
        ects = 1 + number % 5
        text = (WHOLE if whole else BARE).format(
            number=number,
            ects=ects,
            hours=ects * 26,
            field=FIELDS[number % len(FIELDS)],
            stackability="stackable" if stacked else "stand-alone",
            price=number % 3 * 50,
        )
        project.add(f"courses/{slug}.yml", text)
        if stacked:
            parts.append(slug)
    for number, pair in enumerate(zip(parts[::2], parts[1::2], strict=False)):
        first = pair[0].split("/")[0].removeprefix("u")
        text = PATHWAY.format(number=number, house=first, courses=", ".join(pair))
        project.add(f"pathways/p{number}.yml", text)
    if len(parts) % 2:
        path = f"courses/{parts[-1]}.yml"
        project.change(path, "stackability: stackable", "stackability: stand-alone")


@pytest.fixture(
    scope="module",
    params=[*list(SCENARIOS)[:-1], pytest.param("wide", marks=pytest.mark.slow)],
)
def adopted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shells: str
) -> tuple[Scenario, Site]:
    """Each scenario, built as a legacy catalogue would be: whatever is recorded is shown."""
    scenario = SCENARIOS[request.param]
    root = tmp_path_factory.mktemp("scenario") / "project"
    project = Project.empty(root, Path(shells), tier="recorded")
    grown(project, scenario)
    return scenario, project.build()


def pages(site: Site) -> Iterator[Path]:
    yield from site.folder.rglob("*.html")


def test_every_course_has_its_page_and_its_document(adopted: tuple[Scenario, Site]) -> None:
    scenario, site = adopted
    assert site.json("api/v1/courses.json")["total"] == scenario.courses
    assert len(list((site.folder / "courses").glob("u*/*/index.html"))) == scenario.courses
    assert len(list((site.folder / "api/v1/courses").rglob("*.json"))) == scenario.courses


def test_feeds_count_what_they_carry_and_what_they_leave_out(adopted: tuple[Scenario, Site]) -> None:
    scenario, site = adopted
    index = site.json("api/v1/index.json")
    whole = -(-scenario.courses // scenario.complete) if scenario.complete else 0
    assert index["counts"]["courses"] == scenario.courses
    assert index["coverage"]["edc"]["carried"] == whole
    assert len(list((site.folder / "feeds/edc").rglob("*.json"))) == whole


def test_no_list_is_empty(adopted: tuple[Scenario, Site]) -> None:
    """A value without courses has no page; every page of values and courses leads to a course."""
    _, site = adopted
    for page in (site.folder / "browse").glob("*/*/index.html"):
        text = page.read_text(encoding="utf-8")
        assert re.search(r"<a href=\"[^\"]*courses/u\d+/c\d+/", text), page


def test_no_link_is_broken(adopted: tuple[Scenario, Site]) -> None:
    """The same addresses stand on many pages: each is looked up once."""
    _, site = adopted
    known: dict[str, bool] = {}
    dead = set()
    for page in pages(site):
        here = f"https://host/{page.relative_to(site.folder).as_posix().removesuffix('index.html')}"
        for address in set(re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8"))):
            whole = urlsplit(urljoin(here, unescape(address)))
            if whole.netloc == "host":
                path = unquote(whole.path).removeprefix("/")
                if path not in known:
                    target = site.folder / path
                    known[path] = (
                        target / "index.html" if not path or path.endswith("/") else target
                    ).is_file()
                if not known[path]:
                    dead.add((page.relative_to(site.folder).as_posix(), address))
    assert not dead
    assert known


def test_what_is_missing_is_said(adopted: tuple[Scenario, Site]) -> None:
    """Honest about what it lacks: an incomplete entry is marked, and its owner is told."""
    scenario, site = adopted
    bare = [n for n in range(scenario.courses) if not scenario.complete or n % scenario.complete]
    for number in bare[:3]:
        house = number % scenario.institutions
        assert "not stated" in site.page(f"courses/u{house}/c{number}/")
        assert f"Course {number}" in site.page(f"owners/u{house}/")


def test_a_second_build_gives_the_same_bytes(adopted: tuple[Scenario, Site]) -> None:
    scenario, site = adopted
    if scenario.institutions > 5:
        return  # tests/site holds larger ones to it; two wide builds would be the slowest test of all
    again = Project(site.folder.parent, Path(), tier="recorded").build(site="again")
    for path in sorted(site.folder.rglob("*")):
        if path.is_file():
            assert (again.folder / path.relative_to(site.folder)).read_bytes() == path.read_bytes(), path
