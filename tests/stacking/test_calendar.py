"""The calendar: earliest way through, by order, prerequisites and window; held to trying every run."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from credatlas.catalogue.stacking.calendar import Calendar, calendar
from credatlas.catalogue.stacking.slots import ENDLESS, Slot
from credatlas.catalogue.stacking.tree import CoursePart, Group, NestedPart, OpenPart, Tree
from credatlas.model.duration import Duration
from credatlas.model.prerequisites import Requirement
from tests.stacking import brute

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 23, tzinfo=UTC)
Offered = dict[str, tuple[Slot, ...]]


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def run(begins: int, ends: int, name: str = "run") -> Slot:
    return Slot(name, day(begins), day(ends))


def course(slug: str, requires: Requirement | None = None) -> CoursePart:
    return CoursePart(slug=slug, credits=6, requires=requires)


def one(name: str) -> Requirement:
    return Requirement(course=name)


def planned(found: Calendar | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(sitting.course, sitting.run) for sitting in found.sittings]


def test_blocks_and_prerequisites_come_first() -> None:
    tree = Tree(
        slug="p",
        groups=(
            Group(key="base", parts=(course("u/a"), course("u/b", one("u/a")))),
            Group(key="top", parts=(course("u/c"),), after=("base",)),
        ),
    )
    offered = {
        "u/a": (run(1, 10),),
        "u/b": (run(5, 9, "too-early"), run(20, 30, "after-a")),
        "u/c": (run(12, 40, "too-early"), run(31, 41, "after-base")),
    }
    assert planned(calendar(tree, offered, NOW)) == [
        ("u/a", "run"),
        ("u/b", "after-a"),
        ("u/c", "after-base"),
    ]
    assert planned(calendar(tree, offered, NOW, held=["u/a", "u/b"])) == [("u/c", "too-early")]
    assert calendar(tree, {**offered, "u/c": (run(12, 40),)}, NOW) is None


def test_an_alternative_that_others_require_is_taken_though_it_ends_later() -> None:
    tree = Tree(
        slug="p",
        groups=(
            Group(key="either", parts=(course("u/quick"), course("u/needed")), choose=1),
            Group(key="top", parts=(course("u/top", one("u/needed")),)),
        ),
    )
    offered = {"u/quick": (run(1, 2),), "u/needed": (run(1, 9),), "u/top": (run(9, 20),)}
    assert planned(calendar(tree, offered, NOW)) == [("u/needed", "run"), ("u/top", "run")]


def test_self_paced_courses_begin_when_one_is_ready_and_enrolment_lasts() -> None:
    tree = Tree(
        slug="p",
        groups=(
            Group(key="first", parts=(course("u/a"),)),
            Group(key="then", parts=(course("u/paced"),), after=("first",)),
        ),
    )
    paced = Slot("any", NOW, ENDLESS, at_own_pace=True)
    found = calendar(tree, {"u/a": (run(1, 10),), "u/paced": (paced,)}, NOW)
    assert found is not None
    assert found.sittings[-1].begins == day(10)
    closed = Slot("window", NOW, day(5), at_own_pace=True)
    assert calendar(tree, {"u/a": (run(1, 10),), "u/paced": (closed,)}, NOW) is None


def test_a_window_moves_the_beginning() -> None:
    tree = Tree(slug="p", groups=(Group(key="all", parts=(course("u/a"), course("u/b", one("u/a")))),))
    offered = {"u/a": (run(1, 5, "soon"), run(300, 305, "late")), "u/b": (run(310, 320),)}
    found = calendar(tree, offered, NOW, window=Duration(2, 0))
    assert planned(found) == [("u/a", "late"), ("u/b", "run")]
    assert found is not None
    assert found.in_time
    tight = calendar(tree, offered, NOW, window=Duration(0, 7))
    assert tight is not None
    assert not tight.in_time


def test_open_places_are_named_and_nested_pathways_are_planned() -> None:
    inner = Tree(slug="inner", groups=(Group(key="i", parts=(course("u/a"), OpenPart(slug="inner#i/0"))),))
    tree = Tree(
        slug="p",
        groups=(
            Group(key="first", parts=(NestedPart(tree=inner),)),
            Group(key="then", parts=(course("u/b"),), after=("first",)),
        ),
    )
    found = calendar(tree, {"u/a": (run(1, 10),), "u/b": (run(2, 3), run(11, 12, "second"))}, NOW)
    assert found is not None
    assert found.elsewhere == ("inner#i/0",)
    assert planned(found) == [("u/a", "run"), ("u/b", "second")]


def test_a_prerequisite_chain_of_a_hundred_courses_is_no_trouble() -> None:
    length = 100
    parts = tuple(course(f"u/c{at}", one(f"u/c{at - 1}") if at else None) for at in range(length))
    tree = Tree(slug="p", groups=(Group(key="all", parts=tuple(reversed(parts))),))
    offered = {f"u/c{at}": (run(2 * at, 2 * at + 1),) for at in range(length)}
    assert len(planned(calendar(tree, offered, NOW))) == length


class _Case:
    """A small pathway with runs; prerequisites lead to courses that everybody takes."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        names = [f"u/c{number}" for number in range(chance.randint(2, 5))]
        self.offered: Offered = {name: self._runs(chance) for name in names}
        cut = chance.randint(1, len(names))
        base = names[:cut]
        groups = [Group(key="base", parts=tuple(course(name, self._needs(chance, base)) for name in base))]
        if names[cut:]:
            parts = tuple(course(name, self._needs(chance, base)) for name in names[cut:])
            after = ("base",) if chance.random() < 0.5 else ()
            choose = 1 if chance.random() < 0.6 else None
            least = None if choose else 6
            groups.append(Group(key="more", parts=parts, after=after, choose=choose, least=least))
        self.tree = Tree(slug="p", groups=tuple(groups))

    @staticmethod
    def _runs(chance: random.Random) -> tuple[Slot, ...]:
        found = []
        for number in range(chance.randint(0 if chance.random() < 0.1 else 1, 3)):
            begins = chance.randrange(30)
            found.append(run(begins, begins + chance.randrange(1, 12), f"run{number}"))
        return tuple(found)

    @staticmethod
    def _needs(chance: random.Random, base: list[str]) -> Requirement | None:
        roll = chance.random()
        some = tuple(one(name) for name in chance.sample(base, min(2, len(base))))
        if roll < 0.5:
            return None
        if roll < 0.7:
            return some[0]
        return Requirement(any=some) if roll < 0.85 else Requirement(all=some)


@settings(max_examples=1000)
@given(st.builds(_Case, st.integers(0, 2**32)))
def test_no_choice_of_runs_ends_earlier(case: _Case) -> None:
    ends = [end for way in brute.ways(case.tree) for end in _all_ends(case, way.courses)]
    found = calendar(case.tree, case.offered, NOW)
    assert (found.ends if found else None) == min(ends, default=None)
    if found:
        times = {sitting.course: (sitting.begins, sitting.ends) for sitting in found.sittings}
        assert _holds(case, times)


def _all_ends(case: _Case, taken: frozenset[CoursePart]) -> list[datetime]:
    slugs = [part.slug for part in taken]
    found = []
    for chosen in product(*(case.offered[slug] for slug in slugs)):
        times = {slug: (slot.begins, slot.ends) for slug, slot in zip(slugs, chosen, strict=True)}
        if _holds(case, times):
            found.append(max((end for _, end in times.values()), default=NOW))
    return found


def _holds(case: _Case, times: Mapping[str, tuple[datetime, datetime]]) -> bool:
    """Whether every course begins after what must come first."""
    own = {group.key: [part.slug for part in group.parts] for group in case.tree.groups}
    for group in case.tree.groups:
        for part in group.parts:
            if part.slug not in times or not isinstance(part, CoursePart):
                continue
            begins = times[part.slug][0]
            done = frozenset(slug for slug, (_, end) in times.items() if end <= begins)
            if part.requires and not part.requires.met_by(done):
                return False
            first = {slug for key in group.after for slug in own[key] if slug in times}
            if not first <= done:
                return False
    return True
