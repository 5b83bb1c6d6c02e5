"""What a course says beside what its institutions say: hours a credit, national levels (R11, R22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.national_levels import abbreviation, called, country, levels, of_country
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import live_courses
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course, NationalLevel

TOLERANCE = 0.05
"""How far the hours of a course may be from those that its institution counts."""


@rule(
    "CA319",
    "{hours} hours for {ects} ECTS; {institution} counts {usual} hours a credit, which would be {expected}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ECTS Users' Guide",
)
def hours_are_those_of_the_institution(catalogue: Catalogue) -> Iterator[Hit]:
    """The hours of a course are those that its institution counts for its credits.

    Why: two courses of one university with the same credits should ask for the same work.
    Fix: correct `workload`, or `hours_per_ects` of the institution. Joint courses are left alone.
    """
    for course in live_courses(catalogue):
        load, house = course.workload, catalogue.institutions.get(course.institution)
        usual = house.hours_per_ects if house else None
        if not usual or not load or not load.ects or load.hours is None or load.exception or course.joint:
            continue
        expected = usual * load.ects
        if abs(load.hours - expected) > TOLERANCE * expected:
            yield hit(
                "workload",
                "hours",
                entry=course.id,
                hours=f"{load.hours:g}",
                ects=f"{load.ects:g}",
                institution=course.institution,
                usual=f"{usual:g}",
                expected=f"{expected:g}",
            )


@rule(
    "CA320",
    "{framework} has no level {level}; its levels are {levels}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="ELM (NQFLevel); EU recommendation, Annex I, element 8",
)
def national_levels_exist(catalogue: Catalogue) -> Iterator[Hit]:
    """A level is one of the framework that it is given for.

    Why: Europass publishes the level by its entry in the European register, and there is none.
    Fix: write the level as the country does: `10` in Ireland, `6.2` in Norway.
    """
    for course, place, stated in _stated(catalogue):
        for code in _own(stated, _countries(course, catalogue)):
            if stated.level not in levels(code):
                known = ", ".join(levels(code))
                where = ("level", "nqf", place, "level")
                yield hit(
                    *where, entry=course.id, framework=stated.framework, level=stated.level, levels=known
                )


@rule(
    "CA321",
    "{framework} is no framework of {countries}; known there: {known}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ELM (NQFLevel); EU recommendation, Annex I, element 8",
)
def national_levels_are_those_of_the_institutions(catalogue: Catalogue) -> Iterator[Hit]:
    """A national level is in the framework of a country of the course.

    Why: only who awards under a framework can say at which of its levels.
    Fix: correct `framework`; nothing to do where the other country has agreed to it.
    """
    for course, place, stated in _stated(catalogue):
        countries = _countries(course, catalogue)
        known = [one for each in countries for one in of_country(each)]
        # Of a country that the register does not have, and of partners not yet here, nothing can be said.
        if not countries or not all(map(of_country, countries)) or _own(stated, countries):
            continue
        yield hit(
            "level",
            "nqf",
            place,
            "framework",
            entry=course.id,
            framework=stated.framework,
            countries=", ".join(countries),
            known=", ".join(map(abbreviation, known)),
        )


def _stated(catalogue: Catalogue) -> Iterator[tuple[Course, int, NationalLevel]]:
    """Every national level that is given by its framework's name."""
    for course in live_courses(catalogue):
        for place, stated in enumerate(course.level.nqf if course.level else ()):
            if not stated.uri:
                yield course, place, stated


def _own(stated: NationalLevel, countries: tuple[str, ...]) -> tuple[str, ...]:
    """The frameworks of the course's countries that are called so."""
    return tuple(code for code in called(stated.framework) if country(code) in countries)


def _countries(course: Course, catalogue: Catalogue) -> tuple[str, ...]:
    """The countries of all who take part or award; none, where one of them is not known."""
    houses = [catalogue.institutions.get(slug) for slug in (*course.providers, *course.awarding_bodies)]
    found = dict.fromkeys(house.country for house in houses if house and house.country)
    return tuple(found) if all(houses) else ()
