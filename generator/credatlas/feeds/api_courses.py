"""`api/v1/courses.json` and its siblings: all entries of a kind in one list, with card facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.cards import CardFacts, card_facts
from credatlas.catalogue.encode import encode
from credatlas.feeds._json import JSON, document
from credatlas.feeds.api_entries import SCHEMA_VERSION, api_path
from credatlas.feeds.feed import Address, Artifact, Feed, Omission
from credatlas.model.course import Course
from credatlas.model.ids import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition


def _units(_: Edition) -> Sequence[object]:
    return tuple(Kind)


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    kind = Kind(str(unit))
    items = [_item(edition, record) for record in edition.catalogue.of_kind(kind).values()]
    envelope = {"schema_version": SCHEMA_VERSION, "total": len(items), "items": items}
    path = f"api/v1/{kind.folder}.json"
    yield document(path, envelope, "api-list")


def _item(edition: Edition, record: Record) -> dict[str, Any]:
    return {
        "id": record.id.slug,
        "title": encode(record.title),
        "page": record.id.address,
        "document": api_path(record.id),
        "status": record.status,
        "tier": edition.standing(record.id).tier.word,
        **(_card(card_facts(record)) if isinstance(record, Course) else {}),
    }


def _card(card: CardFacts) -> dict[str, Any]:
    """Card facts; what is not stated is null."""
    return {
        "summary": encode(card.summary) if card.summary else None,
        "type": card.type,
        "institutions": list(card.institutions),
        "network": card.network,
        "ects": card.ects,
        "hours": card.hours,
        "eqf": card.eqf,
        "cycle": card.cycle,
        "fields": list(card.fields),
        "languages": list(card.languages),
        "modes": list(card.modes),
        "price": {"low": str(card.price.low), "high": str(card.price.high)} if card.price else None,
        "self_paced": card.self_paced,
        "stackable": card.stackable,
    }


FEED = Feed(
    name="api-lists",
    title="All entries of a kind in one list",
    units=_units,
    export=_export,
    addresses=tuple(
        Address(f"api/v1/{kind.folder}.json", JSON, f"All {kind.folder}", "api-list") for kind in Kind
    ),
)
