"""The countries of the institutions that take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, FacetSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed


def _countries(edition: Edition) -> Iterable[Facet]:
    country_of = {slug: entry.country for slug, entry in edition.catalogue.institutions.items()}

    def values(entry: Listed) -> Iterable[str]:
        found = (country_of.get(slug) for slug in entry.card.institutions)
        return (code.lower() for code in found if code)

    yield Facet(
        key="country",
        rank=100,
        values=values,
        label=lambda _, strings, code: strings.country_name(code.upper()),
    )


COUNTRY = FacetSource(facets=_countries)
