"""Workload and type: hours, credits, and what each of the three MicroHE types may be (R10-R18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule
from credatlas.vocab.bounds import (
    DEQAR_ECTS_BELOW,
    ECTS_STEP,
    LEAST_HOURS_PER_ECTS,
    MOST_HOURS_PER_ECTS,
    SIZES,
    USUAL_SLP_ECTS,
    Range,
    types_for,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course, Workload


def _amount(value: float) -> str:
    return f"{value:g}"


def _both(course: Course) -> tuple[Workload, float, float] | None:
    """The workload with its credits and hours, where both are stated and there are credits."""
    load = course.workload
    if load is None or not load.ects or load.hours is None:
        return None
    return load, load.ects, load.hours


@rule(
    "CA301",
    "{ects} ECTS and {hours} hours do not agree ({ratio} hours a credit); expected {low} to {high} hours",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ECTS Users' Guide; EU recommendation, Annex I, element 7",
)
def hours_fit_credits(course: Course) -> Iterator[Hit]:
    """Hours and ECTS credits agree: 25 to 30 hours a credit.

    Why: a credit that stands for too few or too many hours is not recognised elsewhere.
    Fix: correct `workload.hours` or `workload.ects`; where your country counts otherwise, say so under
    `workload.exception` with a reason and a source.
    """
    both = _both(course)
    if both is None or both[0].exception:
        return
    _, ects, hours = both
    low, high = ects * LEAST_HOURS_PER_ECTS, ects * MOST_HOURS_PER_ECTS
    if not low <= hours <= high:
        yield hit(
            "workload",
            "hours",
            ects=_amount(ects),
            hours=_amount(hours),
            ratio=_amount(round(hours / ects, 1)),
            low=_amount(low),
            high=_amount(high),
        )


@rule(
    "CA302",
    "{ects} ECTS and {hours} hours are {ratio} hours a credit, not 25 to 30; the reason given is shown",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ECTS Users' Guide",
)
def unusual_hours_are_explained(course: Course) -> Iterator[Hit]:
    """An unusual number of hours a credit is an exception that learners see.

    Why: recognition officers look at the ratio first; the reason helps them to decide.
    Fix: nothing to do while the reason holds; delete `workload.exception` once it does not.
    """
    both = _both(course)
    if both is None or not both[0].exception:
        return
    _, ects, hours = both
    low, high = ects * LEAST_HOURS_PER_ECTS, ects * MOST_HOURS_PER_ECTS
    if not low <= hours <= high:
        yield hit(
            "workload",
            "exception",
            ects=_amount(ects),
            hours=_amount(hours),
            ratio=_amount(round(hours / ects, 1)),
        )


@rule(
    "CA303",
    "the breakdown adds up to {sum} hours, the workload says {hours}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ECTS Users' Guide",
)
def breakdown_adds_up(course: Course) -> Iterator[Hit]:
    """The hours by activity add up to the whole.

    Why: a learner plans by the parts, a recognition officer by the whole.
    Fix: correct the hours in `workload.breakdown` or `workload.hours`.
    """
    load = course.workload
    if load is None or not load.breakdown or load.hours is None:
        return
    total = sum(load.breakdown.values())
    if abs(total - load.hours) > 1e-6:
        yield hit("workload", "breakdown", sum=_amount(total), hours=_amount(load.hours))


@rule(
    "CA304",
    "{ects} ECTS is not a multiple of {step}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ECTS Users' Guide",
)
def credits_come_in_halves(course: Course) -> Iterator[Hit]:
    """Credits are whole or half numbers.

    Why: other institutions cannot book a third of a credit.
    Fix: round `workload.ects` to the nearest half credit, or state hours only.
    """
    load = course.workload
    if load and load.ects is not None and load.ects % ECTS_STEP:
        yield hit("workload", "ects", ects=_amount(load.ects), step=_amount(ECTS_STEP))


def _range(bounds: Range, unit: str) -> str:
    if bounds.least is None:
        return f"up to {_amount(bounds.most or 0)} {unit}"
    if bounds.most is None:
        return f"more than {_amount(bounds.least)} {unit}"
    return f"{_amount(bounds.least)} to {_amount(bounds.most)} {unit}"


@rule(
    "CA305",
    "`type: {type}` means {expected}, not {stated}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE Users' Guide (three types)",
)
def size_fits_type(course: Course) -> Iterator[Hit]:
    """The size of a course is one that its type may have.

    Why: the type tells a learner at a glance how much work it is and what it can count for.
    Fix: change `type` to the one whose bounds fit (skill: 4 to 12 hours without credits; module: 1 to 5 ECTS;
    slp: more than 5 ECTS, up to 1500 hours), or correct the workload.
    """
    size = SIZES.get(course.type or "")
    load = course.workload
    if size is None or load is None:
        return
    if load.hours is not None and load.hours not in size.hours:
        stated = f"{_amount(load.hours)} hours"
        yield hit("workload", "hours", type=size.type, expected=_range(size.hours, "hours"), stated=stated)
    if size.ects is None and load.ects is not None:
        stated = f"{_amount(load.ects)} ECTS"
        yield hit("workload", "ects", at_key=True, type=size.type, expected="no credits", stated=stated)
    if course.joint:  # its credits keep the policy of the network: CA533
        return
    if size.ects is not None and load.ects is not None and load.ects not in size.ects:
        stated = f"{_amount(load.ects)} ECTS"
        yield hit("workload", "ects", type=size.type, expected=_range(size.ects, "ECTS"), stated=stated)


@rule(
    "CA306",
    "{hours} hours fit no type: a skill has up to 12 hours, a module from 25",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE Users' Guide (three types)",
)
def size_fits_some_type(course: Course) -> Iterator[Hit]:
    """The size of a course is one that some type may have.

    Why: between 12 hours and one credit there is no micro-credential that others would recognise.
    Fix: shorten it to a skill of at most 12 hours, or extend it to a module of at least 1 ECTS (25 hours).
    """
    load = course.workload
    if course.type or load is None or load.hours is None or load.ects is not None:
        return
    if load.hours < LEAST_HOURS_PER_ECTS and not types_for(load.hours, None):
        yield hit("workload", "hours", hours=_amount(load.hours))


@rule(
    "CA307",
    "`type: {type}` comes with credits, but `workload.ects` is missing",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex I, element 7",
)
def credits_are_stated(course: Course) -> Iterator[Hit]:
    """A module and a short learning programme state their ECTS credits.

    Why: credits are what another institution can count.
    Fix: add `workload.ects`.
    """
    size = SIZES.get(course.type or "")
    if size and size.credits == "required" and course.workload and course.workload.ects is None:
        yield hit("workload", type=size.type)


@rule(
    "CA308",
    "a short learning programme of {ects} ECTS is outside the usual {low} to {high} ECTS",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="E-SLP (EADTU)",
)
def programme_has_the_usual_size(course: Course) -> Iterator[Hit]:
    """A short learning programme has 5 to 30 ECTS.

    Why: larger programmes are seldom recognised as one micro-credential; smaller ones are modules.
    Fix: check `workload.ects`; split a large programme into several that stack.
    """
    load = course.workload
    if course.type == "slp" and load and load.ects is not None and load.ects not in USUAL_SLP_ECTS:
        low, high = _amount(USUAL_SLP_ECTS.least or 0), _amount(USUAL_SLP_ECTS.most or 0)
        yield hit("workload", "ects", ects=_amount(load.ects), low=low, high=high)


@rule(
    "CA309",
    "{ects} ECTS: from {limit} ECTS on, DEQAR lists it as other provision, not as a micro-credential",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="DEQAR",
)
def deqar_calls_it_a_micro_credential(course: Course) -> Iterator[Hit]:
    """A micro-credential stays below 60 ECTS.

    Why: the European register of quality assurance reports shows larger ones under another heading.
    Fix: offer the parts as programmes of their own that stack.
    """
    load = course.workload
    if load and load.ects is not None and load.ects >= DEQAR_ECTS_BELOW:
        yield hit("workload", "ects", ects=_amount(load.ects), limit=str(DEQAR_ECTS_BELOW))
