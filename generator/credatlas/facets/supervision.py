"""How the assessment is supervised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return dict.fromkeys(part.supervision for part in entry.course.assessment if part.supervision)


SUPERVISION = Facet(
    key="supervision",
    rank=160,
    values=_values,
    label=coded("supervision"),
    order=list(vocab.load("supervision")).index,
)
