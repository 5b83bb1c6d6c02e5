"""The skills that it teaches and the occupations that it prepares for, by their ESCO concept where known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from credatlas.facets.facet import Facet, FacetSource, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings
    from credatlas.model.course import Course
    from credatlas.model.shared import Skill
    from credatlas.model.text import Text


def _facets(edition: Edition) -> Iterable[Facet]:
    courses = edition.catalogue.courses.values()
    yield _facet("skill", 170, lambda course: course.skills, courses)
    yield _facet("occupation", 180, lambda course: course.occupations, courses)


def _facet(
    key: str, rank: int, stated: Callable[[Course], tuple[Skill, ...]], courses: Iterable[Course]
) -> Facet:
    labels: dict[str, Text] = {}
    for course in courses:
        for skill in stated(course):
            labels.setdefault(_value(skill), skill.label)

    def values(entry: Listed) -> Iterable[str]:
        return dict.fromkeys(map(_value, stated(entry.course)))

    def label(_: Edition, strings: Strings, value: str) -> str:
        return labels[value].read(strings.language).text

    return Facet(key=key, rank=rank, values=values, label=label, landing=False)


def _value(skill: Skill) -> str:
    """The concept's own name in ESCO, else the words; letters that ASCII lacks are no part of it."""
    if skill.esco:
        return named(skill.esco.rstrip("/").rpartition("/")[2])
    words = skill.label.read("en").text
    return named(words) or format(crc32(words.encode()), "x")


SKILLS = FacetSource(facets=_facets)
