"""The type of micro-credential: skill credential, module, short learning programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return (entry.card.type,) if entry.card.type else ()


TYPE = Facet(key="type", rank=60, values=_values, label=coded("course-type"))
