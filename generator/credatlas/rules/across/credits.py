"""What the parts of a pathway add up to: feasible, as promised, counted once (R63-R65)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.totals import Span, Totals, group_totals
from credatlas.catalogue.stacking.tree import ects, halves
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.across._sums import counted_twice, nested_totals, sums
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.tree import Group


def _span(span: Span | None) -> str:
    if span is None:
        return "no number of"
    end = " or more" if span.open else ""
    return f"{span.least:g}{end}" if span.least == span.most else f"{span.least:g} to {span.most:g}{end}"


@rule(
    "CA606",
    "no choice of these parts gives {asked}; all together have {most} ECTS",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE; ETF (learning pathways)",
)
def blocks_can_be_filled(catalogue: Catalogue) -> Iterator[Hit]:
    """The parts of a block can be combined to the credits that it asks for.

    Why: nobody could complete it.
    Fix: correct `ects`, or add courses that make up what is missing.
    """
    for one in sums(catalogue):
        nested = nested_totals(one.tree) if one.unfilled else {}
        for group in one.unfilled:
            if group.least is None and group.most is None:  # not enough to choose from: CA605
                continue
            most = f"{_all(group, nested):g}"
            yield hit("blocks", group.key, "ects", entry=one.pathway.id, asked=_asked(group), most=most)


def _all(group: Group, nested: Mapping[str, Totals]) -> float:
    """The credits of all parts together."""
    span = group_totals(replace(group, choose=None, least=None, most=None), nested).span()
    return span.most if span else 0


def _asked(group: Group) -> str:
    low, high = group.least, group.most
    credits = (
        f"{ects(low):g} to {ects(high):g} ECTS"
        if low is not None and high is not None
        else f"at least {ects(low):g} ECTS"
        if low is not None
        else f"at most {ects(high or 0):g} ECTS"
    )
    return credits if group.choose is None else f"{credits} with {group.choose} parts"


@rule(
    "CA607",
    "the target is {target} ECTS, the blocks give {span}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE; EU recommendation, Annex II, principle 5",
)
def the_target_can_be_reached(catalogue: Catalogue) -> Iterator[Hit]:
    """The blocks add up to the credits of the target.

    Why: who has taken all that is asked for must have what is promised.
    Fix: correct `target.ects`, or what the blocks ask for.
    """
    for one in sums(catalogue):
        target = one.pathway.target
        if target is None or target.ects is None or not one.totals.feasible:
            continue
        if not one.totals.reaches(halves(target.ects)):
            span = _span(one.totals.span())
            yield hit("target", "ects", entry=one.pathway.id, target=f"{target.ects:g}", span=span)


@rule(
    "CA608",
    "a rigid pathway always has the same credits; this has {span} ECTS",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="ETF (learning pathways)",
)
def a_rigid_pathway_leaves_no_choice(catalogue: Catalogue) -> Iterator[Hit]:
    """A rigid pathway has the same credits for everybody.

    Why: rigid means that nothing is left to choose.
    Fix: write `model: elective` (or `open`), or take out `choose`, `ects` and `optional`.
    """
    for one in sums(catalogue):
        span = one.totals.span()
        if one.pathway.model == "rigid" and span and (span.open or span.least != span.most):
            yield hit("model", entry=one.pathway.id, span=_span(span))


@rule(
    "CA609",
    "{course} is already in the block {block}; its credits count once",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="OEPass IO3; ELMO (credits are not counted twice)",
)
def credits_count_once(catalogue: Catalogue) -> Iterator[Hit]:
    """A credential counts once in a pathway, in nested pathways and under earlier names too.

    Why: the same credits in two places would make the whole look larger than it is.
    Fix: list the course in one block only; alternatives belong in one block with `choose: 1`.
    """
    for slug, found in counted_twice(catalogue).items():
        pathway = catalogue.pathways[slug]
        for double in found:
            group, part = double.second
            block = pathway.blocks[group]
            field = "courses" if part in block.courses else "pathways"
            index = getattr(block, field).index(part)
            place = ("blocks", group, field, index)
            course, known = double.course, double.known_as
            name = course if course == known else f"{course} (the same credential as {known})"
            yield hit(*place, entry=pathway.id, course=name, block=double.first.group)
