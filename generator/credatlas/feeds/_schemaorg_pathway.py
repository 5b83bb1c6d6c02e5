"""A stackable pathway in schema.org: a programme with courses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.feeds._schemaorg_course import brief
from credatlas.feeds._schemaorg_terms import (
    CREDENTIAL,
    credits_of,
    line,
    organisations,
    read,
    stated,
    term,
    url,
)

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition
    from credatlas.model.pathway import Pathway


def pathway_data(edition: Edition, pathway: Pathway, language: str | None = None) -> dict[str, Any]:
    """A pathway without the context of its document."""
    known = edition.catalogue.courses
    courses = [known[slug] for slug in pathway.courses() if slug in known and known[slug].status == "active"]
    target = pathway.target
    return stated(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": f"{url(edition, pathway.id)}#pathway",
            "url": url(edition, pathway.id, language),
            "name": read(pathway.title, language),
            "description": line(read(pathway.summary or pathway.description or pathway.title, language)),
            "provider": organisations(edition, pathway.awarding),
            "sameAs": pathway.homepage,
            "numberOfCredits": credits_of(target.ects) if target and target.ects is not None else None,
            "educationalCredentialAwarded": _credential(edition, pathway, language),
            "hasCourse": list(brief(edition, courses, language)),
        }
    )


def _credential(edition: Edition, pathway: Pathway, language: str | None) -> dict[str, Any] | None:
    target = pathway.target
    if target is None or not target.award or target.title is None:
        return None
    level = term("eqf", str(target.eqf), language) if target.eqf else None
    return stated(
        {
            "@type": CREDENTIAL,
            "name": read(target.title, language),
            "educationalLevel": level,
            "recognizedBy": organisations(edition, pathway.awarding),
        }
    )
