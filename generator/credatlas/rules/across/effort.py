"""What a pathway takes: its hours, and its credits at the awarding institutions (R68, R6D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.menu import cheapest
from credatlas.catalogue.stacking.tree import CoursePart, ects, halves
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.across._sums import sums
from credatlas.rules.live import awarding_bodies
from credatlas.rules.rule import Hit, Scope, hit, rule
from credatlas.vocab.bounds import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.tree import Tree

WHOLE = 100
"""Percent."""


class _Hours:
    """The cost of a way in hours of work; open places are not known."""

    def course(self, part: CoursePart) -> float:
        return part.hours or 0

    def open(self, credits: int) -> float:
        return 0


@rule(
    "CA614",
    "the shortest way through takes {hours} hours; a short learning programme has up to {most}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE Users' Guide (three types)",
)
def a_programme_is_short(catalogue: Catalogue) -> Iterator[Hit]:
    """A short learning programme has up to 1500 hours.

    Why: what is larger is a programme of study, with another name and other rules.
    Fix: write `target.kind: part-of-degree`, or split the pathway.
    """
    most = SIZES["slp"].hours.most or 0
    for one in sums(catalogue):
        if one.pathway.target and one.pathway.target.kind == "short-learning-programme":
            hours = cheapest(one.tree, _Hours())
            if hours is not None and hours > most:
                place = ("target", "kind")
                yield hit(*place, entry=one.pathway.id, hours=f"{hours:g}", most=f"{most:g}")


class _Own:
    """The cost of a way in credits that are not earned at the awarding institutions, as a negative gain."""

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own

    def course(self, part: CoursePart) -> float:
        return -(part.credits or 0) if self._own.intersection(part.providers) else 0

    def open(self, credits: int) -> float:
        return 0


@rule(
    "CA619",
    "{percent} % of {target} ECTS must come from {institutions}; at most {most} ECTS can",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="awarding institutions (residency)",
)
def residency_can_be_kept(catalogue: Catalogue) -> Iterator[Hit]:
    """Enough of the parts are offered by those who award the whole.

    Why: nobody could meet the condition.
    Fix: correct `residency_percent`, or add parts of the awarding institutions.
    """
    for one in sums(catalogue):
        if not one.totals.feasible:
            continue
        pathway = one.pathway
        own, target = awarding_bodies(pathway), pathway.target
        if pathway.residency_percent is None or not own or target is None or target.ects is None:
            continue
        asked = halves(target.ects) * pathway.residency_percent / WHOLE
        if _surely(one.tree, frozenset(own)) >= asked:
            continue
        most = -(cheapest(one.tree, _Own(frozenset(own))) or 0)
        if most < asked:
            yield hit(
                "residency_percent",
                entry=pathway.id,
                percent=f"{pathway.residency_percent:g}",
                target=f"{target.ects:g}",
                institutions=", ".join(own),
                most=f"{ects(int(most)):g}",
            )


def _surely(tree: Tree, own: frozenset[str]) -> int:
    """The half credits that everybody earns at the awarding institutions: quick, and often enough."""
    parts = (part for group, part in tree.parts() if group.takes_all and not group.optional)
    courses = (part for part in parts if isinstance(part, CoursePart))
    return sum(part.credits or 0 for part in courses if own.intersection(part.providers))
