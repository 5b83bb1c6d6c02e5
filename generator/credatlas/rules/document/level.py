"""Level and cycle, credits and levels outside Europe (R20-R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule
from credatlas.vocab.bounds import CYCLE_OF_EQF, ECTS_PER_UCTS, EQF_OF_CYCLE, HOURS_PER_UCTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course

LOWEST_HIGHER_EDUCATION_EQF = 5
_UCTS_STEP = 0.5
_UCTS_TOLERANCE = 0.25


@rule(
    "CA310",
    "cycle {cycle} is EQF level {expected}, not {eqf}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="QF-EHEA; EU recommendation, Annex I, element 8",
)
def cycle_matches_level(course: Course) -> Iterator[Hit]:
    """Cycle and EQF level name the same level.

    Why: short cycle is EQF 5, first cycle 6, second 7, third 8; anything else contradicts itself.
    Fix: correct `level.cycle` or `level.eqf`.
    """
    level = course.level
    if level is None or level.cycle is None or level.eqf is None or level.eqf < LOWEST_HIGHER_EDUCATION_EQF:
        return
    expected = EQF_OF_CYCLE.get(level.cycle)
    if expected is not None and expected != level.eqf:
        yield hit("level", "cycle", cycle=level.cycle, expected=expected, eqf=level.eqf)


@rule(
    "CA311",
    "EQF level {eqf} has no cycle: cycles begin at EQF level 5",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="QF-EHEA",
)
def low_levels_have_no_cycle(course: Course) -> Iterator[Hit]:
    """Below EQF level 5 there is no higher education cycle.

    Why: the cycles of the European Higher Education Area begin with the short cycle, EQF level 5.
    Fix: delete `level.cycle`, or correct `level.eqf`.
    """
    level = course.level
    if level and level.cycle and level.eqf is not None and level.eqf < LOWEST_HIGHER_EDUCATION_EQF:
        yield hit("level", "cycle", at_key=True, eqf=level.eqf)


@rule(
    "CA312",
    "the cycle is {cycle}, but the EQF level is missing; it would be {expected}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex I, element 8",
)
def cycle_comes_with_level(course: Course) -> Iterator[Hit]:
    """Who states the cycle states the EQF level too.

    Why: learners and employers outside higher education know the EQF level only.
    Fix: add `level.eqf`.
    """
    level = course.level
    if level and level.cycle and level.eqf is None:
        yield hit("level", "cycle", cycle=level.cycle, expected=EQF_OF_CYCLE.get(level.cycle, ""))


@rule(
    "CA313",
    "EQF level {eqf} is below higher education; is that meant?",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="QF-EHEA",
)
def module_is_higher_education(course: Course) -> Iterator[Hit]:
    """A module of a university is at EQF level 5 or above.

    Why: credits below level 5 do not count towards a degree.
    Fix: check `level.eqf`; nothing to do where the course is meant for pupils or vocational learners.
    """
    level = course.level
    if (
        course.type == "module"
        and level
        and level.eqf is not None
        and level.eqf < LOWEST_HIGHER_EDUCATION_EQF
    ):
        yield hit("level", "eqf", eqf=level.eqf)


@rule(
    "CA314",
    "{framework} level {level} is called referenced, but no source says so",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ASEAN mapping (AQRF)",
)
def referenced_levels_have_a_source(course: Course) -> Iterator[Hit]:
    """A level in a framework outside Europe is indicative unless a referencing report says otherwise.

    Why: no formal comparison of AQRF and EQF exists; claiming one would mislead learners.
    Fix: add `source` with the address of the referencing report, or write `basis: indicative`.
    """
    for index, level in enumerate(course.level.external if course.level else ()):
        if level.basis == "referenced" and not level.source:
            yield hit("level", "external", index, framework=level.framework, level=level.level)


@rule(
    "CA315",
    "{stated} UCTS for {ects} ECTS; computed it is {expected}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="UMAP credit transfer scheme (1 UCTS = 1.5 ECTS)",
    needs="external_credits",
)
def computed_ucts_are_right(course: Course) -> Iterator[Hit]:
    """A computed UCTS value is ECTS divided by 1.5.

    Why: UMAP counts 1 UCTS for 1.5 ECTS.
    Fix: correct `external_credits.value`, or write `basis: declared` where your institution sets its value.
    """
    ects = course.workload.ects if course.workload else None
    for index, credit in enumerate(course.external_credits):
        if credit.system.upper() != "UCTS" or credit.basis != "computed" or not ects:
            continue
        expected = round(ects / ECTS_PER_UCTS / _UCTS_STEP) * _UCTS_STEP
        if abs(credit.value - expected) > _UCTS_TOLERANCE:
            yield hit(
                "external_credits",
                index,
                "value",
                stated=f"{credit.value:g}",
                ects=f"{ects:g}",
                expected=f"{expected:g}",
            )


@rule(
    "CA316",
    "{hours} hours for {ucts} UCTS are {ratio} hours a credit; UMAP counts {low} to {high}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="UMAP credit transfer scheme",
    needs="external_credits",
)
def ucts_fit_hours(course: Course) -> Iterator[Hit]:
    """UCTS credits stand for 38 to 48 hours each (37.5 where a credit has 25 hours).

    Why: a partner in Asia and the Pacific compares the hours.
    Fix: check the UCTS value and `workload.hours`.
    """
    hours = course.workload.hours if course.workload else None
    low, high = 37.5, HOURS_PER_UCTS.most or 48
    for index, credit in enumerate(course.external_credits):
        if (
            credit.system.upper() == "UCTS"
            and hours
            and credit.value
            and not low <= hours / credit.value <= high
        ):
            yield hit(
                "external_credits",
                index,
                "value",
                hours=f"{hours:g}",
                ucts=f"{credit.value:g}",
                ratio=f"{hours / credit.value:.1f}",
                low=f"{low:g}",
                high=f"{high:g}",
            )


@rule(
    "CA317",
    "no cycle is stated; EQF level {eqf} would be the {expected} cycle",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.NOTE,
    asked_by="EU recommendation, Annex I, element 8",
)
def cycle_is_stated(course: Course) -> Iterator[Hit]:
    """A course of higher education states its cycle, where it has one.

    Why: admission offices of universities look for the cycle, not for the EQF level.
    Fix: add `level.cycle`, unless the course belongs to no cycle.
    """
    level = course.level
    if level and level.eqf is not None and level.cycle is None and level.eqf in CYCLE_OF_EQF:
        yield hit("level", eqf=level.eqf, expected=CYCLE_OF_EQF[level.eqf])
