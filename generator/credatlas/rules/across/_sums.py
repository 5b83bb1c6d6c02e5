"""Pathways that can be added up, and what they add up to: worked out once for all rules that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.catalogue.stacking.doubles import Double, doubles
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.totals import Totals, group_totals, totals, totals_of
from credatlas.catalogue.stacking.tree import NestedPart, below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.tree import Group, Tree
    from credatlas.model.pathway import Pathway


class Sum(NamedTuple):
    """A pathway whose parts can be added up, and what they add up to."""

    pathway: Pathway
    tree: Tree
    totals: Totals
    unfilled: tuple[Group, ...]
    """Blocks that no choice can fill."""


@once
def sums(catalogue: Catalogue) -> tuple[Sum, ...]:
    """Every pathway that can be added up: all its parts exist, with credits, and count once."""
    every, twice = trees(catalogue), counted_twice(catalogue)
    known = totals_of(every.values())
    return tuple(
        Sum(catalogue.pathways[slug], tree, known[slug], _unfilled(tree, known))
        for slug, tree in every.items()
        if tree.sound and tree.groups and catalogue.pathways[slug].status != "withdrawn"
        if not any(one.slug in twice for one in below(tree))
    )


def _unfilled(tree: Tree, known: Mapping[str, Totals]) -> tuple[Group, ...]:
    """The blocks that no choice can fill; none, where the whole has a total."""
    if known[tree.slug].feasible:
        return ()
    return tuple(group for group in tree.groups if not group_totals(group, known).feasible)


def nested_totals(tree: Tree) -> Mapping[str, Totals]:
    """The totals of the pathways that its own blocks name."""
    return {part.slug: totals(part.tree) for _, part in tree.parts() if isinstance(part, NestedPart)}


@once
def counted_twice(catalogue: Catalogue) -> Mapping[str, tuple[Double, ...]]:
    """Pathway -> the credentials that count at two of its places, where there are such; by slug."""
    every = trees(catalogue)
    found = ((slug, doubles(every[slug])) for slug in sorted(every))
    return {slug: double for slug, double in found if double}
