"""What a pathway and its blocks add up to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.totals import Totals, group_totals, totals
from credatlas.catalogue.stacking.tree import below
from credatlas.pages import markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.totals import Span
    from credatlas.catalogue.stacking.tree import Tree
    from credatlas.pages.reader import Reader


class Sums(NamedTuple):
    """The range of the whole and of each block; `None` where no sum means anything."""

    whole: Span | None
    blocks: Mapping[str, Span | None]


@once
def sums(catalogue: Catalogue) -> Mapping[str, Sums]:
    """Pathway -> what it adds up to."""
    known: dict[str, Totals] = {}
    return {slug: _sums(tree, known) for slug, tree in trees(catalogue).items()}


def _sums(tree: Tree, known: dict[str, Totals]) -> Sums:
    if not tree.sound:
        return Sums(None, {})
    for one in below(tree):
        if one.slug not in known:
            known[one.slug] = totals(one)
    spans = {group.key: group_totals(group, known).span() for group in tree.groups}
    return Sums(known[tree.slug].span(), spans)


def spanned(span: Span, reads: Reader) -> Markup:
    """7 to 9 ECTS credits; and more, where parts may come from elsewhere."""
    if span.least == span.most:
        amount = reads.ects(span.least)
    else:
        low, high = (markup.isolated(reads.number(value)) for value in (span.least, span.most))
        amount = reads.sentence("pathway.range", low=low, high=high)
    return reads.sentence("pathway.range-open", amount=amount) if span.open else amount
