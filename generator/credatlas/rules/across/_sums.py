"""Pathways that can be added up, and what they add up to: worked out once for all rules that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.catalogue.stacking.doubles import doubles
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.totals import Totals, group_totals, totals
from credatlas.catalogue.stacking.tree import NestedPart

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
    found = []
    for slug, tree in trees(catalogue).items():
        if not (tree.sound and tree.groups) or doubles(tree):
            continue
        if catalogue.pathways[slug].status != "withdrawn":
            nested = nested_totals(tree)
            unfilled = tuple(group for group in tree.groups if not group_totals(group, nested).feasible)
            found.append(Sum(catalogue.pathways[slug], tree, totals(tree), unfilled))
    return tuple(found)


def nested_totals(tree: Tree) -> Mapping[str, Totals]:
    """The totals of the pathways that its own blocks name."""
    return {part.slug: totals(part.tree) for _, part in tree.parts() if isinstance(part, NestedPart)}
