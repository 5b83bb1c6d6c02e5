"""Every answer of `catalogue.stacking`, held to a solver that tries everything on small random pathways."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credatlas.catalogue.stacking.doubles import doubles, single
from credatlas.catalogue.stacking.menu import cheapest
from credatlas.catalogue.stacking.planner import progress
from credatlas.catalogue.stacking.progress import Progress
from credatlas.catalogue.stacking.totals import totals
from credatlas.catalogue.stacking.tree import CoursePart, Group, NestedPart, Tree, courses
from credatlas.catalogue.stacking.written import read, written
from tests.stacking import brute
from tests.stacking.strategies import trees

MANY = 800
REACH = range(8)
"""Half credits up to which open places are tried by the solver with certainty."""


@settings(max_examples=MANY)
@given(trees())
def test_a_total_is_reached_exactly_when_some_choice_adds_up_to_it(tree: Tree) -> None:
    reached = {way.credits for way in brute.ways(tree)}
    found = totals(tree)
    assert found.feasible == bool(reached)
    assert [total for total in REACH if found.reaches(total)] == [
        total for total in REACH if total in reached
    ]


@settings(max_examples=MANY)
@given(trees())
def test_the_span_is_that_of_choices_without_open_places(tree: Tree) -> None:
    found = brute.ways(tree)
    named = [way.credits for way in found if not way.opens]
    span = totals(tree).span()
    assert (span is None) == (not found)
    if span and named:
        assert (span.least, span.most) == (min(named) / 2, max(named) / 2)
        assert span.open == (len(named) < len(found))


@settings(max_examples=MANY)
@given(trees(), st.sets(st.integers(0, 12)))
def test_what_is_missing_is_the_least_that_completes_some_choice(tree: Tree, numbers: set[int]) -> None:
    held = frozenset(f"u/c{number}" for number in numbers)
    for one in progress(tree, held).values():
        inner = _inner(tree, one.slug)
        assert one.missing == brute.missing(brute.ways(inner), held)
        assert one.done == (one.missing == (0, 0, 0))
        assert one.earned == brute.earned(inner, held) / 2
        for reckoned, group in zip(one.groups, inner.groups, strict=True):
            assert reckoned.missing == brute.missing(brute.group_ways(group), held)
            assert reckoned.earned == brute.group_earned(group, held) / 2


@settings(max_examples=MANY)
@given(trees(), st.sets(st.integers(0, 12)))
def test_needed_parts_are_in_every_choice_and_options_are_not(tree: Tree, numbers: set[int]) -> None:
    held = frozenset(f"u/c{number}" for number in numbers)
    for one in progress(tree, held).values():
        inner = _inner(tree, one.slug)
        for reckoned, group in zip(one.groups, inner.groups, strict=True):
            taken = [{part.slug for part in parts} for parts, _ in brute.part_ways(group)]
            if not taken or reckoned.done:
                continue
            always = set.intersection(*taken)
            assert set(reckoned.needed) == always - set(reckoned.held)
            assert not set(reckoned.options) & {*reckoned.needed, *reckoned.held}
        ways = brute.ways(inner)
        if ways:
            certain = frozenset.intersection(*(way.courses for way in ways))
            assert {slug for slug in one.needed if "#" not in slug} <= {part.slug for part in certain} - held


@settings(max_examples=MANY)
@given(trees(), st.sets(st.integers(0, 12)))
def test_what_is_ready_helps_and_nothing_comes_first(tree: Tree, numbers: set[int]) -> None:
    held = frozenset(f"u/c{number}" for number in numbers)
    every = progress(tree, held)
    owned = [part for part in courses(tree).values() if part.held_by(held)]
    names = held | {name for part in owned for name in (part.slug, *part.same)}
    assert list(every[tree.slug].ready) == list(dict.fromkeys(_ready(tree, every, held, names)))


def _ready(tree: Tree, every: dict[str, Progress], held: frozenset[str], names: frozenset[str]) -> list[str]:
    done = {group.key: group.done for group in every[tree.slug].groups}
    found = []
    for group, part in tree.parts():
        if done[group.key] or not all(done[key] for key in group.after):
            continue
        if isinstance(part, NestedPart):
            found += _ready(part.tree, every, held, names)
        elif isinstance(part, CoursePart) and not part.held_by(held):
            found += [part.slug] if part.requires is None or part.requires.met_by(names) else []
    return found


@settings(max_examples=MANY)
@given(trees(shared=True))
def test_a_credit_is_counted_twice_exactly_when_two_parts_can_bring_it(tree: Tree) -> None:
    found = doubles(tree)
    assert bool(found) == brute.counted_twice(tree)
    own_courses_only = not any(isinstance(part, NestedPart) for _, part in tree.parts())
    if own_courses_only:
        assert not doubles(single(tree))


@settings(max_examples=MANY)
@given(trees(open_places=False))
def test_the_cheapest_way_costs_what_the_cheapest_choice_costs(tree: Tree) -> None:
    hours = {slug: (number * 7) % 5 + 1 for number, slug in enumerate(courses(tree))}

    class Hours:
        def course(self, part: CoursePart) -> float:
            return hours[part.slug]

        def open(self, credits: int) -> float:
            raise AssertionError("there are no open places")

    tried = [sum(hours[part.slug] for part in way.courses) for way in brute.ways(tree)]
    assert cheapest(tree, Hours()) == min(tried, default=None)


@given(trees())
def test_a_tree_survives_being_written_as_json(tree: Tree) -> None:
    assert written(read(written(tree))) == written(tree)


@pytest.mark.parametrize("brought", [0, 1.5])
@given(tree=trees())
def test_open_places_can_be_filled_from_elsewhere(brought: float, tree: Tree) -> None:
    places = {part.slug: brought for group, part in tree.parts() if "#" in part.slug}
    done = progress(tree, courses(tree), places)[tree.slug]
    before = progress(tree, courses(tree))[tree.slug]
    if before.missing and done.missing:
        assert done.missing.open <= before.missing.open
        assert done.earned >= before.earned


def _inner(tree: Tree, slug: str) -> Tree:
    if tree.slug == slug:
        return tree
    for _, part in tree.parts():
        if isinstance(part, NestedPart) and (found := _search(part.tree, slug)):
            return found
    raise AssertionError(slug)


def _search(tree: Tree, slug: str) -> Tree | None:
    if tree.slug == slug:
        return tree
    nested = (part.tree for _, part in tree.parts() if isinstance(part, NestedPart))
    return next((found for each in nested if (found := _search(each, slug))), None)


def test_a_course_at_two_places_is_counted_at_the_first() -> None:
    def part(slug: str) -> CoursePart:
        return CoursePart(slug=slug, credits=6)

    first = Group(key="one", parts=(part("u/a"), part("u/b")))
    second = Group(key="two", parts=(part("u/a"), part("u/c")), choose=1)
    tree = Tree(slug="p", groups=(first, second))
    one, two = progress(single(tree), ["u/a"])["p"].groups
    assert (one.earned, two.earned) == (3, 0)
    assert two.needed == ("u/c",)
