"""What goes round in circles: prerequisites, nested pathways, blocks that wait for each other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def components(graph: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components, what is pointed to first (Tarjan 1972, without recursion).

    Linear in nodes and edges; the order depends on that of the mapping only.
    """
    search = _Search(graph)
    for node in graph:
        if node not in search.number:
            search.visit(node)
    return tuple(search.found)


class _Search:
    def __init__(self, graph: Mapping[str, Sequence[str]]) -> None:
        self.graph = graph
        self.number: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.path: list[str] = []
        self.on_path: set[str] = set()
        self.found: list[tuple[str, ...]] = []

    def visit(self, root: str) -> None:
        """Number everything that can be reached from `root`, and collect its components."""
        self._enter(root)
        walk = [(root, iter(self.graph.get(root, ())))]
        while walk:
            node, ahead = walk[-1]
            step = next((each for each in ahead if self._is_news(node, each)), None)
            if step is not None:
                self._enter(step)
                walk.append((step, iter(self.graph.get(step, ()))))
                continue
            walk.pop()
            if walk:
                self._lower(walk[-1][0], self.lowest[node])
            if self.lowest[node] == self.number[node]:
                self._collect(node)

    def _enter(self, node: str) -> None:
        self.number[node] = self.lowest[node] = len(self.number)
        self.path.append(node)
        self.on_path.add(node)

    def _is_news(self, node: str, other: str) -> bool:
        if other not in self.number:
            return True
        if other in self.on_path:
            self._lower(node, self.number[other])
        return False

    def _lower(self, node: str, number: int) -> None:
        self.lowest[node] = min(self.lowest[node], number)

    def _collect(self, node: str) -> None:
        members: list[str] = []
        while not members or members[-1] != node:
            members.append(self.path.pop())
        self.on_path.difference_update(members)
        self.found.append(tuple(reversed(members)))


def cycles(graph: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """A shortest cycle of each knot, as `(a, b, a)`, beginning at its first node by name; sorted."""
    found = []
    for members in components(graph):
        knot = frozenset(members)
        first = min(knot)
        if len(knot) > 1 or first in graph.get(first, ()):
            found.append(_shortest(graph, knot, first))
    return tuple(sorted(found))


def _shortest(graph: Mapping[str, Sequence[str]], knot: frozenset[str], start: str) -> tuple[str, ...]:
    """The shortest way from `start` back to itself within its knot, breadth first."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for step in graph.get(node, ()):
            if step == start:
                return (*_way(came_from, start, node), start)
            if step in knot and step not in came_from:
                came_from[step] = node
                waiting.append(step)
    raise ValueError(f"{start} is on no cycle")


def _way(came_from: Mapping[str, str], start: str, end: str) -> Iterable[str]:
    steps = [end]
    while steps[-1] != start:
        steps.append(came_from[steps[-1]])
    return reversed(steps)
