"""Free, paid, or free for some."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from credatlas.catalogue.listing import listing
from credatlas.catalogue.once import once
from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    price = entry.card.price
    if price is None:
        return ()
    if price.high.free:
        return ("free",)
    return ("free-for-some", "paid") if price.low.free else ("paid",)


@once
def _currency(edition: Edition) -> str | None:
    """The currency of most prices: amounts in others cannot be compared with them."""
    prices = [entry.card.price for entry in listing(edition).entries.values()]
    found = Counter(price.high.currency for price in prices if price and not price.high.free)
    return min(found, key=lambda currency: (-found[currency], currency), default=None)


def _measure(edition: Edition, entry: Listed) -> float | None:
    """The lowest price; nothing to pay is zero in any currency."""
    price = entry.card.price
    if price is None or not (price.low.free or price.low.currency == _currency(edition)):
        return None
    return float(price.low.amount)


PRICE = Facet(
    key="price",
    rank=50,
    values=_values,
    label=worded("price"),
    measure=_measure,
    unit=lambda edition, _: _currency(edition) or "",
)
