"""`feeds/edc/<institution>/<course>.json`: a European Digital Credential for each course, ready to be filled.

A template in the EDC profile of ELM 3.2: all but the learner, the grade, the dates and the seal, which
issuing adds. Codes are written out with type and scheme, as in the official samples, because issuers validate
the credential alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from credatlas.catalogue.once import once
from credatlas.feeds._edc_display import display
from credatlas.feeds._eligible import offered, omission
from credatlas.feeds._elm_concepts import written_concept, written_out
from credatlas.feeds._elm_organisation import located, named
from credatlas.feeds._elm_scope import Scope
from credatlas.feeds._elm_specification import described
from credatlas.feeds._json import JSON, json_bytes
from credatlas.feeds.feed import Address, Artifact, Feed, Omission
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course

NEEDS = frozenset({"CA911", "CA912", "CA915", "CA930", "CA950", "CA951", "CA952", "CA953", "CA954"})
"""Awarding body, outcomes, assessment, country, and all that the tier `issuable` asks for."""

CONTEXT = ("https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap")
_SCHEMA = {"id": "http://data.europa.eu/snb/model/ap/edc-generic-full", "type": "ShaclValidator2017"}
_ESCO = "http://data.europa.eu/esco/concept-scheme/skills"
_GENERIC = written_concept(
    "http://data.europa.eu/snb/credential/e34929035b",
    "http://data.europa.eu/snb/credential/25831c2",
    "Generic",
)


def _units(edition: Edition) -> Sequence[object]:
    return () if edition.site.url is None else sorted(offered(edition.catalogue))


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    scope = Scope(edition=edition, concept=written_out)
    for course in offered(edition.catalogue)[str(unit)]:
        left_out = omission("edc", edition.catalogue, course, NEEDS)
        if left_out:
            yield left_out
            continue
        body = json_bytes(template(scope, course))
        yield Artifact(path=f"feeds/edc/{course.id.slug}.json", media_type=JSON, body=body)


def template(scope: Scope, course: Course) -> Node:
    """The credential of a course before there is a learner; `scope` writes codes out."""
    page = scope.page(course.id)
    awarding = located(scope, course.awarding_bodies) or [course.institution]
    issuer = _issuer(scope, course, awarding)
    houses = scope.catalogue.institutions
    return {
        "@context": CONTEXT,
        "id": f"{page}#template",
        "type": ("VerifiableCredential", "EuropeanDigitalCredential"),
        "credentialProfiles": _GENERIC,
        "credentialSchema": _SCHEMA,
        "displayParameter": display(page, course, [houses[slug].name for slug in awarding]),
        "issuer": _organisations(scope.edition)[issuer],
        "credentialSubject": {"type": "Person", "hasClaim": _achievement(scope, course, awarding, issuer)},
    }


def _issuer(scope: Scope, course: Course, awarding: list[str]) -> str:
    """Whose seal it will bear: as stated, else the first awarding body, which in most courses coordinates."""
    stated = course.award.issuer if course.award else None
    return next(iter(located(scope, (stated,) if stated else ())), awarding[0])


def _achievement(scope: Scope, course: Course, awarding: list[str], issuer: str) -> Node:
    page = scope.page(course.id)
    specification = _specification(scope, course)
    parts = enumerate(specification.pop("provenBy"), 1)
    organisations = _organisations(scope.edition)
    return {
        "id": f"{page}#achievement",
        "type": "LearningAchievement",
        "title": specification["title"],
        "awardedBy": {
            "id": f"{page}#awarding",
            "type": "AwardingProcess",
            "awardingBody": [
                {"id": scope.institution(slug)} if slug == issuer else organisations[slug]
                for slug in awarding
            ],
        },
        "specifiedBy": specification,
        "provenBy": [_result(scope, course, number, assessed) for number, assessed in parts],
    }


def _specification(scope: Scope, course: Course) -> Node:
    """What was learned. EQF stands in `educationLevel` where there is no national level (see ELM LOQ)."""
    node = described(scope, course)
    if node["type"] != "Qualification":
        node.pop("eqfLevel", None)
    for outcome in node["learningOutcome"]:
        if "relatedESCOSkill" in outcome:
            skills = outcome["relatedESCOSkill"]
            outcome["relatedESCOSkill"] = [written_concept(skill, _ESCO, None) for skill in skills]
    node["identifier"] = scope.identifiers(course.id, course.institution)
    return node


def _result(scope: Scope, course: Course, number: int, assessed: Node) -> Node:
    """A part of the assessment, without its grade; how the learner was identified is part of the result."""
    page, part = scope.page(course.id), course.assessment[number - 1]
    verified = scope.concept("supervision", part.supervision) if part.supervision else None
    return {
        "id": f"{page}#assessment-{number}",
        "type": "LearningAssessment",
        "title": assessed["title"],
        "awardedBy": {"id": f"{page}#awarding"},
        "specifiedBy": assessed,
        **({"idVerification": verified} if verified else {}),
    }


@once
def _organisations(edition: Edition) -> Mapping[str, Any]:
    """Institution -> its organisation as JSON."""
    scope = Scope(edition=edition, concept=written_out)
    found: dict[str, Any] = {}
    for slug in located(scope, edition.catalogue.institutions):
        house = edition.catalogue.institutions[slug]
        known = [
            {"type": "Identifier", "notation": value, "schemeName": name.upper()}
            for name, value in house.identifiers.items()
        ]
        node = {**named(scope, house), **({"identifier": known} if known else {})}
        found[slug] = orjson.Fragment(orjson.dumps(node))
    return found


FEED = Feed(
    name="edc",
    title="European Digital Credential of each course, without learner, grade, dates and seal",
    units=_units,
    export=_export,
    tier=Tier.ISSUABLE,
    addresses=(
        Address("feeds/edc/{institution}/{course}.json", JSON, "Template of the credential of a course"),
    ),
)
