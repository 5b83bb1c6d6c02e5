"""Rules and sums of a pathway as plain text, for places where no mark-up can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credatlas.catalogue.stacking.totals import Span
    from credatlas.model.pathway import Block
    from credatlas.pages.reader import Reader


def plain_span(span: Span, reads: Reader) -> str:
    """7 to 9 ECTS credits."""
    if span.least == span.most:
        return reads.strings.ects(span.least)
    return reads.text("pathway.range", low=reads.number(span.least), high=reads.number(span.most))


def plain_rule(block: Block, span: Span | None, reads: Reader) -> str:
    """Choose 1 · 3 to 4 ECTS credits."""
    if block.choose:
        words = reads.text("pathway.choose", count=block.choose)
    else:
        words = reads.text("pathway.choose-some" if block.ects else "pathway.all")
    if block.optional:
        words = reads.text("pathway.optional", rule=words)
    return f"{words} · {plain_span(span, reads)}" if span else words
