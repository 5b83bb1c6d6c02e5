"""How many hours of work it takes, in steps that people think in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed


STEPS = ((12, "up-to-12"), (30, "up-to-30"), (80, "up-to-80"), (150, "up-to-150"))
"""(hours, value): the largest number of hours of a step."""
MORE = "more-than-150"
_ORDER = (*(value for _, value in STEPS), MORE)


def _measure(_: Edition, entry: Listed) -> float | None:
    return entry.card.hours


def _values(entry: Listed) -> Iterable[str]:
    hours = entry.card.hours
    if hours is None:
        return ()
    return (next((value for most, value in STEPS if hours <= most), MORE),)


HOURS = Facet(
    key="hours",
    rank=75,
    values=_values,
    label=worded("hours"),
    order=_ORDER.index,
    measure=_measure,
    unit=lambda _, strings: strings.text("ui.search.unit.hours"),
)
