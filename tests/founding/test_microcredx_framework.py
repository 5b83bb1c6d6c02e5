"""MicroCredX: a network of universities with 30 courses; the exchange matrix says what the YAML says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.founding.project import OLIVE, Project, Promise, Promises, Site
from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable

HOUSES = ("lumen", "fjord", "olive")
NETWORK = "networks/aurora/"
JOINT = "courses/lumen/data-ethics/"
PROMISES = Promises()
COURSE = """\
title: Course {number} of {house}
type: module
summary: One of thirty.
languages: [en]
homepage: https://{house}.example/{number}
workload: {{ects: {ects}, hours: {hours}}}
level: {{eqf: {eqf}}}
fields: ["0812"]
outcomes: {{read: Read a soil report.}}
assessment: [{{type: quiz, outcomes: [read], supervision: supervised-on-site-with-id}}]
participation: [online]
prerequisites: none
stackability: stand-alone
{recognition}
"""
TWO_WAYS = """\
title: Olive counts what lumen awards at level 6
type: credit-recognition
parties: [lumen, olive]
from: 2026-01-01
recognises: {automatic: false, as: elective, eqf: [6], direction: one-way, by: [olive]}
"""
ENDED = """\
title: Fjord counted what olive awards
type: credit-recognition
parties: [fjord, olive]
from: 2020-01-01
until: 2025-12-31
recognises: {automatic: true, as: elective}
"""


def levels(house: str) -> list[int]:
    """Of each house's ten courses, six at level 6 and four at level 7."""
    return [6] * 6 + [7] * 4


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance()
    project.add("institutions/olive.yml", f"{OLIVE}city: Elaia\nlanguages: [el]\n")
    project.change(
        "networks/aurora.yml",
        "  fjord: {from: 2024-09-01}\n",
        "  fjord: {from: 2024-09-01}\n  olive: {from: 2025-03-01}\n",
    )
    project.change(
        "networks/aurora.yml",
        "policy: {",
        "policy: {hours_per_ects: {min: 25, max: 30}, languages: [en, de], ",
    )
    project.add("agreements/one-way.yml", TWO_WAYS)
    project.add("agreements/ended.yml", ENDED)
    for house in HOUSES:
        for number, eqf in enumerate(levels(house)):
            recognition = "recognition: {fjord: {as: elective}}" if house == "olive" and number == 0 else ""
            ects = 2 + number % 4
            text = COURSE.format(
                number=number, house=house, ects=ects, hours=ects * 27, eqf=eqf, recognition=recognition
            )
            project.add(f"courses/{house}/c{number}.yml", text)
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


def matrix(site: Site) -> dict[tuple[str, str], Counter[str]]:
    """(recognising, recognised) -> the numbers of the published table."""
    table = section(site.page(NETWORK), "exchange")
    rows = re.findall(r"<tr><th scope=\"row\">.*?institutions/(\w+)/.*?</th>(.*?)</tr>", table)
    columns = re.findall(r"<th scope=\"col\"><a href=\"[^\"]*institutions/(\w+)/", table)
    found = {}
    for one, cells in rows:
        for other, cell in zip(columns, re.findall(r"<td>(.*?)</td>", cells), strict=True):
            counted = re.findall(r"ca-exchange__([a-z-]+)\" data-count=\"(\d+)\"", cell)
            found[one, other] = Counter({kind: int(number) for kind, number in counted})
    return found


@PROMISES.broken_by(f"{NETWORK}index.html", 'data-count="6"', 'data-count="5"')
def the_exchange_matrix_counts_what_the_yaml_says(site: Site) -> None:
    """`lumen` and `fjord` by the alliance's agreement, `olive` one way only; what has ended is over."""
    found = matrix(site)
    assert set(found) == {(one, other) for one in HOUSES for other in HOUSES}
    lumen, fjord = 10 + 1, 10 + 1  # with the joint course and the skill of the alliance
    assert found["fjord", "lumen"] == {"automatic": lumen}
    assert found["lumen", "fjord"] == {"automatic": fjord}
    assert found["olive", "lumen"] == {"agreement": 6, "not-yet": lumen - 6}
    assert found["lumen", "olive"] == {"not-yet": 10}
    assert found["fjord", "olive"] == {"not-yet": 10}
    assert found["olive", "fjord"] == {"not-yet": fjord}
    assert not any(found[house, house] for house in HOUSES)


@PROMISES.broken_by(f"{NETWORK}index.html", "since ", "before ")
def members_and_policy_are_shown(site: Site) -> None:
    text = site.section(NETWORK, "members")
    assert "Olive University Greece since 1 March 2025 10" in text
    policy = site.section(NETWORK, "policy")
    assert "2 to 5" in policy
    assert "25 to 30" in policy


@PROMISES.broken_by(f"{JOINT}index.html", "Coordinates", "Watches")
def a_joint_course_names_partners_roles_and_who_awards(site: Site) -> None:
    text = site.section(JOINT, "awarding")
    assert "Awarded by Elbmark University, Nordvåg University" in text
    assert "You enrol at Elbmark University" in text
    assert "Coordinates, Teaches" in text
    assert "Elbmark, Germany" in text
    assert "Nordvåg, Norway" in text


@PROMISES.broken_by(f"{JOINT}index.html", "Hospitals asked", "Nobody asked")
def a_joint_course_says_why_it_exists_and_how_it_is_taught(site: Site) -> None:
    assert "Hospitals asked for staff" in site.section(JOINT, "about")
    assert "Lecture" in site.section(JOINT, "outcomes")


@PROMISES.broken_by("api/v1/courses.json", "lumen/data-ethics", "fjord/data-ethics")
def a_joint_course_counts_once(site: Site) -> None:
    listed = [item["id"] for item in site.json("api/v1/courses.json")["items"]]
    assert listed.count("lumen/data-ethics") == 1
    assert len(listed) == len(set(listed)) == 32
    assert "Courses" in words(site.page(NETWORK))


@PROMISES.broken_by("courses/lumen/c0/index.html", "by agreement", "automatic")
def each_institution_says_how_it_recognises_as_what_and_by_what(site: Site) -> None:
    table = site.section("courses/lumen/c0/", "recognition")
    assert (
        "Nordvåg University Credit for a module 2 ECTS credits automatic, Recognition within Aurora" in table
    )
    assert "Olive University Elective 2 ECTS credits by agreement, Olive counts" in table
    assert "ask first" in site.section("courses/olive/c0/", "recognition")


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_a_member_that_leaves_leaves_the_matrix(project: Project) -> None:
    """Its past stays: its courses keep their pages, and the table of members says until when."""
    project.change(
        "networks/aurora.yml", "olive: {from: 2025-03-01}", "olive: {from: 2025-03-01, until: 2026-06-30}"
    )
    left = project.build(site="left")
    assert {one for pair in matrix(left) for one in pair} == {"lumen", "fjord"}
    assert "was valid until 30 June 2026" in left.section(NETWORK, "members")
    assert "Course 0 of olive" in left.page("courses/olive/c0/")


def test_who_has_planned_with_a_member_that_leaves_learns_it_in_time(
    alliance: Callable[..., Project],
) -> None:
    """The run outlasts the membership, and the pathway the agreement: owners are told of both."""
    project = alliance()
    project.change(
        "networks/aurora.yml", "fjord: {from: 2024-09-01}", "fjord: {from: 2024-09-01, until: 2027-03-31}"
    )
    project.change(
        "agreements/aurora-recognition.yml", "from: 2026-09-01", "from: 2026-09-01\nuntil: 2027-03-31"
    )
    project.change(
        "pathways/responsible-data.yml",
        "target: {",
        "window: P2Y\nagreements: [aurora-recognition]\ntarget: {",
    )
    told = {(one["path"].removeprefix("content/"), one["code"]) for one in project.findings()}
    assert told == {
        ("courses/lumen/data-ethics.yml", "CA861"),
        ("courses/lumen/data-ethics.yml", "CA862"),
        ("pathways/responsible-data.yml", "CA863"),
    }
    site = project.build()
    assert "until 31 March 2027" in site.section(NETWORK, "members")
    assert "until 31 March 2027" in site.section("courses/fjord/reading-data/", "recognition")
    assert "23 Apr 2027" in site.section(JOINT, "apply"), "who has planned the run still finds it"
    assert "Responsible data" in site.section(JOINT, "recognition")
