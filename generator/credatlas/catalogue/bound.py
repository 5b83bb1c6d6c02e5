"""Who is bound by an agreement to recognise a course; courses that agreements treat alike are judged once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.catalogue.recognition import Standing, recognition

if TYPE_CHECKING:
    from collections.abc import Hashable

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.recognition import Decision
    from credatlas.model.course import Course

_BINDING = (Standing.AUTOMATIC, Standing.AGREEMENT)


def bound(course: Course, edition: Edition) -> tuple[Decision, ...]:
    """What agreements in force on the day of the edition give, whatever the course itself says."""
    level = course.level.eqf if course.level else None
    credits = course.workload.ects if course.workload else None
    alone = course.id.slug if course.id.slug in _listed(edition.catalogue) else ""
    alike = (course.institution, course.awarding_bodies, level, credits, alone)
    known = _known(edition)
    if alike not in known:
        known[alike] = _decided(replace(course, recognition={}), edition)
    return known[alike]


def _decided(course: Course, edition: Edition) -> tuple[Decision, ...]:
    catalogue = edition.catalogue
    agreements = (one for body in course.awarding_bodies for one in catalogue.agreements_of.get(body, ()))
    parties = dict.fromkeys(party for one in agreements for party in one.parties)
    found = (recognition(course, slug, catalogue, edition.today) for slug in parties)
    return tuple(decision for decision in found if decision.standing in _BINDING)


@once
def _known(_: Edition) -> dict[Hashable, tuple[Decision, ...]]:
    return {}


@once
def _listed(catalogue: Catalogue) -> frozenset[str]:
    """Courses that some agreement names."""
    scopes = (agreement.recognises for agreement in catalogue.agreements.values())
    return frozenset(slug for scope in scopes if scope for slug in scope.courses)
