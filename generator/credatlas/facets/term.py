"""The time of the year at which its runs start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed
    from credatlas.model.offering import Offering


_TERMS = vocab.load("term")
_OF_MONTH = ("winter", "winter", *["spring"] * 3, *["summer"] * 3, *["autumn"] * 3, "winter")


def _values(entry: Listed) -> Iterable[str]:
    terms = (_term(run) for run in entry.course.offerings.values() if run.status == "confirmed")
    return dict.fromkeys(term for term in terms if term)


def _term(run: Offering) -> str | None:
    if run.starts:
        return _OF_MONTH[run.starts.day.month - 1]
    part = (run.announced or "").partition("-")[2]
    if part.isdigit():
        return _OF_MONTH[int(part) - 1]
    return part if part in _TERMS else None


TERM = Facet(key="term", rank=128, values=_values, label=coded("term"), order=list(_TERMS).index)
