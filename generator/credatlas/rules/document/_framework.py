"""The mandatory elements of the EU recommendation (2022/C 243/02, Annex I) and of MICROBOL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.document._element import ANNEX, Element

if TYPE_CHECKING:
    from credatlas.model.course import Course

_COURSE = (Kind.COURSE,)
_BOTH = (Kind.COURSE, Kind.PATHWAY)
_HOUSE = (Kind.INSTITUTION,)


def _no_hours(course: Course) -> bool:
    return course.workload is None or course.workload.hours is None


def _no_level(course: Course) -> bool:
    return course.type != "skill" and (course.level is None or course.level.eqf is None)


def _no_way_to_verify(course: Course) -> bool:
    award = course.award
    return award is None or not (award.verify or (award.seal and award.seal != "none") or award.formats)


def _no_awarding_body(course: Course) -> bool:
    return not course.awarding_bodies


FRAMEWORK = (
    Element(
        "CA910",
        Tier.FRAMEWORK,
        _COURSE,
        "type",
        "The type of micro-credential.",
        "MicroHE Users' Guide",
        "Skill, module and short learning programme count for different things.",
        "Add `type: module` (or `skill`, `slp`).",
        lambda course: course.type is None,
    ),
    Element(
        "CA911",
        Tier.FRAMEWORK,
        _COURSE,
        "awarding",
        "An awarding body.",
        ANNEX.format(4),
        "Without it nobody answers for the credential.",
        "In a joint course, give at least one partner the role `award`.",
        _no_awarding_body,
    ),
    Element(
        "CA912",
        Tier.FRAMEWORK,
        _COURSE,
        "outcomes",
        "Learning outcomes.",
        ANNEX.format(6),
        "A credential is the record of what somebody can do.",
        "Add `outcomes`: a short name and one sentence that begins with a verb for each.",
        lambda course: not course.outcomes,
    ),
    Element(
        "CA913",
        Tier.FRAMEWORK,
        _COURSE,
        "workload.hours",
        "The notional workload in hours.",
        ANNEX.format(7),
        "Hours are understood where ECTS is unknown.",
        "Add `hours` to `workload`.",
        _no_hours,
    ),
    Element(
        "CA914",
        Tier.FRAMEWORK,
        _COURSE,
        "level.eqf",
        "The EQF level.",
        ANNEX.format(8),
        "It tells another institution whether the credential is bachelor's or master's work.",
        "Add `level: {eqf: 6}`.",
        _no_level,
    ),
    Element(
        "CA915",
        Tier.FRAMEWORK,
        _COURSE,
        "assessment",
        "The type of assessment.",
        ANNEX.format(9),
        "Only assessed outcomes can be recognised.",
        "Add `assessment` with at least one part.",
        lambda course: not course.assessment,
    ),
    Element(
        "CA916",
        Tier.FRAMEWORK,
        _COURSE,
        "participation",
        "The form of participation.",
        ANNEX.format(10),
        "Learners must know whether they have to travel.",
        "Add `participation: [online]`.",
        lambda course: not course.participation,
    ),
    Element(
        "CA917",
        Tier.FRAMEWORK,
        _COURSE,
        "quality",
        "The quality assurance behind it.",
        ANNEX.format(11),
        "It is the first thing a recognition officer looks for.",
        "Add `quality` to the institution once, or to this course.",
        lambda course: not course.quality,
    ),
    Element(
        "CA918",
        Tier.FRAMEWORK,
        _COURSE,
        "prerequisites",
        "Access requirements.",
        "MICROBOL; Annex I, optional 1",
        "Learners must know before they apply; `none` is an answer too.",
        "Add `prerequisites: none`, or say what is needed.",
        lambda course: course.prerequisites is None,
    ),
    Element(
        "CA919",
        Tier.FRAMEWORK,
        _BOTH,
        "fields",
        "The field of study (ISCED-F).",
        "MICROBOL; ELM; QualityLink",
        "The field is how courses of different languages find together.",
        'Add `fields: ["0914"]`, with the quotes.',
        lambda entry: not entry.fields,
    ),
    Element(
        "CA920",
        Tier.FRAMEWORK,
        _COURSE,
        "award",
        "How the credential's authenticity is verified.",
        "MICROBOL (verification of authenticity)",
        "A credential that cannot be checked is not trusted.",
        "Add `award` with `formats`, `seal` or `verify`; the institution can state it once for all.",
        _no_way_to_verify,
    ),
    Element(
        "CA921",
        Tier.FRAMEWORK,
        _COURSE,
        "stackability",
        "Whether it stands alone or stacks.",
        "EU recommendation, Annex I, optional 4; domain rule R60",
        "Learners build larger awards from small ones.",
        "Add `stackability: stackable`, `stand-alone` or `integrated`.",
        lambda course: course.stackability is None,
    ),
    Element(
        "CA922",
        Tier.FRAMEWORK,
        (Kind.PATHWAY,),
        "target",
        "What a pathway leads to.",
        "MicroHE; ETF",
        "Parts stack towards something.",
        "Add `target` with `kind` and `title`.",
        lambda pathway: pathway.target is None,
    ),
    Element(
        "CA923",
        Tier.FRAMEWORK,
        (Kind.PATHWAY,),
        "blocks",
        "The parts of a pathway.",
        "MicroHE",
        "A pathway without parts leads nowhere.",
        "Add `blocks` with `courses`.",
        lambda pathway: not pathway.blocks,
    ),
    Element(
        "CA924",
        Tier.FRAMEWORK,
        (Kind.PATHWAY,),
        "model",
        "The model of a pathway.",
        "ETF (learning pathways)",
        "Learners must know whether they may choose.",
        "Add `model: elective` (or `open`, `rigid`).",
        lambda pathway: pathway.model is None,
    ),
    Element(
        "CA930",
        Tier.FRAMEWORK,
        _HOUSE,
        "country",
        "The country of the institution.",
        ANNEX.format(3),
        "The country of the issuer is a mandatory element of every one of its credentials.",
        "Add `country: DE`.",
        lambda institution: institution.country is None,
    ),
    Element(
        "CA931",
        Tier.FRAMEWORK,
        _HOUSE,
        "timezone",
        "The time zone of the institution.",
        "learners; ELM",
        "A deadline is a promise in a zone; without it, it is off by hours for somebody.",
        "Add `timezone: Europe/Berlin`.",
        lambda institution: institution.timezone is None,
    ),
)
"""By code."""
