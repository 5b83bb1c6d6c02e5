"""Who is bound by an agreement to recognise a course; courses that agreements treat alike are judged once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.catalogue.recognition import Standing, alike, recognition

if TYPE_CHECKING:
    from collections.abc import Hashable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.recognition import Decision
    from credatlas.model.course import Course

_BINDING = (Standing.AUTOMATIC, Standing.AGREEMENT)


def bound(course: Course, edition: Edition) -> tuple[Decision, ...]:
    """What agreements in force on the day of the edition give, whatever the course itself says."""
    kind = alike(course, edition.catalogue)
    known = _known(edition)
    if kind not in known:
        plain = replace(course, recognition={}) if course.recognition else course
        known[kind] = _decided(plain, edition)
    return known[kind]


def _decided(course: Course, edition: Edition) -> tuple[Decision, ...]:
    catalogue = edition.catalogue
    agreements = (one for body in course.awarding_bodies for one in catalogue.agreements_of.get(body, ()))
    parties = dict.fromkeys(party for one in agreements for party in one.parties)
    found = (recognition(course, slug, catalogue, edition.today) for slug in parties)
    return tuple(decision for decision in found if decision.standing in _BINDING)


@once
def _known(_: Edition) -> dict[Hashable, tuple[Decision, ...]]:
    return {}
