"""Quality assurance that others can look up (R37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway


@rule(
    "CA508",
    "external quality assurance without {missing}",
    Kind.INSTITUTION,
    Kind.COURSE,
    Kind.PATHWAY,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex I, element 11; DEQAR",
)
def external_assurance_can_be_looked_up(entry: Institution | Course | Pathway) -> Iterator[Hit]:
    """External quality assurance names its agency and where it can be looked up.

    Why: a recognition officer in another country believes a register, not a claim.
    Fix: add `agency`, and `register` or `report` with an address; what your own institution does is
    `type: internal`.
    """
    if isinstance(entry, Course) and "quality" in entry.inherited:
        return
    for index, statement in enumerate(entry.quality):
        if statement.type.startswith("external"):
            if not statement.agency:
                yield hit("quality", index, missing="`agency`")
            if not (statement.register or statement.report):
                yield hit("quality", index, missing="`register` or `report`")
