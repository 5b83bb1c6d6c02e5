"""Circles: courses that require each other, pathways within themselves, blocks that wait (R61, R62, R66)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.cycles import cycles
from credatlas.catalogue.stacking.grown import nesting
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue


def _spelled(circle: tuple[str, ...]) -> str:
    return " → ".join(circle)


@rule(
    "CA603",
    "these courses require each other in a circle: {circle}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="OEPass IO3; learners",
)
def prerequisites_are_no_circle(catalogue: Catalogue) -> Iterator[Hit]:
    """Prerequisites lead to a course with which one can begin.

    Why: nobody could ever take the first of them.
    Fix: take one of the courses out of `prerequisites.requires` of another.
    """
    graph = {
        slug: tuple(dict.fromkeys(needs.requires.courses()))
        for slug, course in catalogue.courses.items()
        if (needs := course.prerequisites) and needs.requires
    }
    for circle in cycles(graph):
        entry = catalogue.courses[circle[0]].id
        yield hit("prerequisites", "requires", entry=entry, circle=_spelled(circle))


@rule(
    "CA604",
    "these pathways contain each other in a circle: {circle}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by="OEPass IO3",
)
def pathways_do_not_contain_themselves(catalogue: Catalogue) -> Iterator[Hit]:
    """A pathway does not contain itself.

    Why: it would never end, and its credits could not be counted.
    Fix: take one of the pathways out of a block of another.
    """
    for circle in cycles(nesting(catalogue)):
        pathway = catalogue.pathways[circle[0]]
        for key, block in pathway.blocks.items():
            if circle[1] in block.pathways:
                place = ("blocks", key, "pathways", block.pathways.index(circle[1]))
                yield hit(*place, entry=pathway.id, circle=_spelled(circle))
                break


@rule(
    "CA621",
    "these blocks wait for each other in a circle: {circle}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE; learners",
)
def blocks_do_not_wait_for_each_other(catalogue: Catalogue) -> Iterator[Hit]:
    """Blocks have an order in which they can be taken.

    Why: nobody could begin.
    Fix: delete one of the blocks from `after` of another.
    """
    for pathway in catalogue.pathways.values():
        waiting = {
            key: tuple(name for name in block.after if name != key) for key, block in pathway.blocks.items()
        }
        for circle in cycles(waiting):
            yield hit("blocks", circle[0], "after", entry=pathway.id, circle=_spelled(circle))
