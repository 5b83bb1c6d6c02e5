"""The order of a pathway: prerequisites in time and in reach, levels that rise (R66, R67)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.order import not_included, too_late
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import live_pathways
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.order import Unmet
    from credatlas.catalogue.stacking.tree import Tree
    from credatlas.diagnostics import Pointer
    from credatlas.model.pathway import Block

_ETF = "ETF (learning pathways); learners"


def _hits(catalogue: Catalogue, search: Callable[[Tree], Iterable[Unmet]]) -> Iterator[Hit]:
    for slug, tree in trees(catalogue).items():
        pathway = catalogue.pathways[slug]
        for unmet in search(tree) if pathway.status != "withdrawn" else ():
            place = _place(pathway.blocks[unmet.group], unmet.group, unmet.part)
            yield hit(*place, entry=pathway.id, course=unmet.course, required=unmet.required)


def _place(block: Block, key: str, part: str) -> Pointer:
    if part in block.courses:
        return ("blocks", key, "courses", block.courses.index(part))
    return ("blocks", key, "pathways", block.pathways.index(part))


@rule(
    "CA610",
    "{course} requires {required}, which comes in a later block",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_ETF,
)
def prerequisites_come_first(catalogue: Catalogue) -> Iterator[Hit]:
    """What a course requires can be taken before it.

    Why: learners would be stuck half-way.
    Fix: correct `after` of the blocks, or move one of the courses.
    """
    yield from _hits(catalogue, too_late)


@rule(
    "CA611",
    "{course} requires {required}, which is not part of the pathway",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by=_ETF,
)
def prerequisites_are_included(catalogue: Catalogue) -> Iterator[Hit]:
    """What a course requires is part of the pathway.

    Why: who plans by the pathway meets a course that it did not mention.
    Fix: add the course; nothing to do where learners are expected to have it.
    """
    yield from _hits(catalogue, partial(not_included, exists=partial(catalogue.knows, Kind.COURSE)))


@rule(
    "CA612",
    "the level falls to EQF {level} after the block {earlier} at EQF {before}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by=_ETF,
)
def levels_do_not_fall(catalogue: Catalogue) -> Iterator[Hit]:
    """Later blocks are not below earlier ones.

    Why: a sequence that goes down is usually in the wrong order.
    Fix: check `after`, and `level.eqf` of the courses; nothing to do where it is meant.
    """
    for pathway in live_pathways(catalogue):
        levels = {key: _levels(catalogue, block) for key, block in pathway.blocks.items()}
        for key, block in pathway.blocks.items():
            for name in block.after:
                before = levels.get(name, ())
                if levels[key] and before and max(levels[key]) < min(before):
                    place = ("blocks", key, "after")
                    level = max(levels[key])
                    yield hit(*place, entry=pathway.id, level=level, earlier=name, before=min(before))
                    break


def _levels(catalogue: Catalogue, block: Block) -> tuple[int, ...]:
    found = (catalogue.courses.get(slug) for slug in block.courses)
    return tuple(course.level.eqf for course in found if course and course.level and course.level.eqf)


@rule(
    "CA613",
    "{part} is at EQF level {level}, above the target at level {target}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="QF-EHEA; awarding institutions",
)
def parts_are_not_above_the_target(catalogue: Catalogue) -> Iterator[Hit]:
    """No part is above the level of the whole.

    Why: the whole is then harder than it says, or the part is in the wrong pathway.
    Fix: check `target.eqf` and the level of the part.
    """
    for pathway in live_pathways(catalogue):
        target = pathway.target.eqf if pathway.target else None
        for key, block in pathway.blocks.items() if target else ():
            for part, level in _parts(catalogue, block):
                if target and level > target:
                    place = _place(block, key, part)
                    yield hit(*place, entry=pathway.id, part=part, level=level, target=target)


def _parts(catalogue: Catalogue, block: Block) -> Iterator[tuple[str, int]]:
    for slug in block.courses:
        course = catalogue.courses.get(slug)
        if course and course.level and course.level.eqf:
            yield slug, course.level.eqf
    for slug in block.pathways:
        nested = catalogue.pathways.get(slug)
        if nested and nested.target and nested.target.eqf:
            yield slug, nested.target.eqf
