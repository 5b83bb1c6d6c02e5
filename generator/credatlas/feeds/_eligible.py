"""Which entries a feed can carry: those with every element that its format requires.

Elements are those of the tiers, so that what a feed leaves out is explained by the codes of rules that the
contributor knows from `check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds.feed import Omission
from credatlas.rules.document.tiers import ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.rules.document.tiers import Element

UNKNOWN_INSTITUTION = "CA201"
"""The code of the rule that every entry that is named exists."""

_ELEMENTS: Mapping[str, Element] = {element.code: element for element in ELEMENTS}


def lacking(record: Record, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes among `codes` whose element a record lacks, sorted; codes of other kinds do not count."""
    asked = (_ELEMENTS[code] for code in sorted(codes))
    return tuple(one.code for one in asked if record.kind in one.kinds and one.missing(record))


def omission(feed: str, catalogue: Catalogue, course: Course, codes: frozenset[str]) -> Omission | None:
    """Why a feed cannot carry a course: what the course or its institution lacks of `codes`."""
    house = catalogue.institutions.get(course.institution)
    found = lacking(course, codes)
    found += lacking(house, codes) if house else (UNKNOWN_INSTITUTION,)
    return Omission(feed=feed, entry=course.id, codes=tuple(sorted(found))) if found else None


def harvestable(house: Institution | None) -> bool:
    """Whether harvesters can know an institution: it has a country and an identifier of a register."""
    return house is not None and not lacking(house, ("CA930", "CA942"))


def offered(catalogue: Catalogue, institution: str | None = None) -> list[Course]:
    """The courses that are there to be taken, in order; tombstones are no offers."""
    return [
        course
        for course in catalogue.courses.values()
        if course.status == "active" and institution in (None, course.institution)
    ]
