"""The start page: a way in for those who know what they want, and for those who look around."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.facets import tallied
from credatlas.model.text import Reading
from credatlas.pages.block import Block
from credatlas.pages.card import cards
from credatlas.pages.kinds.browse import group
from credatlas.pages.markup import phrase
from credatlas.pages.organisations import pathway_cards
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader

CARDS = 6
"""Cards in each list."""


class Number(NamedTuple):
    """How many there are of something."""

    amount: str
    what: Markup
    href: str


def _body(reads: Reader, host: Host) -> str:
    edition = reads.edition
    found = listing(edition)
    broad = [key for key in ("field", "language", "month", "price") if tallied(edition)[key]]
    return template(reads.language, "home").render(
        root=reads.root,
        name=phrase(Reading(host.title, host.language), reads.language),
        description=phrase(Reading(host.description, host.language), reads.language),
        numbers=tuple(_numbers(reads)),
        groups=[group(key, reads) for key in broad],
        deadlines=cards(found.next_deadlines(CARDS), reads),
        newest=cards(found.newest(CARDS), reads),
        pathways=pathway_cards(list(edition.catalogue.pathways.values())[:CARDS], reads),
    )


def _numbers(reads: Reader) -> Iterator[Number]:
    catalogue, found = reads.edition.catalogue, listing(reads.edition)
    amounts = (
        ("courses", len(found.entries)),
        ("institutions", sum(each.status == "active" for each in catalogue.institutions.values())),
        ("languages", len(tallied(reads.edition)["language"])),
        ("pathways", sum(each.status == "active" for each in catalogue.pathways.values())),
    )
    for key, count in amounts:
        if count:
            href = reads.root + ("browse/language/" if key == "languages" else f"{key}/")
            yield Number(reads.number(count), reads.word(f"home.{key}", count=count), href)


HOME = Block(name="home", body=_body)
