"""What a run is at an instant: open, closed, running, ended, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.model.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.model.course import Course
    from credatlas.model.offering import Offering

CLOSING_SOON = timedelta(days=21)
"""From how long before the deadline on a run counts as closing soon."""


class RunState(StrEnum):
    """The state of a run, in the order in which a learner wants to see runs."""

    CLOSING_SOON = "closing-soon"
    OPEN = "open"
    ALWAYS_OPEN = "always-open"
    WAITING_LIST = "waiting-list"
    OPENS_LATER = "opens-later"
    ANNOUNCED = "announced"
    FULL = "full"
    CLOSED = "closed"
    RUNNING = "running"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ENDED = "ended"


_ORDER = {state: rank for rank, state in enumerate(RunState)}
LIVE = frozenset(set(RunState) - {RunState.ENDED, RunState.CANCELLED, RunState.MOVED})
"""States in which a run still lies ahead of somebody or is under way."""
_OFF = frozenset({RunState.CANCELLED.value, RunState.MOVED.value})
"""What may stand as the status of a run that does not take place as planned."""
ENTERABLE = frozenset({RunState.CLOSING_SOON, RunState.OPEN, RunState.ALWAYS_OPEN, RunState.WAITING_LIST})
"""States in which one can apply."""
_AHEAD = frozenset({*ENTERABLE, RunState.OPENS_LATER, RunState.ANNOUNCED, RunState.FULL, RunState.CLOSED})


@dataclass(frozen=True, slots=True)
class RunView:
    """A run, its state at an instant, and the instant at which that state ends (where known)."""

    offering: Offering
    state: RunState
    until: datetime | None = None


def is_live(offering: Offering, now: datetime) -> bool:
    """Whether its state is one of `LIVE`, which is told much faster than which one it is."""
    if offering.status in _OFF:
        return False
    end = over(offering)
    return end is None or now < end


def view(offering: Offering, now: datetime) -> RunView:
    """The run as it stands at `now`; the last day counts whole, in the run's own zone."""
    if offering.status in _OFF:
        return RunView(offering, RunState(offering.status))
    end = over(offering)
    if end and now >= end:
        return RunView(offering, RunState.ENDED)
    return _entry_state(offering, now) or _time_state(offering, now, end)


def _entry_state(offering: Offering, now: datetime) -> RunView | None:
    """The state of its application window, where that decides."""
    window = offering.apply
    opens = window.opens.beginning() if window and window.opens else None
    closes = window.closes.over() if window and window.closes else None
    if closes and now >= closes:
        return None
    if opens and now < opens:
        return RunView(offering, RunState.OPENS_LATER, opens)
    if not (opens or closes or offering.self_paced):
        return None
    limited = offering.availability.state if offering.availability else "open"
    if limited != "open":
        return RunView(offering, RunState(limited), closes)
    if closes and closes - now <= CLOSING_SOON:
        return RunView(offering, RunState.CLOSING_SOON, closes)
    return RunView(offering, RunState.OPEN if closes else RunState.ALWAYS_OPEN, closes)


def _time_state(offering: Offering, now: datetime, end: datetime | None) -> RunView:
    """The state by its dates, where nobody can apply (any more)."""
    if offering.announced:
        return RunView(offering, RunState.ANNOUNCED)
    if offering.self_paced:
        return RunView(offering, RunState.CLOSED)
    start = offering.starts.beginning() if offering.starts else None
    if start and now < start:
        has_window = offering.apply and offering.apply.closes
        return RunView(offering, RunState.CLOSED if has_window else RunState.ANNOUNCED, start)
    return RunView(offering, RunState.RUNNING, end)


def over(run: Offering) -> datetime | None:
    """The first instant at which it is over; `None` where nothing tells."""
    last = last_moment(run)
    return last.over() if last else None


_LAST_MONTH_OF = {"winter": 3, "spring": 6, "summer": 9, "autumn": 12}


def last_moment(run: Offering) -> Moment | None:
    """Its end, else its start, else the last day of the time for which it is announced."""
    last = run.ends or run.starts
    if last is None and run.announced:
        return announced_until(run.announced, run.timezone)
    return last


@lru_cache(maxsize=1024)
def announced_until(announced: str, zone: str) -> Moment:
    """The last day of an announced year, month or term; a winter term ends in the March after."""
    year, _, part = announced.partition("-")
    month = int(part) if part.isdigit() else _LAST_MONTH_OF.get(part, 12)
    of_year = int(year) + (part == "winter")
    following = date(of_year + month // 12, month % 12 + 1, 1)
    return Moment(following - timedelta(days=1), None, zone)


def views(course: Course, now: datetime) -> tuple[RunView, ...]:
    """Every run of a course, those that one can still join first, then by date."""
    seen = [view(offering, now) for offering in course.offerings.values()]
    return tuple(sorted(seen, key=_rank))


def _rank(run: RunView) -> tuple[int, str, str]:
    starts = run.offering.starts
    when = str(starts) if starts else run.offering.announced or ""
    return (_ORDER[run.state], when, run.offering.id)


def next_run(runs: Iterable[RunView]) -> RunView | None:
    """The run to show first: one that still lies ahead, the best to join, then the earliest."""
    ahead = [run for run in runs if run.state in _AHEAD]
    return min(ahead, key=_rank) if ahead else None


def usual_terms(offerings: Mapping[str, Offering]) -> tuple[str, ...]:
    """When a course that has no run ahead usually starts: months of its past runs, as `01`..`12`, sorted."""
    return tuple(sorted({f"{run.starts.day.month:02}" for run in offerings.values() if run.starts}))
