"""How well one has to know the teaching language (CEFR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


_LEVELS = {code.lower(): code for code in vocab.load("cefr")}


def _values(entry: Listed) -> Iterable[str]:
    return dict.fromkeys(level.lower() for level in entry.course.language_level.values())


CEFR = Facet(
    key="cefr",
    rank=145,
    values=_values,
    label=lambda edition, strings, value: coded("cefr")(edition, strings, _LEVELS[value]),
    order=list(_LEVELS).index,
)
