"""Order: which blocks come before which, and whether prerequisites can be met by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.tree import CoursePart, NestedPart, courses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from credatlas.catalogue.stacking.tree import Group, Part, Tree
    from credatlas.model.prerequisites import Requirement


class Unmet(NamedTuple):
    """A course of a pathway, the part that holds it, and the required course that cannot come first."""

    group: str
    part: str
    course: str
    required: str


def earlier(groups: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Block -> every block that comes before it, directly or not; `groups` maps each block to its `after`."""
    return {key: _reached(groups, key) for key in groups}


def _reached(groups: Mapping[str, tuple[str, ...]], key: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(groups[key])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(groups.get(one, ()))
    return frozenset(found)


def satisfiable(requirement: Requirement, possible: Callable[[str], bool]) -> bool:
    """Whether the courses that are possible can meet a requirement."""
    if requirement.course:
        return possible(requirement.course)
    if requirement.any:
        return any(satisfiable(part, possible) for part in requirement.any)
    return all(satisfiable(part, possible) for part in requirement.all)


def too_late(tree: Tree) -> Iterator[Unmet]:
    """Courses whose prerequisites stand only in blocks that come after them."""
    before = earlier({group.key: group.after for group in tree.groups})
    place = _places(tree)
    for group, part, course in _requiring(tree):
        later = {key for key, others in before.items() if group.key in others} - before[group.key]

        def possible(slug: str, later: set[str] = later) -> bool:
            return place.get(slug) not in later

        if course.requires and later and not satisfiable(course.requires, possible):
            required = next(slug for slug in course.requires.courses() if not possible(slug))
            yield Unmet(group.key, part.slug, course.slug, required)


def not_included(tree: Tree, exists: Callable[[str], bool]) -> Iterator[Unmet]:
    """Courses whose prerequisites the pathway does not contain, so that one needs them to begin with.

    Of a course that does not exist nobody can tell where it would stand, so it is not missed.
    """
    place = _places(tree)

    def possible(slug: str) -> bool:
        return slug in place or not exists(slug)

    for group, part, course in _requiring(tree) if tree.whole else ():
        if course.requires and not satisfiable(course.requires, possible):
            required = next(slug for slug in course.requires.courses() if not possible(slug))
            yield Unmet(group.key, part.slug, course.slug, required)


def _requiring(tree: Tree) -> Iterator[tuple[Group, Part, CoursePart]]:
    for group, part in tree.parts():
        for course in _inside(part):
            if course.requires:
                yield group, part, course


def _inside(part: Part) -> Iterator[CoursePart]:
    if isinstance(part, CoursePart):
        yield part
    elif isinstance(part, NestedPart):
        yield from courses(part.tree).values()


def _places(tree: Tree) -> dict[str, str]:
    """Course, under each of its names -> the first block of the pathway that leads to it."""
    found: dict[str, str] = {}
    for group, part in tree.parts():
        for course in _inside(part):
            for slug in (course.slug, *course.same):
                found.setdefault(slug, group.key)
    return found
