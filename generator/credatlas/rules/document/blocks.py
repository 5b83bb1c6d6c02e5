"""Pathways, as one file tells them: enough parts, enough to choose from, valid for long enough (R63, R69)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.duration import parse_duration
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.pathway import Block, Pathway

LEAST_PARTS = 2


def _size(block: Block) -> int:
    return len(block.courses) + len(block.pathways) + len(block.open)


@rule(
    "CA605",
    "{choose} are to be chosen, but there are only {count}",
    Kind.PATHWAY,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE; ETF (learning pathways)",
)
def there_is_enough_to_choose_from(pathway: Pathway) -> Iterator[Hit]:
    """A block has as many parts as are to be chosen.

    Why: nobody could complete it.
    Fix: correct `choose`, add courses, or add `open` places for courses from elsewhere.
    """
    for key, block in pathway.blocks.items():
        if block.choose is not None and block.choose > _size(block):
            yield hit("blocks", key, "choose", choose=block.choose, count=_size(block))


@rule(
    "CA615",
    "a pathway has two parts or more; this has {count}",
    Kind.PATHWAY,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroHE; E-SLP (EADTU)",
)
def a_pathway_has_parts(pathway: Pathway) -> Iterator[Hit]:
    """A pathway has two parts or more.

    Why: one course alone stacks to nothing.
    Fix: add parts; nothing to do where they are still to come.
    """
    count = sum(_size(block) for block in pathway.blocks.values())
    if pathway.blocks and count < LEAST_PARTS:  # no blocks at all: CA923
        yield hit("blocks", at_key=True, count=count)


@rule(
    "CA620",
    "parts count for {valid}, but one has {window} to finish",
    Kind.PATHWAY,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroHE; learners",
)
def parts_stay_valid_to_the_end(pathway: Pathway) -> Iterator[Hit]:
    """Parts count at least as long as one has to finish.

    Why: who takes the time allowed would lose the first part before the last.
    Fix: lengthen `parts_valid_for`, or shorten `window`.
    """
    valid = parse_duration(pathway.parts_valid_for or "")
    window = parse_duration(pathway.window or "")
    if valid and window and valid.usual_days < window.usual_days:
        yield hit("parts_valid_for", valid=pathway.parts_valid_for, window=pathway.window)
