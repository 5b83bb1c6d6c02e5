"""The earliest instants at which the parts of a pathway can be done, and the choice that is done first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.slots import ENDLESS
from credatlas.catalogue.stacking.tree import CoursePart, NestedPart, OpenPart, below, courses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from credatlas.catalogue.stacking.slots import Slot
    from credatlas.catalogue.stacking.tree import Group, Part, Tree
    from credatlas.model.prerequisites import Requirement

NEVER = ENDLESS


class Choice(NamedTuple):
    """What is taken of a group or pathway, how many half credits it brings, and when it is done."""

    courses: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    credits: int = 0
    done: datetime | None = None

    def plus(self, other: Choice) -> Choice:
        """Both together."""
        ends = [each for each in (self.done, other.done) if each is not None]
        return Choice(
            (*self.courses, *other.courses),
            (*self.elsewhere, *other.elsewhere),
            self.credits + other.credits,
            max(ends, default=None),
        )


class Timing:
    """The state of one search; courses are looked at again until nothing gets earlier."""

    def __init__(
        self,
        tree: Tree,
        offered: Mapping[str, tuple[Slot, ...]],
        begin: datetime,
        held: frozenset[str],
    ) -> None:
        self._tree = tree
        self._offered = offered
        self._begin = begin
        self._courses = courses(tree)
        self._held = {slug for slug, part in self._courses.items() if part.held_by(held)}
        self._names = {name: slug for slug, part in self._courses.items() for name in (*part.same, slug)}
        self._done = {slug: begin if slug in self._held else NEVER for slug in self._courses}
        self._floor = dict.fromkeys(self._courses, NEVER)
        self._forced: set[str] = set()

    def is_held(self, slug: str) -> bool:
        """Whether there is nothing left to take."""
        return slug in self._held

    def slot(self, slug: str) -> tuple[datetime, Slot]:
        """From when a course can be taken, and its run."""
        ready = self._ready(slug)
        finished = ((slot.done_by(ready), slot) for slot in self._offered.get(slug, ()))
        return ready, min(((end, slot) for end, slot in finished if end), key=lambda pair: pair[0])[1]

    def chosen(self) -> Choice | None:
        """The choice that is done first, with every course that its courses require."""
        while True:
            choice = self._settled()
            if choice is None:
                return None
            required = self._required(choice.courses) - set(choice.courses)
            if required <= self._forced:
                return choice._replace(courses=(*choice.courses, *sorted(required)))
            self._forced |= required

    def _settled(self) -> Choice | None:
        """Look at every course again and again; each round settles at least one link of a chain."""
        choice = None
        for _ in range(2 + len(self._courses) + sum(len(tree.groups) for tree in below(self._tree))):
            before = dict(self._done)
            choice = self._round()
            if self._done == before:
                break
        return choice

    def _round(self) -> Choice | None:
        self._floor = dict.fromkeys(self._courses, self._begin)
        taken: dict[str, Choice | None] = {}
        for tree in below(self._tree):
            taken[tree.slug] = self._of_tree(tree, taken)
        for slug in self._courses:
            if slug not in self._held:
                self._done[slug] = self._end(slug)
        return taken[self._tree.slug]

    def _end(self, slug: str) -> datetime:
        ready = self._ready(slug)
        ends = [end for slot in self._offered.get(slug, ()) if (end := slot.done_by(ready)) is not None]
        return min(ends, default=NEVER)

    def _ready(self, slug: str) -> datetime:
        requires = self._courses[slug].requires
        floor = self._floor[slug]
        return max(floor, self._met(requires)[0]) if requires else floor

    def _of_tree(self, tree: Tree, taken: Mapping[str, Choice | None]) -> Choice | None:
        by_key: dict[str, Choice | None] = {group.key: self._of(group, taken) for group in tree.groups}
        for group in tree.groups:
            self._raise(group, by_key)
        whole = Choice(done=self._begin)
        for choice in by_key.values():
            if choice is None:
                return None
            whole = whole.plus(choice)
        return whole

    def _raise(self, group: Group, by_key: Mapping[str, Choice | None]) -> None:
        """No course of a block begins before the blocks that come first are done."""
        before = [by_key[key] for key in group.after if key in by_key]
        ends = [NEVER if choice is None else choice.done or self._begin for choice in before]
        floor = max(ends, default=self._begin)
        for part in group.parts:
            for slug in _courses_of(part):
                self._floor[slug] = max(self._floor[slug], floor)

    def _of(self, group: Group, taken: Mapping[str, Choice | None]) -> Choice | None:
        if group.optional:
            inside = [slug for part in group.parts for slug in _courses_of(part) if slug in self._forced]
            last = max((self._done[slug] for slug in inside), default=None)
            return Choice(courses=tuple(inside), done=last)
        choices = [(part, choice) for part in group.parts if (choice := self._of_part(part, taken))]
        ranked = [choice for _, choice in sorted(choices, key=lambda pair: self._rank(*pair))]
        if group.takes_all:
            return _together(ranked) if len(ranked) == len(group.parts) else None
        return _first_allowed(group, ranked)

    def _of_part(self, part: Part, taken: Mapping[str, Choice | None]) -> Choice | None:
        if isinstance(part, NestedPart):
            return taken[part.slug]
        if isinstance(part, OpenPart):
            return Choice(elsewhere=(part.slug,), done=self._begin)
        end = self._done[part.slug]
        return None if end == NEVER else Choice((part.slug,), (), part.credits or 0, end)

    def _rank(self, part: Part, choice: Choice) -> tuple[bool, bool, datetime]:
        """What is needed anyway comes first, then named parts, then what is done first."""
        needed = any(slug in self._forced for slug in _courses_of(part))
        return (not needed, bool(choice.elsewhere), choice.done or self._begin)

    def _met(self, requirement: Requirement) -> tuple[datetime, tuple[str, ...]]:
        """When a requirement is met at the earliest, and by which courses of the pathway."""
        if requirement.course:
            slug = self._names.get(requirement.course)
            return (self._done[slug], (slug,)) if slug else (self._begin, ())
        if requirement.any:
            inside = [part for part in requirement.any if any(name in self._names for name in part.courses())]
            return min((self._met(part) for part in inside or requirement.any), key=lambda met: met[0])
        met = [self._met(part) for part in requirement.all]
        return max(when for when, _ in met), tuple(slug for _, by in met for slug in by)

    def _required(self, chosen: Iterable[str]) -> set[str]:
        """The courses that these require, and those that they require in turn."""
        found: set[str] = set()
        waiting = [slug for slug in chosen if slug not in self._held]
        while waiting:
            requires = self._courses[waiting.pop()].requires
            news = [slug for slug in (self._met(requires)[1] if requires else ()) if slug not in found]
            found.update(news)
            waiting.extend(slug for slug in news if slug not in self._held)
        return found - self._held


def _courses_of(part: Part) -> tuple[str, ...]:
    if isinstance(part, CoursePart):
        return (part.slug,)
    return tuple(courses(part.tree)) if isinstance(part, NestedPart) else ()


def _together(choices: Iterable[Choice]) -> Choice:
    whole = Choice()
    for choice in choices:
        whole = whole.plus(choice)
    return whole


def _first_allowed(group: Group, ranked: Sequence[Choice]) -> Choice | None:
    """The first parts that make an allowed choice, by their rank."""
    reached: dict[tuple[int, int], Choice] = {(0, 0): Choice()}
    for choice in (Choice(), *ranked):
        if choice != Choice():
            for (number, credits), so_far in list(reached.items()):
                counted = 0 if group.choose is None else number + 1
                if counted <= (group.choose or 0):
                    reached.setdefault((counted, credits + choice.credits), so_far.plus(choice))
        allowed = [key for key, found in reached.items() if _allowed(group, *key, found)]
        if allowed:
            return reached[min(allowed)]
    return None


def _allowed(group: Group, number: int, credits: int, choice: Choice) -> bool:
    if group.choose is not None and number != group.choose:
        return False
    short = group.least is not None and credits < group.least
    return not (short and not choice.elsewhere) and (group.most is None or credits <= group.most)
