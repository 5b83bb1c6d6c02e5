"""Small random pathways: blocks of every kind, nested, with open places."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from credatlas.catalogue.stacking.tree import CoursePart, Group, NestedPart, OpenPart, Part, Tree
from credatlas.model.prerequisites import Requirement


class _Grower:
    """Pathways from one seed: much faster than drawing each choice."""

    def __init__(self, seed: int, *, shared: bool, open_places: bool) -> None:
        self.chance = random.Random(seed)
        self.shared = shared
        self.open_places = 2 if open_places else 0
        self.number = 0

    def tree(self, slug: str, depth: int) -> Tree:
        groups = [self._group(slug, index, depth) for index in range(self.chance.randint(1, 3))]
        return Tree(slug=slug, groups=tuple(groups))

    def _group(self, slug: str, index: int, depth: int) -> Group:
        parts = [self._part(f"{slug}#b{index}/{at}", depth) for at in range(self.chance.randint(1, 3))]
        rule = self.chance.choice(("all", "choose", "ects", "both"))
        least = self.chance.choice((None, 0, 1, 2, 3, 4, 6)) if rule in ("ects", "both") else None
        most = self.chance.choice((None, 2, 4, 5, 7)) if rule in ("ects", "both") else None
        return Group(
            key=f"b{index}",
            parts=tuple({part.slug: part for part in parts}.values()),
            choose=self.chance.randint(1, 3) if rule in ("choose", "both") else None,
            least=2 if rule == "ects" and least is None and most is None else least,
            most=most,
            after=(f"b{self.chance.randrange(index)}",) if index and self.chance.random() < 0.4 else (),
            optional=self.chance.random() < 0.2,
        )

    def _part(self, place: str, depth: int) -> Part:
        roll = self.chance.random()
        if roll < 0.15 and self.open_places:
            self.open_places -= 1
            return OpenPart(slug=place)
        self.number += 1
        if roll > 0.8 and depth:
            return NestedPart(tree=self.tree(f"n{self.number}", depth - 1))
        number = self.chance.randrange(6) if self.shared else self.number
        old = (f"u/old{number // 2 if self.shared else number}",) if self.chance.random() < 0.2 else ()
        needs = self._requirement() if number and self.chance.random() < 0.3 else None
        return CoursePart(slug=f"u/c{number}", credits=self.chance.randrange(5), same=old, requires=needs)

    def _requirement(self) -> Requirement:
        some = [Requirement(course=f"u/c{self.chance.randrange(self.number)}") for _ in range(2)]
        rule = self.chance.choice(("one", "all", "any"))
        if rule == "one":
            return some[0]
        return Requirement(all=tuple(some)) if rule == "all" else Requirement(any=tuple(some))


def grown(seed: int, shared: bool, open_places: bool) -> Tree:
    """The pathway of a seed."""
    return _Grower(seed, shared=shared, open_places=open_places).tree("p", 1)


def trees(*, shared: bool = False, open_places: bool = True) -> st.SearchStrategy[Tree]:
    """Pathways; with `shared`, courses may occur at several places."""
    return st.builds(grown, st.integers(0, 2**32), st.just(shared), st.just(open_places))
