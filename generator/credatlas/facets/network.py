"""The network of a joint course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings


def _values(entry: Listed) -> Iterable[str]:
    return (entry.card.network,) if entry.card.network else ()


def _label(edition: Edition, strings: Strings, slug: str) -> str:
    network = edition.catalogue.networks.get(slug)
    return network.name.read(strings.language).text if network else slug


NETWORK = Facet(key="network", rank=110, values=_values, label=_label)
