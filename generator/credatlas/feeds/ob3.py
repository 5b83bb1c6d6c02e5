"""`feeds/ob3/<institution>/<course>.json`: an Open Badges 3.0 Achievement for each course.

What a badge says of the course; whoever issues it adds the learner, the date and the proof. Where a text can
be in one language only, it is English if the course has it, else the course's own. 1EdTech, Open Badges 3.0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import i18n, vocab
from credatlas.catalogue.national_levels import national_level
from credatlas.catalogue.once import once
from credatlas.feeds._eligible import offered, omission
from credatlas.feeds._elm_scope import Scope
from credatlas.feeds._json import JSON, json_bytes
from credatlas.feeds.feed import Address, Artifact, Feed, Omission
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course

NEEDS = frozenset({"CA901", "CA911", "CA912", "CA915", "CA950", "CA951", "CA952", "CA953", "CA954"})
"""A description, awarding body, outcomes, assessment, and all that the tier `issuable` asks for."""

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_EQF = "European Qualifications Framework"
_ISCED = "ISCED-F 2013"


def _units(edition: Edition) -> Sequence[object]:
    return () if edition.site.url is None else sorted(offered(edition.catalogue))


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    scope = Scope(edition=edition)
    for course in offered(edition.catalogue)[str(unit)]:
        left_out = omission("ob3", edition.catalogue, course, NEEDS)
        if left_out:
            yield left_out
            continue
        body = json_bytes(achievement(scope, course))
        yield Artifact(path=f"feeds/ob3/{course.id.slug}.json", media_type=JSON, body=body)


def achievement(scope: Scope, course: Course) -> dict[str, Any]:
    """The Achievement of a course."""
    page, language = scope.page(course.id), _language(course)
    about = course.summary or course.description or course.title
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{page}#badge",
        "type": ("Achievement",),
        "achievementType": "MicroCredential",
        "name": course.title.read(language).text,
        "description": about.read(language).text,
        "criteria": {"id": page, "narrative": _criteria(course, language)},
        "inLanguage": language,
        "creator": _creators(scope.edition).get(_creator(course)),
        "humanCode": course.code,
        "creditsAvailable": course.workload.ects if course.workload else None,
        "fieldOfStudy": _label("isced-f", course.fields[0], language) if course.fields else None,
        "alignment": [*_levels(scope, course, language), *_subjects(course, language)],
        "resultDescription": [_grading(course, page, language)] if course.grading else [],
        "tag": [skill.label.read(language).text for skill in course.skills],
        "version": course.version,
        "otherIdentifier": _identifiers(scope, course),
    }
    return {key: value for key, value in found.items() if value or value not in (None, [])}


def _language(course: Course) -> str:
    return "en" if "en" in course.title.languages else course.title.first.language


def _criteria(course: Course, language: str) -> str:
    """What is learned and how it is tested, as Markdown."""
    outcomes = [f"- {_line(text.read(language).text)}" for text in course.outcomes.values()]
    parts = dict.fromkeys(_label("assessment-type", part.type, language) for part in course.assessment)
    return "\n".join([*outcomes, "", "; ".join(parts)])


def _line(text: str) -> str:
    return " ".join(text.split())


def _creator(course: Course) -> str:
    """Who answers for the achievement: the institution of the folder where it awards, else who awards it."""
    awarding = course.awarding_bodies
    return course.institution if course.institution in awarding else awarding[0]


def _levels(scope: Scope, course: Course, language: str) -> Iterator[dict[str, Any]]:
    level = course.level
    if level and level.eqf is not None:
        name = f"EQF {level.eqf}"
        yield _alignment("eqf", str(level.eqf), name, "ext:EQF", _EQF)
    houses = scope.catalogue.institutions
    countries = {houses[slug].country or "" for slug in course.providers if slug in houses}
    for stated in level.nqf if level else ():
        code = national_level(stated, countries)
        if code:
            name = f"{stated.framework} {stated.level}"
            yield _alignment("nqf", code, name, "ext:NQF", stated.framework)


def _subjects(course: Course, language: str) -> Iterator[dict[str, Any]]:
    """Fields of study, and the ESCO skills that the course or its outcomes name."""
    for field in course.fields:
        yield _alignment("isced-f", field, _label("isced-f", field, language), "ext:ISCED-F", _ISCED)
    skills = {skill.esco: skill.label.read(language).text for skill in course.skills if skill.esco}
    for key, details in course.outcome_details.items():
        if key in course.outcomes:
            text = course.outcomes[key].read(language).text
            skills = {**dict.fromkeys(details.esco, text), **skills}
    for address, name in skills.items():
        yield {
            "type": ("Alignment",),
            "targetName": name,
            "targetUrl": address,
            "targetType": "ext:ESCO",
            "targetFramework": "ESCO",
        }


def _alignment(vocabulary: str, code: str, name: str, kind: str, framework: str) -> dict[str, Any]:
    return {
        "type": ("Alignment",),
        "targetName": name,
        "targetUrl": vocab.load(vocabulary)[code].concept_uri,
        "targetCode": code,
        "targetType": kind,
        "targetFramework": framework,
    }


def _grading(course: Course, page: str, language: str) -> dict[str, Any]:
    assert course.grading is not None
    name = _label("grading-scheme", course.grading.type, language)
    scale = f" ({course.grading.scale})" if course.grading.scale else ""
    return {
        "id": f"{page}#result",
        "type": ("ResultDescription",),
        "name": f"{name}{scale}",
        "resultType": "Result",
    }


def _identifiers(scope: Scope, course: Course) -> list[dict[str, str]]:
    stated = (scope.urn(course.id, course.institution), course.code)
    return [
        {"type": "IdentifierEntry", "identifier": value, "identifierType": "identifier"}
        for value in stated
        if value
    ]


@lru_cache(maxsize=8192)
def _label(vocabulary: str, code: str, language: str) -> str:
    """A label in the language, in English where we have no words in it."""
    known = language if language in i18n.languages() else "en"
    return i18n.load(known).label(vocabulary, code)


@once
def _creators(edition: Edition) -> Mapping[str, dict[str, Any]]:
    """Institution -> its profile."""
    scope = Scope(edition=edition)
    return {
        slug: {
            "id": scope.institution(slug),
            "type": ("Profile",),
            "name": house.name.read("en").text,
            **({"url": house.website} if house.website else {}),
        }
        for slug, house in edition.catalogue.institutions.items()
    }


FEED = Feed(
    name="ob3",
    title="Open Badges 3.0 Achievement of each course",
    units=_units,
    export=_export,
    tier=Tier.ISSUABLE,
    addresses=(Address("feeds/ob3/{institution}/{course}.json", JSON, "Achievement of a course"),),
)
