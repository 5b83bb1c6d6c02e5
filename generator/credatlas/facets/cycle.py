"""The cycle in the framework of the European Higher Education Area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return (entry.card.cycle,) if entry.card.cycle else ()


CYCLE = Facet(
    key="cycle",
    rank=150,
    values=_values,
    label=coded("cycle"),
    order=("short", "first", "second", "third").index,
)
