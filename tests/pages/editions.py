"""Editions for tests: of the demonstration alliance, or of a few entries written as data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credatlas import source
from credatlas.catalogue.catalogue import Catalogue
from credatlas.catalogue.decode import decode
from credatlas.catalogue.edition import Edition, Site
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.tier import Standing, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.decode import Record

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LANGUAGES = ("en", "de", "ar")
LUMEN = {"name": "Elbmark University", "country": "DE", "timezone": "Europe/Berlin"}
FJORD = {"name": "Nordvåg University", "country": "NO", "city": "Nordvåg", "languages": ["nb"]}
AURORA = {"name": "Aurora", "members": {"lumen": {}, "fjord": {}}}


def site(languages: tuple[str, ...] = LANGUAGES) -> Site:
    return Site(
        name="Catalogue",
        description="Short courses.",
        url="https://catalogue.example/",
        languages=languages,
        required_tier=Tier.FRAMEWORK,
    )


def edition(
    catalogue: Catalogue,
    now: datetime = NOW,
    tier: Tier = Tier.ISSUABLE,
    languages: tuple[str, ...] = LANGUAGES,
) -> Edition:
    """The catalogue as published at an instant, with every entry at one tier."""
    shown = catalogue.published(now.date())
    standings = {record.id: Standing(tier) for record in shown.records()}
    return Edition(catalogue=shown, standings=standings, site=site(languages), now=now)


def demonstration(content: Path) -> Catalogue:
    """The entries of a content folder."""
    documents: list[tuple[EntryId, Mapping[str, Any]]] = []
    for kind in Kind:
        for file in sorted((content / kind.folder).rglob("*.yml")):
            path = f"content/{file.relative_to(content).as_posix()}"
            document = source.parse(source.SourceFile(path=path, kind=kind, content=file.read_bytes()))
            assert isinstance(document, source.Document), document
            documents.append((document.id, document.data))
    return Catalogue.of(_records(documents))


def catalogue(**kinds: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """Entries written as data, `catalogue(courses={"lumen/ethics": {...}})`, with two universities."""
    given: dict[str, Mapping[str, Mapping[str, Any]]] = {
        "institutions": {"lumen": LUMEN, "fjord": FJORD},
        "networks": {"aurora": AURORA},
        **kinds,
    }
    by_folder = {kind.folder: kind for kind in Kind}
    return Catalogue.of(
        _records(
            [
                (EntryId(by_folder[folder], slug), data)
                for folder, found in given.items()
                for slug, data in found.items()
            ]
        )
    )


def _records(documents: list[tuple[EntryId, Mapping[str, Any]]]) -> list[Record]:
    hosts: dict[str, Institution] = {}
    for entry, data in documents:
        if entry.kind is Kind.INSTITUTION:
            decoded = decode(entry, data, None)
            assert isinstance(decoded, Institution)
            hosts[entry.slug] = decoded
    others = [(entry, data) for entry, data in documents if entry.kind is not Kind.INSTITUTION]
    return [*hosts.values(), *(decode(entry, data, _host(entry, hosts)) for entry, data in others)]


def _host(entry: EntryId, hosts: Mapping[str, Institution]) -> Institution | None:
    return hosts.get(entry.institution) if entry.kind is Kind.COURSE else None
