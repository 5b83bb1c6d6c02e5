"""Courses that belong together, with the reason, for every course in a catalogue.

Near-linear: a course looks at the few courses beside it in the lists of its skills, fields and pathways,
never at all others. Where a list is long its members look at different neighbours, so that every course is
named by about as many as it names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from credatlas.catalogue.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course
    from credatlas.model.shared import Skill

NEIGHBOURS = 6
"""How many courses of one list a course looks at."""


class Reason(StrEnum):
    """Why a course is shown beside another, the strongest first."""

    CONTINUES = "continues"
    """It asks for this course."""
    PREPARES = "prepares"
    """This course asks for it."""
    PATHWAY = "pathway"
    """Both are parts of one pathway."""
    NEXT_LEVEL = "next-level"
    """The same field, one level up."""
    SKILLS = "skills"
    """It teaches some of the same skills."""
    FIELD = "field"
    """The same field at the same level."""


class Relation(NamedTuple):
    """A related course, and why."""

    slug: str
    reason: Reason
    detail: str = ""
    """The pathway's slug, where that is the reason."""


@dataclass(frozen=True, slots=True)
class Relations:
    """The lists through which courses find each other; a position in a list is kept to look around it."""

    lists: Mapping[tuple[str, ...], tuple[str, ...]]
    positions: Mapping[tuple[str, ...], Mapping[str, int]]
    asked_by: Mapping[str, tuple[str, ...]]

    def near(self, key: tuple[str, ...], slug: str) -> Iterator[str]:
        """Up to `NEIGHBOURS` members of a list after this course, going round at its end.

        A course that is no member starts at a place of its own, so that not all start at the first.
        """
        members = self.lists.get(key, ())
        start = self.positions[key].get(slug, crc32(slug.encode())) if members else 0
        for step in range(1, min(NEIGHBOURS, len(members)) + 1):
            other = members[(start + step) % len(members)]
            if other != slug:
                yield other

    def to(self, course: Course, catalogue: Catalogue, count: int = 4) -> tuple[Relation, ...]:
        """The courses to show beside one, the most telling first; at most two for the same reason."""
        chosen: dict[str, Relation] = {}
        spare: list[Relation] = []
        for relations in self._by_reason(course, catalogue):
            fresh = [each for each in relations if each.slug not in chosen and each.slug != course.id.slug]
            chosen.update((each.slug, each) for each in fresh[:2])
            spare += fresh[2:]
            if len(chosen) >= count:
                break
        for relation in spare:
            chosen.setdefault(relation.slug, relation)
        return tuple(chosen.values())[:count]

    def _by_reason(self, course: Course, catalogue: Catalogue) -> Iterator[list[Relation]]:
        """The candidates, reason by reason; a later reason costs nothing where the first ones suffice."""
        slug = course.id.slug
        yield [Relation(other, Reason.CONTINUES) for other in self.asked_by.get(slug, ())[:NEIGHBOURS]]
        required = (other for other in _required(course) if _offered(catalogue, other))
        yield [Relation(other, Reason.PREPARES) for other in required]
        for pathway in catalogue.pathways_with.get(slug, ()):
            key = ("pathway", pathway.id.slug)
            yield [Relation(other, Reason.PATHWAY, pathway.id.slug) for other in self.near(key, slug)]
        higher = dict.fromkeys(other for key in _higher(course) for other in self.near(key, slug))
        yield [Relation(other, Reason.NEXT_LEVEL) for other in higher]
        shared = Counter(other for key in _skills(course) for other in self.near(key, slug))
        yield [Relation(other, Reason.SKILLS) for other, _ in sorted(shared.items(), key=_most_shared)]
        same = dict.fromkeys(other for key in _same_field(course) for other in self.near(key, slug))
        yield [Relation(other, Reason.FIELD) for other in same]


@once
def relations(catalogue: Catalogue) -> Relations:
    """The relations between the courses that are offered."""
    lists: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    asked_by: defaultdict[str, list[str]] = defaultdict(list)
    for slug, course in catalogue.courses.items():
        if course.status != "active":
            continue
        for key in (*_skills(course), *_same_field(course)):
            lists[key].append(slug)
        for other in _required(course):
            asked_by[other].append(slug)
    for pathway in catalogue.pathways.values():
        if pathway.status == "active":
            parts = [slug for slug in pathway.courses() if _offered(catalogue, slug)]
            lists["pathway", pathway.id.slug] = parts
    return Relations(
        lists={key: tuple(slugs) for key, slugs in lists.items()},
        positions={key: {slug: at for at, slug in enumerate(slugs)} for key, slugs in lists.items()},
        asked_by={slug: tuple(others) for slug, others in asked_by.items()},
    )


def _offered(catalogue: Catalogue, slug: str) -> bool:
    course = catalogue.courses.get(slug)
    return course is not None and course.status == "active"


def _required(course: Course) -> tuple[str, ...]:
    needs = course.prerequisites
    return tuple(dict.fromkeys(needs.requires.courses())) if needs and needs.requires else ()


def _skills(course: Course) -> Iterator[tuple[str, ...]]:
    for skill in dict.fromkeys(_name(skill) for skill in course.skills):
        yield ("skill", skill)


def _name(skill: Skill) -> str:
    return skill.esco or skill.label.first.text.casefold()


def _same_field(course: Course) -> Iterator[tuple[str, ...]]:
    return _in_fields(course, 0)


def _higher(course: Course) -> Iterator[tuple[str, ...]]:
    return _in_fields(course, 1)


def _in_fields(course: Course, up: int) -> Iterator[tuple[str, ...]]:
    if course.level and course.level.eqf:
        for code in course.fields:
            yield ("field", code, str(course.level.eqf + up))


def _most_shared(found: tuple[str, int]) -> tuple[int, str]:
    slug, times = found
    return (-times, slug)
