"""Stackability: what says that it stacks leads somewhere, what stands alone is no part (R19, R60)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import live_courses, live_pathways
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue

_ANNEX = "EU recommendation, Annex I, optional element 4"


@rule(
    "CA318",
    "a short learning programme consists of parts; no pathway is linked with it",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="E-SLP (EADTU); MicroHE Users' Guide",
)
def a_programme_is_linked_with_a_pathway(catalogue: Catalogue) -> Iterator[Hit]:
    """A short learning programme is linked with a pathway that shows its parts, or that it is part of.

    Why: a programme is a group of courses with a common theme; learners may want one of them.
    Fix: write a pathway (`credatlas new pathway`) of its parts, and name it under `stacks_towards`; or change
    `type` where it is a single course.
    """
    if catalogue.lacks(Kind.PATHWAY):
        return
    for course in live_courses(catalogue):
        linked = any(target.pathway for target in course.stacks_towards)
        if course.type == "slp" and not linked and course.id.slug not in catalogue.pathways_with:
            yield hit("type", entry=course.id)


@rule(
    "CA601",
    "it is called stackable, but neither `stacks_towards` nor a pathway says towards what",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_ANNEX,
)
def what_stacks_leads_somewhere(catalogue: Catalogue) -> Iterator[Hit]:
    """A stackable course says what it counts towards.

    Why: learners collect credits for something.
    Fix: add `stacks_towards` with the title of the larger award, add the course to a pathway, or write
    `stackability: stand-alone`.
    """
    if catalogue.lacks(Kind.PATHWAY):
        return
    for course in live_courses(catalogue):
        linked = course.stacks_towards or course.id.slug in catalogue.pathways_with
        if course.stackability == "stackable" and not linked:
            yield hit("stackability", entry=course.id)


@rule(
    "CA602",
    "{course} is called stand-alone in its own file",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_ANNEX,
)
def parts_do_not_stand_alone(catalogue: Catalogue) -> Iterator[Hit]:
    """The parts of a pathway are not called stand-alone.

    Why: the course's page would say that it counts towards nothing.
    Fix: write `stackability: stackable` in the course, or take it out of the pathway.
    """
    for pathway in live_pathways(catalogue):
        for key, block in pathway.blocks.items():
            for index, slug in enumerate(block.courses):
                course = catalogue.courses.get(slug)
                if course and course.stackability == "stand-alone":
                    yield hit("blocks", key, "courses", index, entry=pathway.id, course=slug)
