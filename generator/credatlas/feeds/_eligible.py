"""Which entries a feed can carry: those with every element that its format requires.

Elements are those of the tiers, so that what a feed leaves out is explained by the codes of rules that the
contributor knows from `check`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.feeds.feed import Omission
from credatlas.rules.document.tiers import ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.model.course import Course
    from credatlas.model.ids import Kind
    from credatlas.model.institution import Institution
    from credatlas.rules.document.tiers import Element

_KNOWN = frozenset({"CA930", "CA942"})
UNKNOWN_INSTITUTION = "CA201"
"""The code of the rule that every entry that is named exists."""

_ELEMENTS: Mapping[str, Element] = {element.code: element for element in ELEMENTS}


def lacking(record: Record, codes: frozenset[str]) -> tuple[str, ...]:
    """The codes among `codes` whose element a record lacks, sorted; codes of other kinds do not count."""
    return tuple([one.code for one in _asked(codes, record.kind) if one.missing(record)])


@lru_cache(maxsize=64)
def _asked(codes: frozenset[str], kind: Kind) -> tuple[Element, ...]:
    return tuple(_ELEMENTS[code] for code in sorted(codes) if kind in _ELEMENTS[code].kinds)


def omission(feed: str, catalogue: Catalogue, course: Course, codes: frozenset[str]) -> Omission | None:
    """Why a feed cannot carry a course: what the course or its institution lacks of `codes`."""
    house = catalogue.institutions.get(course.institution)
    found = lacking(course, codes)
    found += lacking(house, codes) if house else (UNKNOWN_INSTITUTION,)
    return Omission(feed=feed, entry=course.id, codes=tuple(sorted(found))) if found else None


def harvestable(house: Institution | None) -> bool:
    """Whether harvesters can know an institution: it has a country and an identifier of a register."""
    return house is not None and not lacking(house, _KNOWN)


@once
def offered(catalogue: Catalogue) -> Mapping[str, tuple[Course, ...]]:
    """Institution -> the courses of its folder that are there to be taken; tombstones are no offers."""
    found: defaultdict[str, list[Course]] = defaultdict(list)
    for course in catalogue.courses.values():
        if course.status == "active":
            found[course.institution].append(course)
    return {slug: tuple(courses) for slug, courses in found.items()}
