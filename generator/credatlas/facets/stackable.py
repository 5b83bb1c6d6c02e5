"""Whether it counts towards something larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    if entry.card.stackable is None:
        return ()
    return ("yes",) if entry.card.stackable else ("no",)


STACKABLE = Facet(key="stackable", rank=130, values=_values, label=worded("stackable"))
