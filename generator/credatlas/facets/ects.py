"""How many ECTS credits it has, in steps that people think in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed


STEPS = ((1, "up-to-1"), (3, "up-to-3"), (5, "up-to-5"), (10, "up-to-10"))
"""(credits, value): the largest number of credits of a step."""
MORE = "more-than-10"
_ORDER = ("none", *(value for _, value in STEPS), MORE)


def _values(entry: Listed) -> Iterable[str]:
    credits = entry.card.ects
    if credits is None:
        # A skill credential has no credits by definition; elsewhere nothing is known.
        return ("none",) if entry.card.type == "skill" else ()
    if credits == 0:
        return ("none",)
    return (next((value for most, value in STEPS if credits <= most), MORE),)


def _measure(_: Edition, entry: Listed) -> float | None:
    return entry.card.ects


ECTS = Facet(
    key="ects",
    rank=70,
    values=_values,
    label=worded("ects"),
    order=_ORDER.index,
    measure=_measure,
    unit=lambda _, strings: strings.text("ui.search.unit.ects"),
)
