"""Outcomes and how they are assessed (R31-R33, R36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from credatlas.diagnostics import nearest
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.institution import Institution

WHOLE = 100
"""Percent."""
_ANNEX_9 = "EU recommendation, Annex I, element 9"


@rule(
    "CA501",
    "there is no outcome {outcome} in this file",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by=_ANNEX_9,
)
def assessed_outcomes_exist(course: Course) -> Iterator[Hit]:
    """An assessment names outcomes of its course.

    Why: the page shows below each outcome how it is assessed.
    Fix: write the short name under which the outcome stands in `outcomes`.
    """
    known = course.outcomes
    for index, part in enumerate(course.assessment):
        for place, name in enumerate(part.outcomes):
            if name not in known:
                near = nearest(name, known) or ""
                yield hit("assessment", index, "outcomes", place, outcome=name, nearest=near)


@rule(
    "CA502",
    "there is no outcome {outcome} in this file",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by="ELM (LearningOutcome)",
    needs="outcome_details",
)
def detailed_outcomes_exist(course: Course) -> Iterator[Hit]:
    """Details belong to outcomes of the course.

    Why: the kind and the ESCO skills of an outcome that is not there would be lost.
    Fix: write the short name under which the outcome stands in `outcomes`.
    """
    for name in course.outcome_details:
        if name not in course.outcomes:
            near = nearest(name, course.outcomes) or ""
            yield hit("outcome_details", name, at_key=True, outcome=name, nearest=near)


@rule(
    "CA503",
    "the weights add up to {sum} percent, not to 100",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ECTS Users' Guide",
)
def weights_add_up(course: Course) -> Iterator[Hit]:
    """The weights of an assessment add up to 100 percent.

    Why: learners work out from them what they need to pass.
    Fix: correct `weight` of a part; leave all of them out where no grade is computed.
    """
    total = 0.0
    for part in course.assessment:
        if part.weight is None:
            return
        total += part.weight
    if course.assessment and abs(total - WHOLE) > 0.5:  # thirds are written 33.3
        yield hit("assessment", sum=f"{total:g}")


@rule(
    "CA504",
    "no part of the assessment covers the outcome {outcome}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_ANNEX_9,
)
def every_outcome_is_assessed(course: Course) -> Iterator[Hit]:
    """Every outcome is assessed somewhere.

    Why: only what is assessed can be recognised; the others are wishes.
    Fix: add the outcome to `outcomes` of a part of `assessment`; a part that names none covers them all.
    """
    assessed: set[str] = set()
    for part in course.assessment:
        if not part.outcomes:
            return
        assessed.update(part.outcomes)
    if assessed and not assessed >= course.outcomes.keys():
        for name in course.outcomes:
            if name not in assessed:
                yield hit("outcomes", name, at_key=True, outcome=name)


@rule(
    "CA505",
    "a micro-credential certifies what was assessed; this says {stated}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, definition of a micro-credential; DEQAR",
    needs="certification",
)
def certification_rests_on_assessment(course: Course) -> Iterator[Hit]:
    """A micro-credential certifies outcomes that were assessed.

    Why: what certifies attendance only, or nothing, is a course, but not a micro-credential.
    Fix: write `certification: assessment-based`, or build the catalogue with a lower `required_tier`.
    """
    if course.certification is not None and course.certification != "assessment-based":
        yield hit("certification", stated=course.certification)


@rule(
    "CA506",
    "attendance is the only assessment",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_ANNEX_9,
)
def attendance_is_not_the_only_assessment(course: Course) -> Iterator[Hit]:
    """Being there is not the only assessment.

    Why: attendance does not show what somebody can do.
    Fix: add the part of `assessment` in which learners show it: a quiz, a portfolio, a presentation.
    """
    for part in course.assessment:
        if part.type != "attendance":
            return
    if course.assessment:
        yield hit("assessment")


_SCALE = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:-|–|to|bis|à|a|al?)\s*(-?\d+(?:[.,]\d+)?)\s*%?\s*")
_MARK = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*%?\s*")


@rule(
    "CA507",
    "the pass mark {mark} lies outside the scale {scale}",
    Kind.COURSE,
    Kind.INSTITUTION,
    tier=Tier.FRAMEWORK,
    asked_by="ELM (GradingScheme)",
)
def pass_mark_lies_on_the_scale(entry: Course | Institution) -> Iterator[Hit]:
    """The pass mark lies on the grading scale.

    Why: a grade is read by somebody who does not know the scale.
    Fix: correct `grading.pass_mark` or `grading.scale`.
    """
    grading = entry.grading
    if grading is None or not grading.scale or not grading.pass_mark:
        return
    if isinstance(entry, Course) and "grading" in entry.inherited:
        return
    scale, mark = _SCALE.fullmatch(grading.scale), _MARK.fullmatch(grading.pass_mark)
    if scale and mark:
        ends = sorted((_value(scale[1]), _value(scale[2])))
        if not ends[0] <= _value(mark[1]) <= ends[1]:
            yield hit("grading", "pass_mark", mark=grading.pass_mark, scale=grading.scale)


def _value(written: str) -> float:
    return float(written.replace(",", "."))
