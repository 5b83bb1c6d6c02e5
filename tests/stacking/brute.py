"""A solver that tries everything: slow, obvious, and written without the code that it judges."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.tree import CoursePart, Group, NestedPart, OpenPart, Part, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPEN_BRINGS = range(8)
"""Half credits that an open place is tried with."""


class Way(NamedTuple):
    """One allowed choice: courses, and what each open place brings."""

    courses: frozenset[CoursePart] = frozenset()
    opens: tuple[tuple[str, int], ...] = ()

    @property
    def credits(self) -> int:
        """Half credits."""
        return sum(part.credits or 0 for part in self.courses) + sum(brought for _, brought in self.opens)

    def also(self, other: Way) -> Way:
        """Both."""
        return Way(self.courses | other.courses, self.opens + other.opens)


@lru_cache(maxsize=4096)
def ways(tree: Tree) -> tuple[Way, ...]:
    """Every allowed choice of a pathway."""
    return tuple(_all(choice) for choice in product(*(group_ways(group) for group in tree.groups)))


def group_ways(group: Group) -> tuple[Way, ...]:
    """Every allowed choice of a block."""
    return tuple(dict.fromkeys(way for _, way in part_ways(group)))


def part_ways(group: Group) -> Iterator[tuple[tuple[Part, ...], Way]]:
    """Every allowed choice of a block, with the parts that it takes."""
    if group.optional:
        yield (), Way()
    for parts in _subsets(group.parts):
        if group.takes_all and len(parts) != len(group.parts):
            continue
        if group.choose is not None and len(parts) != group.choose:
            continue
        for choice in product(*(_ways_of(part) for part in parts)):
            way = _all(choice)
            if (group.least or 0) <= way.credits and (group.most is None or way.credits <= group.most):
                yield parts, way


def _ways_of(part: Part) -> tuple[Way, ...]:
    if isinstance(part, CoursePart):
        return (Way(frozenset({part})),)
    if isinstance(part, OpenPart):
        return tuple(Way(opens=((part.slug, brought),)) for brought in OPEN_BRINGS)
    return ways(part.tree)


def _subsets(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    return chain.from_iterable(combinations(parts, size) for size in range(len(parts) + 1))


def _all(choice: Iterable[Way]) -> Way:
    whole = Way()
    for way in choice:
        whole = whole.also(way)
    return whole


def missing(found: Iterable[Way], held: frozenset[str]) -> tuple[float, int, int] | None:
    """(ECTS, courses, open places) of the way with the least left to do."""
    left = []
    for way in found:
        rest = [part for part in way.courses if not part.held_by(held)]
        credits = sum(part.credits or 0 for part in rest) + sum(brought for _, brought in way.opens)
        left.append((len(way.opens), credits, len(rest)))
    if not left:
        return None
    opens, credits, count = min(left)
    return credits / 2, count, opens


def earned(tree: Tree, held: frozenset[str]) -> int:
    """The most half credits that what is held brings, block by block."""
    return sum(group_earned(group, held) for group in tree.groups)


def group_earned(group: Group, held: frozenset[str]) -> int:
    """The same for one block."""
    best = 0
    for parts in _subsets(group.parts):
        if group.choose is not None and len(parts) > group.choose:
            continue
        worth = sum(_worth(part, held) for part in parts)
        if group.most is None or worth <= group.most:
            best = max(best, worth)
    return best


def _worth(part: Part, held: frozenset[str]) -> int:
    if isinstance(part, NestedPart):
        return earned(part.tree, held)
    return (part.credits or 0) if isinstance(part, CoursePart) and part.held_by(held) else 0


def counted_twice(tree: Tree) -> bool:
    """Whether some choice of parts takes one credential at two parts of the pathway's own blocks."""
    return any(_repeats(choice) for choice in product(*(_choices(group) for group in tree.groups)))


def _choices(group: Group) -> list[tuple[Part, ...]]:
    if group.choose == 1:
        return [(part,) for part in group.parts]
    return [group.parts]


def _repeats(choice: tuple[tuple[Part, ...], ...]) -> bool:
    names = [name for parts in choice for part in parts for name in _identities(part)]
    return len(names) != len(set(names))


def _identities(part: Part) -> frozenset[str]:
    if isinstance(part, CoursePart):
        return frozenset({part.identity})
    if isinstance(part, NestedPart):
        return frozenset(
            name for group in part.tree.groups for each in group.parts for name in _identities(each)
        )
    return frozenset()
