"""Circles are found, each once, spelled out the short way, in any depth."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from credatlas.catalogue.stacking.cycles import components, cycles

GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3, unique=True), max_size=6
)


def test_a_circle_is_spelled_out_from_its_first_name() -> None:
    graph = {"c": ["a"], "a": ["b"], "b": ["c", "x"], "x": [], "self": ["self"]}
    assert cycles(graph) == (("a", "b", "c", "a"), ("self", "self"))


def test_the_short_way_round_is_shown() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["d", "a"], "d": ["a"]}
    assert cycles(graph) == (("a", "b", "c", "a"),)


def test_a_hundred_thousand_links_need_no_recursion() -> None:
    count = 100_000
    chain = {str(number): [str(number + 1)] for number in range(count)}
    assert cycles(chain) == ()
    assert len(components(chain)) == count + 1


@given(GRAPHS)
def test_each_knot_gives_one_real_circle(graph: dict[str, list[str]]) -> None:
    found = cycles(graph)
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(step in graph[node] for node, step in pairwise(circle))
    in_a_circle = {node for node in graph if _reaches(graph, node, node)}
    knots = [set(members) for members in components(graph) if set(members) & in_a_circle]
    assert len(found) == len(knots)
    assert set().union(*knots) == in_a_circle


@given(GRAPHS)
def test_what_is_pointed_to_comes_first(graph: dict[str, list[str]]) -> None:
    order = {node: at for at, members in enumerate(components(graph)) for node in members}
    assert all(order[step] <= order[node] for node, steps in graph.items() for step in steps)


def test_the_order_of_reading_does_not_change_the_answer() -> None:
    graph = {name: [chr((ord(name) - 97 + 1) % 26 + 97)] for name in "abcdefghijklmnopqrstuvwxyz"}
    shuffled = list(graph.items())
    random.Random(1).shuffle(shuffled)
    assert cycles(dict(shuffled)) == cycles(graph)


def _reaches(graph: dict[str, list[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = list(graph.get(start, []))
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            waiting.extend(graph.get(node, []))
    return False
