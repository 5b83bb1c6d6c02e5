"""Other courses to look at, each with the reason why it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.catalogue.related import Reason, Relation, relations
from credatlas.pages.card import card_for

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader


class Neighbour(NamedTuple):
    """A related course."""

    reason: Markup
    card: Markup


def related(course: Course, reader: Reader) -> tuple[Neighbour, ...]:
    """The cards of related courses."""
    entries = listing(reader.edition).entries
    found = relations(reader.edition.catalogue).to(course, reader.edition.catalogue)
    return tuple(
        Neighbour(_reason(relation, reader), card_for(entries[relation.slug], reader))
        for relation in found
        if relation.slug in entries
    )


def _reason(relation: Relation, reader: Reader) -> Markup:
    if relation.reason is Reason.PATHWAY:
        pathway = reader.edition.catalogue.pathways[relation.detail]
        return reader.sentence("related.pathway", pathway=reader.phrase(pathway.title))
    return reader.word(f"related.{relation.reason.value}")
