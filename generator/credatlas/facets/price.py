"""Free, paid, or free for some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    price = entry.card.price
    if price is None:
        return ()
    if price.high.free:
        return ("free",)
    return ("free-for-some", "paid") if price.low.free else ("paid",)


PRICE = Facet(key="price", rank=50, values=_values, label=worded("price"))
