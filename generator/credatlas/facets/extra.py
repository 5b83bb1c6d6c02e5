"""The fields that networks declare for their own entries and mark as facets: codes and yes-or-no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, FacetSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings
    from credatlas.model.network import ExtraField


def _facets(edition: Edition) -> Iterable[Facet]:
    for slug, network in edition.catalogue.networks.items():
        for key, field in network.extra_fields.items():
            if field.facet and field.type in ("code", "boolean"):
                yield _facet(f"{slug}-{key}", key, field)


def _facet(address: str, key: str, field: ExtraField) -> Facet:
    def values(entry: Listed) -> Iterable[str]:
        given = entry.course.extra.get(key)
        if isinstance(given, bool):
            return ("yes",) if given else ("no",)
        if isinstance(given, str):
            given = (given,)
        return (value for value in given if value in field.values) if isinstance(given, tuple) else ()

    def label(_: Edition, strings: Strings, value: str) -> str:
        if value in field.values:
            return field.values[value].read(strings.language).text
        return strings.text(f"ui.facet-value.boolean.{value}")

    return Facet(
        key=address,
        values=values,
        label=label,
        title=lambda _, strings: field.label.read(strings.language).text,
    )


EXTRA = FacetSource(facets=_facets)
