"""MicroHE: over the whole grid of hours and credits, a type is accepted exactly within its bounds."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credatlas.model.course import Course, Workload
from credatlas.model.ids import EntryId, Kind
from credatlas.model.text import text_of
from credatlas.rules.engine import broken_in
from credatlas.vocab.bounds import SIZES, types_for
from tests.rules.alliance import compiled

if TYPE_CHECKING:
    from pathlib import Path

OF_SIZE = frozenset({"CA301", "CA304", "CA305", "CA306", "CA307"})
"""The rules on hours, credits and types."""
HALVES = st.integers(0, 3200).map(lambda number: number / 2)


def refused(type_: str | None, hours: float | None, ects: float | None) -> set[str]:
    """The rules on size that such a course breaks."""
    course = Course(
        id=EntryId(Kind.COURSE, "lumen/soil"),
        text_language="en",
        title=text_of("Soil", "en"),
        type=type_,
        workload=Workload(ects=ects, hours=hours),
    )
    return {broken.rule.code for broken in broken_in(course)} & OF_SIZE


def allowed(type_: str, hours: float, ects: float | None) -> bool:
    """The Users' Guide in one line each, written without the table that the rules use."""
    if type_ == "skill":
        return ects is None and 4 <= hours <= 12
    if ects is None or not 25 * ects <= hours <= 30 * ects:
        return False
    return 1 <= ects <= 5 if type_ == "module" else ects > 5 and hours <= 1500


@settings(max_examples=3000)
@given(st.sampled_from(sorted(SIZES)), HALVES, st.none() | st.integers(0, 130).map(lambda number: number / 2))
def test_a_type_is_accepted_exactly_within_its_bounds(type_: str, hours: float, ects: float | None) -> None:
    assert (not refused(type_, hours, ects)) == allowed(type_, hours, ects)


def test_the_small_end_of_the_grid_holds_everywhere() -> None:
    grid = product(SIZES, range(321), (None, *range(13)))
    for type_, half_hours, half_ects in grid:
        hours, ects = half_hours / 2, None if half_ects is None else half_ects / 2
        assert (not refused(type_, hours, ects)) == allowed(type_, hours, ects), (type_, hours, ects)


@pytest.mark.parametrize(
    ("type_", "hours", "ects", "accepted"),
    [
        ("skill", 3.5, None, False),
        ("skill", 4, None, True),
        ("skill", 12, None, True),
        ("skill", 12.5, None, False),
        ("module", 13.5, 0.5, False),
        ("module", 27, 1, True),
        ("module", 150, 5, True),
        ("module", 150, 5.5, False),
        ("slp", 135, 5, False),
        ("slp", 150, 5.5, True),
        ("slp", 1500, 60, True),
        ("slp", 1500.5, 60, False),
    ],
)
def test_the_boundaries_themselves(
    type_: str, hours: float, ects: float | None, accepted: bool, tmp_path: Path
) -> None:
    assert (not refused(type_, hours, ects)) == accepted
    credits = "" if ects is None else f", ects: {ects}"
    course = f"title: Soil\ntype: {type_}\nworkload: {{hours: {hours}{credits}}}\n"
    found = compiled(tmp_path, {"courses/lumen/soil.yml": course}).findings
    assert (not {finding.code for finding in found} & OF_SIZE) == accepted


@pytest.mark.parametrize("hours", [12.5, 13, 20, 24.5])
def test_between_a_skill_and_a_credit_there_is_no_type(hours: float) -> None:
    assert types_for(hours, None) == ()
    assert refused(None, hours, None) == {"CA306"}


def test_a_programme_without_parts_or_pathway_is_told(tmp_path: Path) -> None:
    alone = "title: Soil\ntype: slp\nworkload: {hours: 270, ects: 10}\n"
    pathway = "title: Case\nblocks:\n  a: {courses: [lumen/soil, fjord/reading-data]}\n"
    told = [{finding.code for finding in compiled(tmp_path, {"courses/lumen/soil.yml": alone}).findings}]
    both = {"courses/lumen/soil.yml": alone, "pathways/case.yml": pathway}
    told.append({finding.code for finding in compiled(tmp_path, both).findings})
    assert ["CA318" in codes for codes in told] == [True, False]
