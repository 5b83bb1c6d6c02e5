"""What each tier asks for: the elements of the EU recommendation, of MICROBOL, ELM, EDC and Open Badges.

Most rules of this module are alike: an element is present or it is missing. They are declared by one table;
the words are those of the frameworks (EU Council Recommendation 2022/C 243/02, Annex I; MICROBOL).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Rule, Scope, hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway

DIGITAL_FORMATS = frozenset({"edc", "ob3", "elmo", "pdf-sealed"})


class Element(NamedTuple):
    """An element that a tier asks for."""

    code: str
    tier: Tier
    kinds: tuple[Kind, ...]
    field: str
    """Where the contributor writes it, as in `workload.hours`."""
    title: str
    asked_by: str
    why: str
    fix: str
    missing: Callable[[Any], bool]


def _no_description(entry: Course | Pathway) -> bool:
    return not (entry.summary or entry.description)


def _no_size(course: Course) -> bool:
    load = course.workload
    return course.type is None and (load is None or (load.ects is None and load.hours is None))


def _no_address(entry: Course | Pathway) -> bool:
    contact = entry.contact
    return not (entry.homepage or (contact and (contact.email or contact.url)))


def _no_hours(course: Course) -> bool:
    return course.workload is None or course.workload.hours is None


def _no_level(course: Course) -> bool:
    return course.type != "skill" and (course.level is None or course.level.eqf is None)


def _no_eqf(course: Course) -> bool:
    return course.level is None or course.level.eqf is None


def _no_way_to_verify(course: Course) -> bool:
    award = course.award
    return award is None or not (award.verify or (award.seal and award.seal != "none") or award.formats)


def _no_awarding_body(course: Course) -> bool:
    return not course.awarding_bodies


def _no_format(course: Course) -> bool:
    return course.award is None or not DIGITAL_FORMATS.intersection(course.award.formats)


def _no_identification(course: Course) -> bool:
    return course.award is None or not course.award.identification


def _no_verification(course: Course) -> bool:
    award = course.award
    return award is None or not (award.verify or award.seal in ("advanced", "qualified"))


def _no_supervision(course: Course) -> bool:
    return not course.assessment or any(part.supervision is None for part in course.assessment)


def _no_register_id(institution: Institution) -> bool:
    return not ({"schac", "orgreg"} & institution.identifiers.keys())


_COURSE = (Kind.COURSE,)
_BOTH = (Kind.COURSE, Kind.PATHWAY)
_HOUSE = (Kind.INSTITUTION,)
_ANNEX = "EU recommendation, Annex I, element {}"

ELEMENTS = (
    Element(
        "CA901",
        Tier.LISTED,
        _BOTH,
        "summary",
        "A summary or description.",
        "learners",
        "A title alone does not tell a learner what the course is about.",
        "Write `summary` in one or two sentences.",
        _no_description,
    ),
    Element(
        "CA902",
        Tier.LISTED,
        _COURSE,
        "languages",
        "The teaching languages.",
        "learners; ECTS Users' Guide",
        "A course in an unknown language cannot be chosen.",
        "Add `languages: [en]`.",
        lambda course: not course.languages,
    ),
    Element(
        "CA903",
        Tier.LISTED,
        _COURSE,
        "workload",
        "A type or a workload.",
        "learners; MicroHE",
        "Learners need to know how much work it is.",
        "Add `type`, or `workload` with `ects` or `hours`.",
        _no_size,
    ),
    Element(
        "CA904",
        Tier.LISTED,
        _BOTH,
        "contact",
        "A homepage or a contact.",
        "learners; ELM",
        "Whoever is interested must be able to go on from here.",
        "Add `homepage`, or `contact` with a role mailbox; the institution can state one for all.",
        _no_address,
    ),
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
        _ANNEX.format(4),
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
        _ANNEX.format(6),
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
        _ANNEX.format(7),
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
        _ANNEX.format(8),
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
        _ANNEX.format(9),
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
        _ANNEX.format(10),
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
        _ANNEX.format(11),
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
        _ANNEX.format(3),
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
    Element(
        "CA932",
        Tier.LISTED,
        _HOUSE,
        "website",
        "The website of the institution.",
        "learners; QualityLink",
        "Learners check who stands behind an offer.",
        "Add `website`.",
        lambda institution: institution.website is None,
    ),
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
        "target/eqf",
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
    Element(
        "CA950",
        Tier.ISSUABLE,
        _COURSE,
        "award.formats",
        "A digital credential format.",
        "EDC; Open Badges 3.0",
        "Paper cannot be checked by a program.",
        "Add `award: {formats: [edc]}`.",
        _no_format,
    ),
    Element(
        "CA951",
        Tier.ISSUABLE,
        _COURSE,
        "award.identification",
        "How the learner is identified.",
        _ANNEX.format(1),
        "The credential names its holder.",
        "Add `award: {identification: [student-id]}`.",
        _no_identification,
    ),
    Element(
        "CA952",
        Tier.ISSUABLE,
        _COURSE,
        "assessment.supervision",
        "Supervision and identity check of every assessment.",
        "EU recommendation, Annex I, optional 2",
        "Trust in a credential is trust in its assessment.",
        "Add `supervision` to every part of `assessment`.",
        _no_supervision,
    ),
    Element(
        "CA953",
        Tier.ISSUABLE,
        _COURSE,
        "grading",
        "The grading scheme.",
        "ELM (GradingScheme)",
        "A grade without its scale says nothing.",
        "Add `grading`, or state it once for the institution.",
        lambda course: course.grading is None,
    ),
    Element(
        "CA954",
        Tier.ISSUABLE,
        _COURSE,
        "award.verify",
        "Seal or registry of the credential.",
        "EDC; OEPass",
        "Whoever receives it must know how to check it.",
        "Add `award: {seal: qualified}` or `verify`.",
        _no_verification,
    ),
)
"""Every element, by the tier that asks for it."""


def _rule(element: Element) -> Rule:
    missing, lacks = element.missing, (hit(*element.field.split("."), field=element.field),)

    def check(entry: Course | Pathway | Institution) -> Sequence[Hit]:
        return lacks if missing(entry) else ()

    return Rule(
        code=element.code,
        message="`{field}` is missing",
        title=element.title,
        why=element.why,
        fix=element.fix,
        scope=Scope.DOCUMENT,
        tier=element.tier,
        severity=Severity.ERROR,
        kinds=element.kinds,
        asked_by=element.asked_by,
        excusable=False,
        check=check,
    )


RULES = tuple(_rule(element) for element in ELEMENTS)
