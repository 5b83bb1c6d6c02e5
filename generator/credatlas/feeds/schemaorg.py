"""schema.org: what search engines read in the page of a course or pathway, and one feed of all courses.

Version 30 of the vocabulary. Google shows courses as a list (`ItemList`, at least three, each with name,
description and provider). The feed is `feeds/schemaorg.jsonld`, in which every course stands whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from credatlas.feeds._schemaorg_course import course_data
from credatlas.feeds._schemaorg_pathway import pathway_data
from credatlas.feeds._schemaorg_terms import CONTEXT, url
from credatlas.feeds.feed import Address, Feed, Piece, whole
from credatlas.model.course import Course
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition

PATH = "feeds/schemaorg.jsonld"
JSON_LD = "application/ld+json"


def structured_data(edition: Edition, record: Record, language: str | None = None) -> dict[str, Any]:
    """The JSON-LD of an entry's page; texts in `language` where the entry has them, else in its own.

    Empty for kinds that schema.org's readers do not look for, for entries that were withdrawn, and where the
    site has no address.
    """
    if record.status != "active" or edition.site.url is None:
        return {}
    if isinstance(record, Course):
        return {"@context": CONTEXT, **course_data(edition, record, language)}
    if isinstance(record, Pathway):
        return {"@context": CONTEXT, **pathway_data(edition, record, language)}
    return {}


def item_list(edition: Edition, records: Iterable[Record], language: str | None = None) -> dict[str, Any]:
    """The JSON-LD of a page that lists entries: their order and their pages; empty without any."""
    if edition.site.url is None:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "url": url(edition, record.id, language)}
        for position, record in enumerate(records, 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items} if items else {}


def _export(edition: Edition, _: object) -> Iterator[Piece]:
    """Course by course, so that no more than one is held."""
    if edition.site.url is None:
        return
    head = b'{"@context":' + orjson.dumps(CONTEXT) + b',"@type":"ItemList","itemListElement":['
    yield Piece(PATH, JSON_LD, head)
    active = (course for course in edition.catalogue.courses.values() if course.status == "active")
    for position, course in enumerate(active, 1):
        item = {"@type": "ListItem", "position": position, "item": course_data(edition, course)}
        yield Piece(PATH, JSON_LD, (b"\n" if position == 1 else b",\n") + orjson.dumps(item))
    yield Piece(PATH, JSON_LD, b"\n]}\n")


FEED = Feed(
    name="schemaorg",
    title="schema.org descriptions of all courses",
    units=whole,
    export=_export,
    tier=Tier.RECORDED,
    addresses=(Address(PATH, JSON_LD, "All courses and pathways"),),
)
