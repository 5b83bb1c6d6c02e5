"""The questions by which people narrow the catalogue down: one module a facet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from credatlas.catalogue.listing import listing
from credatlas.catalogue.once import once
from credatlas.discovery import members
from credatlas.facets.facet import Facet, FacetSource, no_parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition

__all__ = ["Facet", "FacetSource", "all_facets", "in_order", "tallied", "with_parents"]


@once
def all_facets(edition: Edition) -> Mapping[str, Facet]:
    """Every facet by its key, by rank; those of one rank as the modules come."""
    declared = (
        facet for source in members("credatlas.facets", FacetSource) for facet in source.facets(edition)
    )
    ranked = sorted((*members("credatlas.facets", Facet), *declared), key=lambda facet: facet.rank)
    return {facet.key: facet for facet in ranked}


@once
def tallied(edition: Edition) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Facet -> value -> the slugs of its courses in the order of the listing; only values that have any.

    Only of facets whose values have pages.
    """
    landing = {key: facet for key, facet in all_facets(edition).items() if facet.landing}
    return {key: in_order(facet, _counted(facet, edition)) for key, facet in landing.items()}


def _counted(facet: Facet, edition: Edition) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    flat = facet.parent is no_parent
    for slug, entry in listing(edition).entries.items():
        values = facet.values(entry)
        for value in dict.fromkeys(values) if flat else with_parents(facet, values):
            found[value].append(slug)
    return found


def with_parents(facet: Facet, values: Iterable[str]) -> Iterable[str]:
    """The values and all that contain them, once each."""
    return dict.fromkeys(_upwards(facet, values))


def _upwards(facet: Facet, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        above: str | None = value
        while above is not None:
            yield above
            above = facet.parent(above)


def in_order(facet: Facet, found: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """The values in the order in which people should meet them."""
    order = facet.order
    keys = sorted(found, key=lambda value: (order(value) if order else -len(found[value]), value))
    return {value: tuple(found[value]) for value in keys}
