"""When it meets: in the daytime, in the evening, at the weekend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed
    from credatlas.model.offering import Session


EVENING = "17:00"
"""From this time of day on, local to the run, it is evening."""
_WEEKEND = frozenset({"saturday", "sunday"})
_ORDER = ("daytime", "evening", "weekend")


def _values(entry: Listed) -> Iterable[str]:
    sessions = (session for run in entry.course.offerings.values() for session in run.sessions)
    return dict.fromkeys(map(_when, sessions))


def _when(session: Session) -> str:
    if session.weekday in _WEEKEND or (session.date and session.date.weekday() >= 5):
        return "weekend"
    return "evening" if session.from_ >= EVENING else "daytime"


WHEN = Facet(key="when", rank=125, values=_values, label=worded("when"), order=_ORDER.index)
