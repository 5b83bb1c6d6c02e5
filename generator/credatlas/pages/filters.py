"""The facets beside the list of courses: links to their pages, which a script turns into choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from credatlas.catalogue.listing import listing
from credatlas.facets import all_facets, tallied
from credatlas.pages import markup
from credatlas.pages.kinds.browse import ValueLink, group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.facets import Facet
    from credatlas.pages.reader import Reader

GLANCE = 8
"""Values of a facet that stand there before somebody asks for all."""
OPEN = 4
"""Facets that are open from the beginning."""


class Filter(NamedTuple):
    """A facet; one whose values have no pages is shown where scripts run."""

    key: str
    name: Markup
    values: tuple[ValueLink, ...]
    all: str | None
    open: bool


def filters(reads: Reader) -> tuple[Filter, ...]:
    """The facets of which some course has a value, by rank."""
    return tuple(_filter(facet, number < OPEN, reads) for number, facet in enumerate(_used(reads)))


def _used(reads: Reader) -> Iterator[Facet]:
    counts, entries = tallied(reads.edition), listing(reads.edition).entries.values()
    for key, facet in all_facets(reads.edition).items():
        if counts.get(key) or (not facet.landing and any(facet.values(entry) for entry in entries)):
            yield facet


def _filter(facet: Facet, opened: bool, reads: Reader) -> Filter:
    if not facet.landing:
        name = escape(markup.clean(facet.name(reads.edition, reads.strings)))
        return Filter(facet.key, name, (), None, opened)
    links = group(facet.key, reads, GLANCE)
    return Filter(facet.key, links.name, links.values, links.href if links.more else None, opened)
