"""The cheapest way through a pathway: the least hours, the fewest missing credits, the fewest foreign ones.

A menu says for every total of half credits what the cheapest choice that adds up to it costs.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Protocol

from credatlas.catalogue.stacking.totals import MOST
from credatlas.catalogue.stacking.tree import CoursePart, NestedPart, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.stacking.tree import Group, Part, Tree

Menu = dict[int, float]
"""Half credits -> the least cost."""


class Cost(Protocol):
    """What parts cost; costs add up."""

    def course(self, part: CoursePart) -> float:
        """What a course costs."""

    def open(self, credits: int) -> float:
        """What a part from elsewhere costs that has to bring so many half credits."""


def cheapest(tree: Tree, cost: Cost) -> float | None:
    """The least cost of completing a pathway; `None` where no choice is allowed."""
    return min(menus(tree, cost)[tree.slug].values(), default=None)


def menus(tree: Tree, cost: Cost) -> dict[str, Menu]:
    """The menu of the pathway and of each that is nested in it."""
    known: dict[str, Menu] = {}
    asked = most_asked(tree)
    for one in below(tree):
        groups = (group_menu(group, known, cost, asked) for group in one.groups)
        known[one.slug] = reduce(_both, groups, {0: 0})
    return known


def most_asked(tree: Tree) -> int:
    """The most half credits that any block asks for: no open place ever has to bring more."""
    return max((group.least or 0 for one in below(tree) for group in one.groups), default=0)


def group_menu(group: Group, nested: Mapping[str, Menu], cost: Cost, asked: int) -> Menu:
    """The menu of a block of a tree where no block asks for more than `asked` half credits."""
    parts = [_of(part, nested, cost, asked) for part in group.parts]
    if group.takes_all:
        found: Menu = reduce(_both, parts, {0: 0})
    elif group.choose is None:
        found = reduce(lambda reached, part: _either(reached, _both(reached, part)), parts, {0: 0})
    else:
        found = _by_number(parts, group.choose)
    low, high = group.least or 0, MOST if group.most is None else group.most
    found = {total: price for total, price in found.items() if low <= total <= high}
    return _either(found, {0: 0}) if group.optional else found


def _of(part: Part, nested: Mapping[str, Menu], cost: Cost, asked: int) -> Menu:
    if isinstance(part, CoursePart):
        return {min(part.credits or 0, MOST): cost.course(part)}
    if isinstance(part, NestedPart):
        return nested[part.slug]
    return {credits: cost.open(credits) for credits in range(asked + 1)}


def _by_number(parts: Iterable[Menu], number: int) -> Menu:
    reached: list[Menu] = [{0: 0}, *({} for _ in range(number))]
    for part in parts:
        for count in range(number, 0, -1):
            if reached[count - 1]:
                reached[count] = _either(reached[count], _both(reached[count - 1], part))
    return reached[number]


def _both(some: Menu, others: Menu) -> Menu:
    found: Menu = {}
    for total, price in some.items():
        for more, extra in others.items():
            together = min(total + more, MOST)
            known = found.get(together)
            if known is None or price + extra < known:
                found[together] = price + extra
    return found


def _either(some: Menu, others: Menu) -> Menu:
    found = dict(some)
    for total, price in others.items():
        if total not in found or price < found[total]:
            found[total] = price
    return found
