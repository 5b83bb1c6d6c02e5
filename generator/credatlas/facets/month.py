"""The month of the next start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings


def _values(entry: Listed) -> Iterable[str]:
    starts = entry.next.offering.starts if entry.next else None
    return (f"{starts.day:%Y-%m}",) if starts else ()


def _label(_: Edition, strings: Strings, month: str) -> str:
    return strings.format.month(date.fromisoformat(f"{month}-01"))


def _order(month: str) -> int:
    return int(month.replace("-", ""))


MONTH = Facet(key="month", rank=40, values=_values, label=_label, order=_order, live="month")
