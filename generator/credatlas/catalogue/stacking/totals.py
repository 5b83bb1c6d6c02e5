"""What the parts of a pathway add up to: every total that some allowed choice reaches.

A set of totals is an integer whose bit *i* says that *i* half credits can be reached; adding a course is a
shift. So a block of n courses costs n shifts of a number a few hundred bits long, whatever may be chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.tree import HALVES, CoursePart, NestedPart, below, ects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.stacking.tree import Group, Part, Tree

MOST = 2048 * HALVES
"""Totals are told apart up to here; what is larger counts as this. A doctorate has 300 credits."""
_MASK = (1 << MOST + 1) - 1


class Span(NamedTuple):
    """The fewest and the most credits of a pathway."""

    least: float
    most: float
    open: bool
    """Whether parts from outside the catalogue come on top, or may replace named ones."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals that can be reached."""

    named: int = 0
    """By courses of the catalogue alone."""
    filled: int = 0
    """With open parts, where the block limits what they may bring."""
    tail: int | None = None
    """With open parts that may bring anything: every total from here on."""

    @property
    def least(self) -> int | None:
        """The smallest total; `None` where no choice is allowed at all."""
        lows = [_low(bits) for bits in (self.named, self.filled) if bits]
        return min([*lows, *(() if self.tail is None else (self.tail,))], default=None)

    @property
    def feasible(self) -> bool:
        """Whether some choice is allowed."""
        return self.least is not None

    def reaches(self, total: int) -> bool:
        """Whether some choice adds up to exactly this."""
        known = bool((self.named | self.filled) >> total & 1)
        return known or (self.tail is not None and total >= self.tail)

    def plus(self, other: Totals) -> Totals:
        """One of these and one of those."""
        if not (self.filled or other.filled or self.tail is not None or other.tail is not None):
            return Totals(_sums(self.named, other.named))
        mixed = _sums(self.filled, other.named | other.filled) | _sums(self.named, other.filled)
        tails = [
            one.tail + rest.least
            for one, rest in ((self, other), (other, self))
            if one.tail is not None and rest.least is not None
        ]
        return Totals(_sums(self.named, other.named), mixed, min(tails, default=None))

    def either(self, other: Totals) -> Totals:
        """One of these or one of those."""
        tails = [each for each in (self.tail, other.tail) if each is not None]
        return Totals(self.named | other.named, self.filled | other.filled, min(tails, default=None))

    def within(self, least: int | None, most: int | None) -> Totals:
        """Those in a range; open parts bring what is missing and no more than is allowed."""
        if least is None and most is None:
            return self
        low = least or 0
        window = _up_to(most) & ~_up_to(low - 1)
        filled, tail = self.filled & window, self.tail
        if tail is not None:
            tail = max(tail, low)
            if most is not None:
                filled |= _up_to(most) & ~_up_to(tail - 1)
                tail = None
        return Totals(self.named & window, filled, tail)

    def span(self) -> Span | None:
        """The range by named courses where they suffice, else by what open parts must at least bring."""
        if self.named:
            return Span(
                ects(_low(self.named)), ects(_high(self.named)), bool(self.filled or self.tail is not None)
            )
        least = self.least
        if least is None:
            return None
        return Span(ects(least), ects(max(least, _high(self.filled))), True)


NOTHING = Totals(named=1)
ANYTHING = Totals(tail=0)


def totals(tree: Tree) -> Totals:
    """Every total of a pathway, nested ones included. Means nothing where the tree is not sound."""
    return totals_of(below(tree))[tree.slug]


def totals_of(trees: Iterable[Tree]) -> dict[str, Totals]:
    """The totals of many pathways by slug; those that others contain come first."""
    known: dict[str, Totals] = {}
    for one in trees:
        known[one.slug] = reduce(Totals.plus, (group_totals(group, known) for group in one.groups), NOTHING)
    return known


def group_totals(group: Group, nested: Mapping[str, Totals]) -> Totals:
    """Every total of a block, where the totals of the pathways nested in it are known."""
    credits = [part.credits or 0 for part in group.parts if isinstance(part, CoursePart)]
    if len(credits) == len(group.parts):
        reached = Totals(_saturated(_named(group, credits)))
    else:
        reached = _chosen(group, [_of(part, nested) for part in group.parts])
    reached = reached.within(group.least, group.most)
    return reached.either(NOTHING) if group.optional else reached


def _of(part: Part, nested: Mapping[str, Totals]) -> Totals:
    if isinstance(part, CoursePart):
        return Totals(named=1 << min(part.credits or 0, MOST))
    return nested[part.slug] if isinstance(part, NestedPart) else ANYTHING


def _named(group: Group, credits: list[int]) -> int:
    """The totals of a block of courses alone, which most blocks are."""
    if group.takes_all:
        return 1 << sum(credits)
    if group.choose is None:
        return reduce(lambda sums, more: sums | sums << more, credits, 1)
    by_count = [1, *[0] * group.choose]
    for more in credits:
        for number in range(group.choose, 0, -1):
            by_count[number] |= by_count[number - 1] << more
    return by_count[group.choose]


def _chosen(group: Group, parts: list[Totals]) -> Totals:
    if group.takes_all:
        return reduce(Totals.plus, parts, NOTHING)
    if group.choose is None:
        return reduce(lambda reached, part: reached.either(reached.plus(part)), parts, NOTHING)
    return by_number(parts, group.choose)[group.choose]


def by_number(parts: Iterable[Totals], most: int) -> list[Totals]:
    """What 0, 1, ... `most` of the parts add up to."""
    reached = [NOTHING, *[Totals()] * most]
    for part in parts:
        for number in range(most, 0, -1):
            if reached[number - 1].feasible:
                reached[number] = reached[number].either(reached[number - 1].plus(part))
    return reached


def _sums(some: int, others: int) -> int:
    """Every sum of a member of one set and one of the other."""
    if some.bit_count() < others.bit_count():
        some, others = others, some
    sums = 0
    while others:
        lowest = others & -others
        sums |= some << lowest.bit_length() - 1
        others ^= lowest
    return _saturated(sums)


def _saturated(sums: int) -> int:
    return sums if sums <= _MASK else sums & _MASK | 1 << MOST


def _up_to(total: int | None) -> int:
    return _MASK if total is None or total >= MOST else (1 << total + 1) - 1


def _low(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _high(bits: int) -> int:
    return bits.bit_length() - 1
