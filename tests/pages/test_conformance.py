"""Principles and use cases: what pages claim is what rules ask, and what entries give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.catalogue.decode import decode
from credatlas.catalogue.principles import PRINCIPLES, USE_CASES, evidence, tally
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.pages.principles import LABELS
from credatlas.rules.engine import broken_in
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Scope
from tests.conftest import REPOSITORY
from tests.pages.editions import catalogue, demonstration, edition

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.principles import Evidence

PRINCIPLE = re.compile(r"Annex II, principle (\d+)")
NUMBERED = dict(enumerate(PRINCIPLES, 1))
FULL: dict[str, Any] = {
    "title": {"en": "Soil"},
    "type": "module",
    "languages": ["en"],
    "homepage": "https://lumen.example/soil",
    "workload": {"ects": 3, "hours": 81},
    "level": {"eqf": 6},
    "outcomes": {"read": "Read a report.", "plan": "Plan a bed."},
    "assessment": [
        {"type": "quiz", "outcomes": ["read", "plan"], "supervision": "supervised-on-site-with-id"}
    ],
    "participation": ["online"],
    "prerequisites": "none",
    "quality": [{"type": "internal"}],
    "stackability": "stand-alone",
    "award": {"formats": ["edc"], "identification": ["student-id"]},
    "grading": {"type": "pass-or-fail"},
}
WITHOUT: dict[str, dict[str, Any]] = {
    "CA402": {"title": {"de": "Boden"}},
    "CA504": {"assessment": [{"type": "quiz", "outcomes": ["read"]}]},
    "CA902": {"languages": []},
    "CA912": {"outcomes": {}, "assessment": [{"type": "quiz"}]},
    "CA913": {"workload": {"ects": 3}},
    "CA914": {"level": {"cycle": "first"}},
    "CA915": {"assessment": []},
    "CA916": {"participation": []},
    "CA917": {"quality": []},
    "CA918": {"prerequisites": None},
    "CA921": {"stackability": None},
    "CA941": {"homepage": None},
    "CA950": {"award": {"formats": ["paper"]}},
    "CA952": {"assessment": [{"type": "quiz"}]},
    "CA953": {"grading": None},
}
"""The rule of a piece of evidence -> what a complete course says instead, so that it breaks the rule."""


def every() -> list[Evidence]:
    return [one for found in PRINCIPLES.values() for one in found]


def given(course: Course) -> set[str]:
    known = edition(catalogue(courses={course.id.slug: {"title": "Soil"}}))
    return {one.name for one, told in zip(every(), evidence(course, known), strict=True) if told}


def course(**changes: Any) -> Course:
    data = {key: value for key, value in {**FULL, **changes}.items() if value not in (None, [], {})}
    found = decode(EntryId(Kind.COURSE, "lumen/soil"), data, None)
    assert isinstance(found, Course)
    return found


@pytest.mark.parametrize("code", WITHOUT)
def test_who_breaks_the_rule_gives_no_evidence_and_who_keeps_it_does(code: str) -> None:
    [name] = {one.name for one in every() if one.rule == code}
    whole, broken = course(), course(**WITHOUT[code])
    assert code not in {one.rule.code for one in broken_in(whole)}
    assert code in {one.rule.code for one in broken_in(broken)}
    assert name in given(whole)
    assert name not in given(broken)


def test_every_rule_about_one_course_that_stands_behind_evidence_is_tried() -> None:
    asked = {one.rule for one in every() if one.rule}
    assert asked <= all_rules().keys()
    alone = {code for code in asked if all_rules()[code].scope is Scope.DOCUMENT} - {"CA526"}
    assert alone == set(WITHOUT), "CA526 is about joint courses only"


def test_a_rule_that_a_principle_asks_for_belongs_to_that_principle_or_to_its_pathways() -> None:
    """`asked_by` of a rule names principles by number; evidence for them is not found elsewhere."""
    for code, rule in all_rules().items():
        homes = [name for name, found in PRINCIPLES.items() if code in {one.rule for one in found}]
        named = {NUMBERED[int(number)] for number in PRINCIPLE.findall(rule.asked_by)}
        if homes and named:
            assert named & set(homes), (code, named, homes)


def test_every_piece_of_evidence_has_a_name_in_words() -> None:
    names = {one.name for one in every()} | {one.name for case in USE_CASES.values() for one in case.evidence}
    assert names == LABELS.keys()


@pytest.fixture(scope="module")
def alliance() -> Edition:
    return edition(demonstration(REPOSITORY / "content"))


def test_the_tally_is_the_sum_of_what_courses_give(alliance: Edition) -> None:
    found = tally(alliance)
    offered = [one for one in alliance.catalogue.courses.values() if one.status == "active"]
    assert found.whole == len(offered)
    answers = [evidence(one, alliance) for one in offered]
    for place, one in enumerate(every()):
        assert found.given[one.name] == sum(answer[place] for answer in answers)


def test_there_are_ten_principles_and_eight_use_cases() -> None:
    assert len(PRINCIPLES) == 10
    assert [case.served for case in USE_CASES.values()].count(True) == 4
    assert len(USE_CASES) == 8
