"""A course in ELM: a specification of what is learned, its outcomes, assessment and award.

With a national level it is a Qualification, else a LearningAchievementSpecification: LOQ allows `EQFLevel` on
the first only and asks it to have `NQFLevel`; QualityLink asks both for `EQFLevel`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import vocab
from credatlas.catalogue.national_levels import national_level
from credatlas.feeds._elm_organisation import known, located, pathway_owner
from credatlas.feeds._elm_scope import Concept, Scope, concepts, hours, labels, note, number, texts, web
from credatlas.feeds._rdf import Shared
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from credatlas.feeds._rdf import Node
    from credatlas.model.course import AssessmentComponent, Course, OutcomeDetails
    from credatlas.model.shared import Grading, QualityStatement

ESCO = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z.-]+")
"""The only addresses of contributors that stand as such in RDF; the schema lets no others through."""
CATEGORY = {"en": "micro-credential"}
"""ELM has no such value in its list of types, only this free text."""


def specification(scope: Scope, course: Course) -> Node:
    """What harvesters hear of a course apart from its runs; it has what QualityLink and LOQ require."""
    node = described(scope, course)
    address = scope.page(course.id)
    node["type"] = (node["type"], "LearningOpportunitySpecification")
    node["identifier"] = [*scope.identifiers(course.id, course.institution), *_codes(course)]
    node["publisher"] = scope.institution(course.institution)
    node["homepage"] = [web(course.homepage), web(address)] if course.homepage else [web(address)]
    awarding = located(scope, course.awarding_bodies)
    if awarding:
        node["awardingOpportunity"] = {
            "type": "AwardingOpportunity",
            "awardingBody": [scope.institution(slug) for slug in awarding],
            "learningAchievementSpecification": node["id"],
        }
    documents = [web(link.url, link.title) for link in course.links]
    if course.materials and course.materials.url:
        documents.append(web(course.materials.url))
    if documents:
        node["supplementaryDocument"] = documents
    node.update(_relations(scope, course))
    if course.version:
        node["version"] = course.version
    return node


def described(scope: Scope, course: Course) -> Node:
    """The part of a specification that a credential repeats."""
    page, languages = scope.page(course.id), course.title.languages
    levels = list(_national(scope, course))
    eqf = scope.concept("eqf", str(course.level.eqf)) if course.level and course.level.eqf else None
    partial: dict[str, Any] = {"nqfLevel": levels, "isPartialQualification": "true"} if levels else {}
    node: Node = {
        "id": f"{page}#specification",
        "type": "Qualification" if levels else "LearningAchievementSpecification",
        "title": texts(course.title),
        "category": CATEGORY,
        "dcType": scope.codes("opportunity-type", _type(course)),
        "thematicArea": scope.codes("isced-f", course.fields),
        "language": scope.codes("language", course.languages),
        **({"eqfLevel": eqf} if eqf else {}),
        **({"educationLevel": eqf} if eqf and not levels else {}),
        **partial,
        "mode": scope.codes("mode", course.participation),
        "targetGroup": scope.codes("target-group", course.target_groups),
        **_size(scope, course),
        "learningOutcome": [_outcome(scope, course, key, f"{page}#outcome-{key}") for key in course.outcomes],
        "provenBy": [
            assessment(scope.concept, part, course.grading, languages) for part in course.assessment
        ],
        "influencedBy": _activities(scope, course, languages),
        "additionalNote": [
            *(_quality(statement, languages) for statement in course.quality),
            *_further(course),
        ],
    }
    text = course.description or course.summary
    if text:
        node["description"] = texts(text)
    if course.abbreviation and course.abbreviation not in node["title"].values():
        node["altLabel"] = {course.text_language: course.abbreviation}
    entry = _entry_requirement(course)
    if entry:
        node["entryRequirement"] = entry
    return {key: value for key, value in node.items() if value or value != []}


def _type(course: Course) -> tuple[str, ...]:
    return (vocab.load("course-type")[course.type].extra["opportunity_type"],) if course.type else ()


def _national(scope: Scope, course: Course) -> Iterator[Any]:
    """National levels; only beside an EQF level they make a qualification."""
    level = course.level
    if level is None or level.eqf is None:
        return
    houses = scope.catalogue.institutions
    countries = {houses[slug].country or "" for slug in course.providers if slug in houses}
    codes = [national_level(stated, countries) for stated in level.nqf]
    yield from scope.codes("nqf", tuple(code for code in codes if code))


def _size(scope: Scope, course: Course) -> Node:
    load = course.workload
    node: Node = {}
    if load and load.hours is not None:
        node["volumeOfLearning"] = hours(load.hours)
    if load and load.ects is not None:
        node["creditPoint"] = credit(scope.concept, load.ects)
    return node


@lru_cache(maxsize=1024)
def credit(concept: Concept, ects: float) -> Node:
    """Credits in ECTS."""
    framework = concept("credit-system", "ECTS")
    return Shared({"type": "CreditPoint", "framework": framework, "point": number(ects)})


def _outcome(scope: Scope, course: Course, key: str, address: str) -> Node:
    details: OutcomeDetails | None = course.outcome_details.get(key)
    node: Node = {
        "id": address,
        "type": "LearningOutcome",
        "title": texts(course.outcomes[key]),
    }
    kind = scope.concept("outcome-kind", details.kind) if details and details.kind else None
    if kind:
        node["dcType"] = kind
    if details and details.esco:
        node["relatedESCOSkill"] = [address for address in details.esco if ESCO.fullmatch(address)]
    return node


@lru_cache(maxsize=4096)
def assessment(
    concept: Concept, part: AssessmentComponent, grading: Grading | None, languages: tuple[str, ...]
) -> Node:
    """How outcomes are tested, in the languages of the course."""
    node: Node = {
        "type": "LearningAssessmentSpecification",
        "title": labels("assessment-type", part.type, languages),
        "dcType": concepts(concept, "assessment-type", (part.type,)),
        "mode": concepts(concept, "mode", (part.mode,) if part.mode else ()),
        "language": concepts(concept, "language", (part.language,) if part.language else ()),
    }
    if part.description:
        node["description"] = texts(part.description)
    if part.supervision:
        supervision = labels("supervision", part.supervision, languages)
        node["additionalNote"] = {"type": "Note", "noteLiteral": supervision}
    if grading:
        node["gradingScheme"] = _grading(grading, languages)
    return Shared({key: value for key, value in node.items() if value or value != []})


def _grading(grading: Grading, languages: tuple[str, ...]) -> Node:
    title = labels("grading-scheme", grading.type, languages)
    if grading.scale:
        title = {language: f"{text}: {grading.scale}" for language, text in title.items()}
    described = {"description": texts(grading.description)} if grading.description else {}
    return {"type": "GradingScheme", "title": title, **described}


def _activities(scope: Scope, course: Course, languages: tuple[str, ...]) -> list[Node]:
    """What learners do, with the hours it takes where they are told apart."""
    breakdown: Mapping[str, float] = course.workload.breakdown if course.workload else {}
    return [
        _activity(scope.concept, activity, breakdown.get(activity), languages)
        for activity in dict.fromkeys((*breakdown, *course.teaching))
    ]


@lru_cache(maxsize=4096)
def _activity(concept: Concept, activity: str, load: float | None, languages: tuple[str, ...]) -> Node:
    return Shared(
        {
            "type": "LearningActivitySpecification",
            "title": labels("activity", activity, languages),
            "dcType": concepts(concept, "activity", (activity,)),
            **({} if load is None else {"volumeOfLearning": hours(load)}),
        }
    )


@lru_cache(maxsize=4096)
def _quality(statement: QualityStatement, languages: tuple[str, ...]) -> Node:
    """Quality assurance in words: an ELM accreditation needs the agency's country, which nobody states."""
    facts = [part for part in (statement.agency, statement.standard, statement.report) if part]
    found = labels("qa-type", statement.type, languages)
    if facts:
        found = {language: f"{text}: {', '.join(facts)}" for language, text in found.items()}
    return Shared({"type": "Note", "noteLiteral": found})


def _further(course: Course) -> Iterator[Node]:
    for text in (course.audience, course.need, course.further):
        if text:
            yield note(text)


def _entry_requirement(course: Course) -> Node | None:
    stated = course.prerequisites
    if stated is None or stated.none:
        return None
    text = stated.text or stated.experience
    return note(text) if text else None


def _codes(course: Course) -> Iterator[Node]:
    """The codes that the partners have for the course."""
    codes = {course.institution: course.code, **course.codes} if course.code else course.codes
    for slug, code in codes.items():
        yield {"type": "Identifier", "notation": code, "schemeName": f"course code of {slug}"}


def _relations(scope: Scope, course: Course) -> Node:
    """The pathways it is part of, the courses it asks for, and those it replaces."""
    catalogue = scope.catalogue
    pathways = [
        scope.reference(pathway.id, owner)
        for pathway in catalogue.pathways_with.get(course.id.slug, ())
        if pathway.status == "active" and (owner := pathway_owner(scope, pathway))
    ]
    stated = course.prerequisites
    if not (pathways or course.replaces or (stated and stated.requires)):
        return {}
    asked = stated.requires.courses() if stated and stated.requires else ()
    found = {
        "isPartOf": pathways,
        "entryRequirementLearningOpportunity": _references(scope, asked),
        "superseded": _references(scope, course.replaces),
    }
    return {key: value for key, value in found.items() if value}


def _references(scope: Scope, slugs: Iterable[str]) -> list[Node]:
    courses = scope.catalogue.courses
    return [
        scope.reference(EntryId(Kind.COURSE, slug), courses[slug].institution)
        for slug in dict.fromkeys(slugs)
        if slug in courses and known(scope, (courses[slug].institution,))
    ]
