"""What every part of an ELM document needs: addresses, codes as addresses, labels of codes, durations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import i18n, vocab
from credatlas.errors import CredAtlasError
from credatlas.feeds._rdf import Shared
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._rdf import Node
    from credatlas.model.text import Text

Concept = Callable[[str, str], Any]
"""How a code of a vocabulary is written: as an address, or as a whole concept."""
SCHEME = "urn:schac:uniqueCourseId"
"""QualityLink's identifier of a course: the provider's domain and the provider's own name of the course."""


@lru_cache(maxsize=8192)
def concept(vocabulary: str, code: str) -> str | None:
    """The address of the concept that stands for a code; `None` where the standard has none."""
    terms = vocab.load(vocabulary)
    return terms[code].concept_uri if code in terms else None


@lru_cache(maxsize=16384)
def concepts(concept: Concept, vocabulary: str, codes: tuple[str, ...]) -> list[Any]:
    """The concepts of several codes, once each; those without a concept are left out."""
    found = (concept(vocabulary, code) for code in codes)
    return list(dict.fromkeys(one for one in found if one is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """An edition as ELM sees it; `concept` writes a code, which EDC wants in full and ELM as an address."""

    edition: Edition
    concept: Concept = field(default=concept)

    @property
    def catalogue(self) -> Catalogue:
        """The published entries."""
        return self.edition.catalogue

    def page(self, entry: EntryId) -> str:
        """The absolute address of an entry's page."""
        if self.edition.site.url is None:
            raise CredAtlasError("absolute addresses need site_url")
        return self.edition.site.url + entry.address

    def institution(self, slug: str) -> str:
        """The address that stands for an institution itself."""
        return _organisation(self.edition.site.url or "", slug)

    def codes(self, vocabulary: str, codes: tuple[str, ...]) -> list[Any]:
        """The concepts of several codes, once each; those without a concept are left out."""
        return concepts(self.concept, vocabulary, codes) if codes else []

    def urn(self, entry: EntryId, owner: str) -> str | None:
        """QualityLink's identifier of what `owner` publishes; `None` where it has no SCHAC code."""
        house = self.catalogue.institutions.get(owner)
        domain = house.identifiers.get("schac") if house else None
        local = entry.slug.rpartition("/")[2]
        if entry.kind is Kind.PATHWAY:
            local = f"pathway.{local}"  # no name of a course has a dot
        return f"{SCHEME}:{domain}:{local}" if domain else None

    def identifiers(self, entry: EntryId, owner: str) -> list[Node]:
        """The identifiers of a course or pathway: its URN and its address."""
        urn = self.urn(entry, owner)
        address = {"type": "Identifier", "notation": self.page(entry), "schemeName": "URL"}
        if urn is None:
            return [address]
        return [{"type": "Identifier", "notation": urn, "schemeName": "uniqueCourseId"}, address]

    def reference(self, entry: EntryId, owner: str) -> Node:
        """A mention of another specification, by provider and identifier (QualityLink)."""
        return {
            "type": "LearningOpportunitySpecificationReference",
            "providedBy": self.institution(owner),
            "identifier": self.identifiers(entry, owner)[0],
        }


@lru_cache(maxsize=4096)
def _organisation(site: str, slug: str) -> str:
    return f"{site}{EntryId(Kind.INSTITUTION, slug).address}#organisation"


def texts(text: Text) -> dict[str, str]:
    """A text by language."""
    return {language: version for version, language in text.versions}


def note(text: Text) -> Node:
    """A text as a note."""
    return {"type": "Note", "noteLiteral": texts(text)}


@lru_cache(maxsize=16384)
def labels(vocabulary: str, code: str, languages: tuple[str, ...]) -> Mapping[str, str]:
    """The label of a code in those of the languages that we have words for, else in English."""
    known = [language for language in languages if language in i18n.languages()] or ["en"]
    return {language: i18n.load(language).label(vocabulary, code) for language in known}


@lru_cache(maxsize=1024)
def web(address: str, title: Text | None = None) -> Node:
    """A page elsewhere, or one of ours; that of a course stands in each of its runs."""
    named = {"title": texts(title)} if title else {}
    return Shared({"type": "WebResource", **named, "contentURL": address})


def hours(value: float) -> str:
    """A workload as an XML Schema duration in hours and minutes: `PT81H`, `PT62H30M`."""
    whole, minutes = divmod(round(value * 60), 60)
    return f"PT{whole}H{minutes}M" if minutes else f"PT{whole}H"


def number(value: float | Decimal) -> str:
    """A number without decimals that say nothing: `3`, `2.5`."""
    return f"{value:f}" if isinstance(value, Decimal) else f"{value:.10g}"


def days(length: timedelta) -> str:
    """Whole days as an XML Schema duration, which knows no weeks."""
    return f"P{length.days}D"
