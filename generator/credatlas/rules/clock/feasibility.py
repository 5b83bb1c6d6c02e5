"""Pathways that cannot be begun or finished for want of runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.slots import MONTHS_AHEAD, begins_soon
from credatlas.catalogue.stacking.totals import group_totals, totals
from credatlas.catalogue.stacking.tree import CoursePart, NestedPart
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.stacking.tree import Group, Part, Tree
    from credatlas.rules.dated import Dated


@once
def _waiting(dated: Dated) -> tuple[tuple[Tree, Group, frozenset[str]], ...]:
    """Blocks that everybody takes, with their courses that have no run in the coming months."""
    soon: dict[str, bool] = {}
    found = []
    for slug, tree in sorted(trees(dated.catalogue).items()):
        if dated.catalogue.pathways[slug].status != "active":
            continue
        for group in tree.groups:
            if not group.optional:
                without = frozenset(part.slug for part in group.parts if not _soon(dated, part, soon))
                if without:
                    found.append((tree, group, without))
    return tuple(found)


def _soon(dated: Dated, part: Part, known: dict[str, bool]) -> bool:
    """Whether a part can be begun; nested pathways are told of for themselves, withdrawn courses by CA618."""
    if not isinstance(part, CoursePart):
        return True
    if part.slug not in known:
        course = dated.catalogue.courses[part.slug]
        # A course that states no runs at all says nothing about the coming months.
        silent = course.status != "active" or not course.offerings
        known[part.slug] = silent or begins_soon(course, dated.now)
    return known[part.slug]


@rule(
    "CA864",
    "no run of {course} that one can join begins in the next {months} months",
    Kind.PATHWAY,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="learners",
)
def every_part_is_offered_soon(dated: Dated) -> Iterator[Hit]:
    """Every part that all have to take is offered in the next twelve months.

    Why: learners would begin a pathway that they cannot finish.
    Fix: ask the institution for the next run, or announce it (`announced: 2028`).
    """
    for tree, group, without in _waiting(dated):
        if group.takes_all:
            block = dated.catalogue.pathways[tree.slug].blocks[group.key]
            for slug in sorted(without):
                place = ("blocks", group.key, "courses", block.courses.index(slug))
                entry = dated.catalogue.pathways[tree.slug].id
                yield hit(*place, entry=entry, course=slug, months=MONTHS_AHEAD)


@rule(
    "CA865",
    "too few of these have a run in the next {months} months; without one: {courses}",
    Kind.PATHWAY,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="learners",
)
def enough_parts_are_offered_soon(dated: Dated) -> Iterator[Hit]:
    """Of the parts to choose from, enough are offered in the next twelve months.

    Why: a choice of courses that do not take place is no choice.
    Fix: ask the institutions for the next runs, announce them, or add alternatives.
    """
    for tree, group, without in _waiting(dated):
        if group.takes_all or not tree.sound:
            continue
        nested = {part.slug: totals(part.tree) for part in group.parts if isinstance(part, NestedPart)}
        left = replace(group, parts=tuple(part for part in group.parts if part.slug not in without))
        if group_totals(group, nested).feasible and not group_totals(left, nested).feasible:
            named = ", ".join(sorted(without))
            entry = dated.catalogue.pathways[tree.slug].id
            yield hit("blocks", group.key, entry=entry, courses=named, months=MONTHS_AHEAD)
