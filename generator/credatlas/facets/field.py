"""The field of study (ISCED-F), with the narrow and broad fields that contain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


_FIELDS = vocab.load("isced-f")


def _values(entry: Listed) -> Iterable[str]:
    return (code for code in entry.card.fields if code in _FIELDS)


FIELD = Facet(
    key="field",
    rank=10,
    values=_values,
    label=coded("isced-f"),
    parent=lambda code: _FIELDS[code].broader,
    order=list(_FIELDS).index,
)
