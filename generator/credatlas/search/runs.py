"""The runs of a course as a browser needs them to tell their state at any moment (`runs.js`).

Instants are minutes since 1970 in UTC; those at which something ends are the first at which it is over.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.runs import announced_until

if TYPE_CHECKING:
    from credatlas.model.course import Course
    from credatlas.model.moments import Moment
    from credatlas.model.offering import Offering

KINDS = ("dated", "self-paced", "announced", "unstated")
STATUSES = ("confirmed", "cancelled", "moved")
AVAILABILITIES = ("open", "waiting-list", "full")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def run_facts(run: Offering) -> list[int | None]:
    """Code, opens, closes, starts, over, month of the start (years since 1970 times twelve, local).

    The code is the places in `KINDS`, `STATUSES` and `AVAILABILITIES` as digits: 1, 10, 100.
    """
    window, free = run.apply, run.availability
    code = KINDS.index(run.kind) + 10 * STATUSES.index(run.status)
    code += 100 * AVAILABILITIES.index(free.state if free else "open")
    starts = run.starts
    facts = [
        code,
        _from(window.opens) if window and window.opens else None,
        _after(window.closes) if window and window.closes else None,
        _from(starts) if starts else None,
        _over(run),
        (starts.day.year - 1970) * 12 + starts.day.month - 1 if starts else None,
    ]
    while facts[-1] is None:
        facts.pop()
    return facts


def shown(run: Offering) -> dict[str, Any]:
    """The facts of a run and what its card says of it: the days, local to the run, and an announced time."""
    window, free, starts = run.apply, run.availability, run.starts
    said = {
        "opens": window.opens.day.isoformat() if window and window.opens else None,
        "closes": window.closes.day.isoformat() if window and window.closes else None,
        "starts": starts.day.isoformat() if starts else None,
        "seen": free.as_of.isoformat() if free else None,
    }
    return {"facts": run_facts(run), **{name: value for name, value in said.items() if value}}


def column(courses: tuple[Course, ...]) -> list[list[list[int | None]]]:
    """The facts of all runs of every course."""
    return [[run_facts(run) for run in course.offerings.values()] for course in courses]


def _from(moment: Moment) -> int:
    return _minutes(moment.beginning())


def _after(moment: Moment) -> int:
    return _minutes(moment.ending() + _MINUTE)


def _over(run: Offering) -> int | None:
    """The first minute at which it is over: after its end, else its start, else the announced time."""
    last = run.ends or run.starts
    if last is None and run.announced:
        last = announced_until(run.announced, run.timezone)
    return _after(last) if last else None


def _minutes(instant: datetime) -> int:
    return (instant - _EPOCH) // _MINUTE
