"""What QualityLink, ELM and Europass take no entry without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.document._element import Element

if TYPE_CHECKING:
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution

_COURSE = (Kind.COURSE,)
_HOUSE = (Kind.INSTITUTION,)


def _no_eqf(course: Course) -> bool:
    return course.level is None or course.level.eqf is None


def _no_register_id(institution: Institution) -> bool:
    return not ({"schac", "orgreg"} & institution.identifiers.keys())


HARVESTABLE = (
    Element(
        "CA940",
        Tier.HARVESTABLE,
        _COURSE,
        "level.eqf",
        "An EQF level for harvesters.",
        "QualityLink (EQFLevel 1..1)",
        "QualityLink takes no course without it, a skill neither.",
        "Add `level: {eqf: 6}`.",
        _no_eqf,
    ),
    Element(
        "CA941",
        Tier.HARVESTABLE,
        _COURSE,
        "homepage",
        "A homepage of the course.",
        "ELM (LearningOpportunity.homepage 1..*)",
        "Europass links there.",
        "Add `homepage`.",
        lambda course: course.homepage is None,
    ),
    Element(
        "CA942",
        Tier.HARVESTABLE,
        _HOUSE,
        "identifiers.schac",
        "A register identifier of the institution.",
        "QualityLink (SCHAC or OrgReg)",
        "Harvesters know institutions by their registers.",
        "Add `identifiers` with `schac`, your domain.",
        _no_register_id,
    ),
    Element(
        "CA943",
        Tier.HARVESTABLE,
        (Kind.PATHWAY,),
        "outcomes",
        "Learning outcomes of a pathway.",
        "QualityLink; ELM",
        "Harvesters take a pathway as a specification of what is learned, like a course.",
        "Add `outcomes`: what somebody can do who has taken the whole pathway.",
        lambda pathway: not pathway.outcomes,
    ),
    Element(
        "CA944",
        Tier.HARVESTABLE,
        (Kind.PATHWAY,),
        "languages",
        "The languages of a pathway.",
        "QualityLink; ELM",
        "Without them aggregators cannot offer it to anybody.",
        "Add `languages: [en]`: those in which all of it can be taken.",
        lambda pathway: not pathway.languages,
    ),
    Element(
        "CA945",
        Tier.HARVESTABLE,
        (Kind.PATHWAY,),
        "target.eqf",
        "The EQF level that a pathway leads to.",
        "QualityLink; ELM",
        "QualityLink takes nothing without a level.",
        "Add `eqf: 7` to `target`.",
        lambda pathway: pathway.target is None or pathway.target.eqf is None,
    ),
    Element(
        "CA946",
        Tier.HARVESTABLE,
        (Kind.PATHWAY,),
        "awarding",
        "Who awards what a pathway leads to.",
        "QualityLink; ELM",
        "A pathway stands in the file of the institution that answers for it.",
        "Add `awarding: [lumen]`, or `institution` to `target`.",
        lambda pathway: not (pathway.awarding or (pathway.target and pathway.target.institution)),
    ),
)
"""By code."""
