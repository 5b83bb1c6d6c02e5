"""A pathway as its arithmetic sees it: groups of parts, nested pathways in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.prerequisites import Requirement

HALVES = 2
"""Credits are counted in halves, as whole numbers; other fractions are rounded to the nearest half."""


def halves(ects: float) -> int:
    """Credits as a number of half credits."""
    return int(ects * HALVES + 0.5)


def ects(count: int) -> float:
    """Half credits as credits."""
    return count / HALVES


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePart:
    """A course as a part."""

    slug: str
    credits: int | None
    """In half credits; `None` where the course does not say."""
    hours: float | None = None
    requires: Requirement | None = None
    same: tuple[str, ...] = ()
    """Courses that are the same credential under another name: what it replaces, and what replaces it."""
    providers: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """One name for all that are the same."""
        return min((self.slug, *self.same))

    def held_by(self, held: frozenset[str]) -> bool:
        """Whether somebody who holds these courses has it, be it under an earlier or a later name."""
        return self.slug in held or any(slug in held for slug in self.same)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart:
    """A part outside the catalogue, in words; `slug` is `pathway#block/number`, which no course is called."""

    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedPart:
    """A whole pathway as a part: it counts when it is complete."""

    tree: Tree

    @property
    def slug(self) -> str:
        """The nested pathway."""
        return self.tree.slug


Part = CoursePart | OpenPart | NestedPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A block: all of its parts, `choose` of them, or between `least` and `most` half credits of them."""

    key: str
    parts: tuple[Part, ...]
    choose: int | None = None
    least: int | None = None
    most: int | None = None
    after: tuple[str, ...] = ()
    optional: bool = False

    @property
    def takes_all(self) -> bool:
        """Whether nothing can be chosen."""
        return self.choose is None and self.least is None and self.most is None

    @property
    def open(self) -> bool:
        """Whether a part may come from elsewhere."""
        return any(isinstance(part, OpenPart) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tree:
    """A pathway; nested ones are shared between trees, so every walk goes through `below`."""

    slug: str
    groups: tuple[Group, ...]
    whole: bool = True
    """Whether every part that it names exists, here and below."""
    sound: bool = True
    """Whether all parts exist with their credits, here and below; else no sum means anything."""

    def parts(self) -> Iterator[tuple[Group, Part]]:
        """Its own parts with their groups, in the order of the file."""
        for group in self.groups:
            for part in group.parts:
                yield group, part


def below(tree: Tree) -> tuple[Tree, ...]:
    """The tree and every tree nested in it, once each, the innermost first; never recursive."""
    ordered: dict[str, Tree] = {}
    entered: set[str] = set()
    waiting = [tree]
    while waiting:
        one = waiting[-1]
        if one.slug in entered:
            ordered.setdefault(waiting.pop().slug, one)
            continue
        entered.add(one.slug)
        nested = [part.tree for _, part in one.parts() if isinstance(part, NestedPart)]
        waiting.extend(each for each in nested if each.slug not in entered)
    return tuple(ordered.values())


def courses(tree: Tree) -> dict[str, CoursePart]:
    """Every course in it and in what is nested in it, by slug."""
    return {part.slug: part for one in below(tree) for _, part in one.parts() if isinstance(part, CoursePart)}
