"""Whether there are fixed dates, or everyone works at a pace of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return ("self-paced",) if entry.card.self_paced else ("dated",) if entry.course.offerings else ()


PACE = Facet(key="pace", rank=120, values=_values, label=worded("pace"))
