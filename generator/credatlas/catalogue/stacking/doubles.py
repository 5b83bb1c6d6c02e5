"""No credit counts twice: courses that a learner could enter in two places of one pathway."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.tree import CoursePart, NestedPart, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.stacking.tree import Group, Part, Tree


class Place(NamedTuple):
    """A part of a pathway's own block; a course within a nested pathway is at that pathway's place."""

    group: str
    part: str


class Double(NamedTuple):
    """Two places at which the same credential counts."""

    first: Place
    second: Place
    course: str
    """As the second place names it."""
    known_as: str
    """As the first place names it: the same, or an earlier or later version."""


def doubles(tree: Tree) -> tuple[Double, ...]:
    """Credentials that may be counted at two places of this pathway, once for each second place.

    Alternatives of which one is chosen may share courses: only one of them counts. A double within a nested
    pathway is that pathway's. Linear in the courses of the pathway and of those nested in it.
    """
    found: dict[str, dict[str, str]] = {}
    for one in below(tree):
        found[one.slug] = {name: slug for group in one.groups for name, slug in _named(group, found)}
    return tuple(_clashes(tree, found))


def _named(group: Group, below_it: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    for part in group.parts:
        yield from _credentials(part, below_it)


def _credentials(part: Part, below_it: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """(identity, course) of every course that a part stands for."""
    if isinstance(part, CoursePart):
        yield part.identity, part.slug
    elif isinstance(part, NestedPart):
        yield from below_it[part.slug].items()


def _clashes(tree: Tree, below_it: dict[str, dict[str, str]]) -> Iterator[Double]:
    taken: dict[str, tuple[Place, str]] = {}
    for group in tree.groups:
        exclusive = group.choose == 1
        here: dict[str, tuple[Place, str]] = {}
        for part in group.parts:
            place = Place(group.key, part.slug)
            clash = None
            for identity, slug in _credentials(part, below_it):
                first = taken.get(identity) or (None if exclusive else here.get(identity))
                if first and clash is None:
                    clash = Double(first[0], place, slug, first[1])
                here.setdefault(identity, (place, slug))
            if clash:
                yield clash
        for identity, named in here.items():
            taken.setdefault(identity, named)


def single(tree: Tree) -> Tree:
    """The pathway with each of its own courses at its first place only, as a credit counts once."""
    second = {(double.second.group, double.second.part) for double in doubles(tree)}
    if not second:
        return tree
    groups = tuple(
        replace(
            group,
            parts=tuple(
                part
                for part in group.parts
                if not (isinstance(part, CoursePart) and (group.key, part.slug) in second)
            ),
        )
        for group in tree.groups
    )
    return replace(tree, groups=groups)
