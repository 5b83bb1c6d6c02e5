"""`api/v1/passports/<institution>/<course>.json`: the learning passport of a course, without its holder.

The five groups of data of the Open Education Passport (OEPass, IO3). What only an issued credential knows is
there and null, so that who issues one sees what to fill in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.encode import encode
from credatlas.catalogue.once import once
from credatlas.catalogue.readiness import DIGITAL
from credatlas.feeds._json import JSON, document
from credatlas.feeds.api_entries import SCHEMA_VERSION, api_path
from credatlas.feeds.feed import Address, Artifact, Feed, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution

HOLDER = (
    "name",
    "date_of_birth",
    "student_id",
    "credential_id",
    "issued",
    "valid_until",
    "grade",
    "ects_awarded",
)
"""What is filled in when the credential is issued."""
_OUTPUTS = ("works", "test_results")


def passport_path(slug: str) -> str:
    """Where the passport of a course lies, relative to the site."""
    return f"api/v1/passports/{slug}.json"


def _units(edition: Edition) -> Sequence[object]:
    return [slug for slug, course in edition.catalogue.courses.items() if course.status == "active"]


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    course = edition.catalogue.courses[str(unit)]
    yield document(passport_path(course.id.slug), passport(edition, course), "api-passport")


def passport(edition: Edition, course: Course) -> dict[str, Any]:
    """The document; it does not depend on the day."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": course.id.slug,
        "page": f"{course.id.address}passport/",
        "entry": api_path(course.id),
        "awarding_body": [_body(edition, slug) for slug in course.awarding_bodies],
        "credential": _credential(course),
        "credential_type": _type(edition, course),
        "holder": dict.fromkeys(HOLDER),
        "evidence": _evidence(course),
    }


def _body(edition: Edition, slug: str) -> dict[str, Any]:
    """Who confers it, which need not be who teaches."""
    return _bodies(edition).get(slug) or _stated(slug, None)


@once
def _bodies(edition: Edition) -> dict[str, dict[str, Any]]:
    """What the passports of an institution's courses repeat of it."""
    return {slug: _stated(slug, house) for slug, house in edition.catalogue.institutions.items()}


def _stated(slug: str, house: Institution | None) -> dict[str, Any]:
    return {
        "id": slug,
        "name": encode(house.name) if house else None,
        "country": house.country if house else None,
        "website": house.website if house else None,
        "identifiers": dict(house.identifiers) if house else {},
        "quality": encode(house.quality) if house else [],
    }


def _credential(course: Course) -> dict[str, Any]:
    stated = {
        "title": course.title,
        "summary": course.summary,
        "languages": course.languages,
        "providers": course.providers,
        "outcomes": course.outcomes,
        "workload": course.workload,
        "level": course.level,
        "fields": course.fields,
        "prerequisites": course.prerequisites,
        "participation": course.participation,
        "assessment": course.assessment,
        "grading": course.grading,
        "quality": course.quality,
        "prior_learning": course.prior_learning,
        "recognition": course.recognition,
    }
    return {name: encode(value) if value else None for name, value in stated.items()}


def _type(edition: Edition, course: Course) -> dict[str, Any]:
    pathways = edition.catalogue.pathways_with.get(course.id.slug, ())
    return {
        "type": course.type,
        "credit_system": "ECTS" if course.workload and course.workload.ects is not None else None,
        "external_credits": encode(course.external_credits),
        "stackability": course.stackability,
        "part_of": [pathway.id.slug for pathway in pathways if pathway.status == "active"],
    }


def _evidence(course: Course) -> dict[str, Any]:
    award = course.award
    return {
        "formats": list(award.formats) if award else [],
        "digital": bool(award and DIGITAL & set(award.formats)),
        "seal": award.seal if award else None,
        "verify": award.verify if award else None,
        "version": course.version,
        "reviewed": course.reviewed.isoformat() if course.reviewed else None,
        **dict.fromkeys(_OUTPUTS),
    }


FEED = Feed(
    name="api-passports",
    title="Learning passport of each course, without its holder",
    units=_units,
    export=_export,
    addresses=(
        Address(passport_path("{institution}/{course}"), JSON, "What a credential says", "api-passport"),
    ),
)
