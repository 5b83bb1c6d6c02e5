"""The pathway that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, FacetSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings


def _facets(edition: Edition) -> Iterable[Facet]:
    catalogue = edition.catalogue

    def values(entry: Listed) -> Iterable[str]:
        found = catalogue.pathways_with.get(entry.card.slug, ())
        return (pathway.id.slug for pathway in found if pathway.status == "active")

    def label(_: Edition, strings: Strings, slug: str) -> str:
        return catalogue.pathways[slug].title.read(strings.language).text

    yield Facet(key="pathway", rank=135, values=values, label=label, landing=False)


PATHWAY = FacetSource(facets=_facets)
