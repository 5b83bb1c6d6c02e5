"""Recognition readiness: the seven things that a recognition office looks for, and which of them are told.

The criteria of the e-Valuate project with those of OEPass: quality, online verification, level, learning
outcomes, workload, the way in which results are tested, and how the participant is identified.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from credatlas.model.course import Course

DIGITAL = frozenset({"edc", "ob3", "elmo", "pdf-sealed"})
"""Formats in which a credential reaches others over a network."""
SEALED = frozenset({"advanced", "qualified"})
IDENTIFIED = frozenset({"supervised-online-with-id", "supervised-on-site-with-id"})


class Criterion(StrEnum):
    """What a recognition office looks for."""

    QUALITY = "quality"
    VERIFICATION = "verification"
    LEVEL = "level"
    OUTCOMES = "outcomes"
    WORKLOAD = "workload"
    ASSESSMENT = "assessment"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entry says about a criterion."""

    criterion: Criterion
    stated: bool
    checked: date | None = None
    """When it was last seen in a register; only of what a register can tell."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answers, in the order of the criteria."""

    answers: tuple[Answer, ...]

    @property
    def number(self) -> int:
        """How many of the seven are stated."""
        return sum(answer.stated for answer in self.answers)

    @property
    def gaps(self) -> tuple[Criterion, ...]:
        """Those of which nothing is said."""
        return tuple(answer.criterion for answer in self.answers if not answer.stated)


def readiness(course: Course, on: date) -> Readiness:
    """How ready a course is for recognition elsewhere; a quality assurance that has ended does not count."""
    checked = _checked(course, on)
    return Readiness(
        tuple(
            Answer(
                criterion,
                stated(course, criterion, on),
                checked if criterion is Criterion.QUALITY else None,
            )
            for criterion in Criterion
        )
    )


def stated(course: Course, criterion: Criterion, on: date) -> bool:
    """Whether the course tells what a criterion asks."""
    return _STATED[criterion](course, on)


def _quality(course: Course, on: date) -> bool:
    return any(one.until is None or one.until >= on for one in course.quality)


def _checked(course: Course, on: date) -> date | None:
    """The last day on which a statement that holds was found in the register that it names."""
    days = [
        one.checked
        for one in course.quality
        if one.register and one.checked and (one.until is None or one.until >= on)
    ]
    return max(days, default=None)


def _verification(course: Course, _: date) -> bool:
    """An address to ask, or a seal on a format that can bear one."""
    award = course.award
    if award is None:
        return False
    return award.verify is not None or (award.seal in SEALED and bool(DIGITAL & set(award.formats)))


def _level(course: Course, _: date) -> bool:
    return course.level is not None and (course.level.eqf is not None or bool(course.level.nqf))


def _outcomes(course: Course, _: date) -> bool:
    return bool(course.outcomes)


def _workload(course: Course, _: date) -> bool:
    load = course.workload
    return load is not None and (load.hours is not None or load.ects is not None)


def _assessment(course: Course, _: date) -> bool:
    return bool(course.assessment)


def _identity(course: Course, _: date) -> bool:
    """How the learner is identified when the credential is issued, or in an examination."""
    issued = course.award is not None and bool(course.award.identification)
    return issued or any(part.supervision in IDENTIFIED for part in course.assessment)


_STATED: Mapping[Criterion, Callable[[Course, date], bool]] = {
    Criterion.QUALITY: _quality,
    Criterion.VERIFICATION: _verification,
    Criterion.LEVEL: _level,
    Criterion.OUTCOMES: _outcomes,
    Criterion.WORKLOAD: _workload,
    Criterion.ASSESSMENT: _assessment,
    Criterion.IDENTITY: _identity,
}
