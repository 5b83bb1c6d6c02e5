"""What descriptions of courses and of pathways have in common in schema.org."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import i18n, vocab
from credatlas.catalogue.once import once
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.edition import Edition
    from credatlas.model.ids import EntryId
    from credatlas.model.text import Text

CONTEXT = "https://schema.org/"
CREDENTIAL = "EducationalOccupationalCredential"


def url(edition: Edition, entry: EntryId, language: str | None = None) -> str:
    """The absolute address of an entry's page. `CredAtlasError` for a site without an address."""
    if edition.site.url is None:
        raise CredAtlasError("schema.org needs site_url")
    root = edition.site.root(language) if language else ""
    return edition.site.url + root + entry.address


def read(text: Text, language: str | None) -> str:
    """A text in the language where it has it, else as its entry writes it first."""
    version = text.get(language) if language else None
    return version or text.first.text


def line(text: str) -> str:
    """A text on one line: descriptions are Markdown in paragraphs."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def term(vocabulary: str, code: str, language: str | None) -> dict[str, Any]:
    """A code of a standard, with its label in the language where we have words in it."""
    terms = vocab.load(vocabulary)
    words = i18n.load(language if language and language in i18n.languages() else "en")
    found = {
        "@type": "DefinedTerm",
        "name": words.label(vocabulary, code),
        "termCode": code,
        "url": terms[code].concept_uri,
        "inDefinedTermSet": terms.scheme,
    }
    return {key: value for key, value in found.items() if value}


def organisations(edition: Edition, slugs: Iterable[str]) -> list[dict[str, Any]]:
    """Institutions as providers."""
    known = _organisations(edition)
    return [known[slug] for slug in slugs if slug in known]


@once
def _organisations(edition: Edition) -> Mapping[str, dict[str, Any]]:
    return {
        slug: {
            "@type": "CollegeOrUniversity" if house.type in (None, "university") else "Organization",
            "@id": f"{url(edition, house.id)}#organisation",
            "name": house.name.first.text,
            "url": house.website or url(edition, house.id),
        }
        for slug, house in edition.catalogue.institutions.items()
    }


def credits_of(ects: float) -> dict[str, Any]:
    """Credits in ECTS."""
    value = int(ects) if ects == int(ects) else ects
    return {"@type": "QuantitativeValue", "value": value, "unitText": "ECTS"}


def stated(found: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of `found`: neither None nor an empty list."""
    return {key: value for key, value in found.items() if value or (value is not None and value != [])}
