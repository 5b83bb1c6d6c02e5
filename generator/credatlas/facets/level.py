"""The level in the European Qualifications Framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return (str(entry.card.eqf),) if entry.card.eqf else ()


LEVEL = Facet(key="level", rank=80, values=_values, label=coded("eqf"), order=int)
