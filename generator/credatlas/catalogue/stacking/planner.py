"""The arithmetic of the planner: what is done, what is missing, what can be taken next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.menu import Menu, group_menu, menus, most_asked
from credatlas.catalogue.stacking.progress import GroupProgress, Missing, Progress
from credatlas.catalogue.stacking.totals import NOTHING, Totals, by_number, group_totals, totals
from credatlas.catalogue.stacking.tree import (
    CoursePart,
    Group,
    NestedPart,
    OpenPart,
    Part,
    Tree,
    below,
    courses,
    ects,
    halves,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CREDIT = 1 << 24
_OPEN = 1 << 48


class _StillToDo:
    """The cost of what is not held; `Missing` in one number, so that costs add up."""

    def __init__(self, held: frozenset[str]) -> None:
        self._held = held

    def course(self, part: CoursePart) -> float:
        return 0 if part.held_by(self._held) else (part.credits or 0) * _CREDIT + 1

    def open(self, credits: int) -> float:
        return _OPEN + credits * _CREDIT


def _missing(menu: Menu) -> Missing | None:
    if not menu:
        return None
    open_places, rest = divmod(int(min(menu.values())), _OPEN)
    credits, count = divmod(rest, _CREDIT)
    return Missing(ects(credits), count, open_places)


def progress(
    tree: Tree, held: Iterable[str], brought: Mapping[str, float] | None = None
) -> dict[str, Progress]:
    """Where somebody stands who holds these courses, for the pathway (last) and each nested in it, by slug.

    `brought` maps open places to the credits that were earned elsewhere for them. Order and prerequisites
    decide what is `ready`, not what is missing: what one holds, one holds. A course at two places would count
    twice here; `doubles.single` leaves the second one out.
    """
    whole = _filled(tree, brought or {})
    return _Reckoning(whole, frozenset((*held, *(brought or ())))).all()


def _filled(tree: Tree, brought: Mapping[str, float]) -> Tree:
    """The tree with courses from elsewhere in its open places."""
    if not brought:
        return tree
    made: dict[str, Tree] = {}
    for one in below(tree):
        groups = tuple(
            replace(group, parts=tuple(_replaced(part, brought, made) for part in group.parts))
            for group in one.groups
        )
        made[one.slug] = replace(one, groups=groups)
    return made[tree.slug]


def _replaced(part: Part, brought: Mapping[str, float], made: Mapping[str, Tree]) -> Part:
    if isinstance(part, NestedPart):
        return NestedPart(tree=made[part.slug])
    if isinstance(part, OpenPart) and part.slug in brought:
        return CoursePart(slug=part.slug, credits=halves(brought[part.slug]))
    return part


class _Reckoning:
    """One answer, from the innermost pathway outwards."""

    def __init__(self, tree: Tree, held: frozenset[str]) -> None:
        self.tree = tree
        known = courses(tree).values()
        also = {slug for part in known if part.held_by(held) for slug in (part.slug, *part.same)}
        self.held = held | also
        self.cost = _StillToDo(self.held)
        self.menus = menus(tree, self.cost)
        self.asked = most_asked(tree)
        self.totals = {one.slug: totals(one) for one in below(tree)}
        self.found: dict[str, Progress] = {}

    def all(self) -> dict[str, Progress]:
        """The progress in every tree."""
        for one in below(self.tree):
            self.found[one.slug] = self._progress(one)
        return self.found

    def _progress(self, tree: Tree) -> Progress:
        groups = tuple(self._group(group) for group in tree.groups)
        missing = _missing(self.menus[tree.slug])
        finished = {group.key for group in groups if group.done}
        return Progress(
            slug=tree.slug,
            done=missing == Missing(0, 0, 0),
            earned=sum(group.earned for group in groups),
            missing=missing,
            needed=tuple(dict.fromkeys(self._flat(groups))),
            ready=tuple(dict.fromkeys(self._ready(tree, groups, finished))),
            groups=groups,
        )

    def _group(self, group: Group) -> GroupProgress:
        missing = _missing(group_menu(group, self.menus, self.cost, self.asked))
        done = missing == Missing(0, 0, 0)
        held = [part.slug for part in group.parts if self._has(part)]
        left = [] if done else [part for part in group.parts if part.slug not in held]
        needed = [part.slug for part in left if self._essential(group, part)]
        return GroupProgress(
            key=group.key,
            done=done,
            earned=ects(self._earned(group)),
            missing=missing,
            held=tuple(held),
            needed=tuple(needed),
            options=tuple(part.slug for part in left if part.slug not in needed),
        )

    def _has(self, part: Part) -> bool:
        if isinstance(part, NestedPart):
            return self.found[part.slug].done
        return isinstance(part, CoursePart) and part.held_by(self.held)

    def _essential(self, group: Group, part: Part) -> bool:
        """Whether the block cannot be completed without this part."""
        if group.takes_all:
            return True
        rest = replace(group, parts=tuple(other for other in group.parts if other is not part))
        return not group_totals(rest, self.totals).feasible

    def _earned(self, group: Group) -> int:
        """The most half credits that what is held brings here."""
        worth = [Totals(named=1 << value) for part in group.parts if (value := self._worth(part))]
        if group.choose is not None:
            sums = by_number(worth, min(group.choose, len(worth)))
        else:
            sums = [NOTHING]
            for one in worth:
                sums = [sums[0].either(sums[0].plus(one))]
        reached = 0
        for each in sums:
            reached |= each.within(None, group.most).named
        return max(reached.bit_length() - 1, 0)

    def _worth(self, part: Part) -> int:
        if isinstance(part, NestedPart):
            return halves(self.found[part.slug].earned)
        return (part.credits or 0) if isinstance(part, CoursePart) and part.held_by(self.held) else 0

    def _flat(self, groups: Iterable[GroupProgress]) -> Iterable[str]:
        for group in groups:
            for slug in group.needed:
                yield from self.found[slug].needed if slug in self.found else (slug,)

    def _ready(self, tree: Tree, groups: Iterable[GroupProgress], finished: set[str]) -> Iterable[str]:
        for group, reckoned in zip(tree.groups, groups, strict=True):
            if reckoned.done or not finished.issuperset(group.after):
                continue
            for part in group.parts:
                if isinstance(part, NestedPart):
                    yield from self.found[part.slug].ready
                elif isinstance(part, CoursePart) and not part.held_by(self.held) and self._open_to(part):
                    yield part.slug

    def _open_to(self, part: CoursePart) -> bool:
        return part.requires is None or part.requires.met_by(self.held)
