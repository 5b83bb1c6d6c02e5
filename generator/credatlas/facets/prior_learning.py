"""Whether prior learning is recognised instead of taking part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    stated = entry.course.prior_learning
    if stated is None:
        return ()
    return ("yes",) if stated.accepted else ("no",)


PRIOR_LEARNING = Facet(key="prior-learning", rank=155, values=_values, label=worded("prior-learning"))
