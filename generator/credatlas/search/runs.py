"""The runs of a course as a browser needs them to tell their state at any moment (`runs.js`).

Instants are minutes since 1970 in UTC; those at which something ends are the first at which it is over.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from credatlas.catalogue.runs import over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from credatlas.model.course import Course
    from credatlas.model.offering import Offering

KINDS = ("dated", "self-paced", "announced", "unstated")
STATUSES = ("confirmed", "cancelled", "moved")
AVAILABILITIES = ("open", "waiting-list", "full")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_HALF_A_DAY = timedelta(hours=12)


def run_facts(run: Offering) -> list[int | None]:
    """Code, opens, closes, starts, over: each instant as the step from the one before it, which is short.

    The code is the places in `KINDS`, `STATUSES` and `AVAILABILITIES` as digits: 1, 10, 100. A sixth number
    is the month of the start (years since 1970 times twelve), where that is not its month in UTC half
    a day later.
    """
    window, free, starts = run.apply, run.availability, run.starts
    code = KINDS.index(run.kind) + 10 * STATUSES.index(run.status)
    code += 100 * AVAILABILITIES.index(free.state if free else "open")
    instants = (
        window.opens.beginning() if window and window.opens else None,
        window.closes.over() if window and window.closes else None,
        starts.beginning() if starts else None,
        over(run),
    )
    facts: list[int | None] = [code, *_steps(instants)]
    if starts and _month(starts.beginning() + _HALF_A_DAY) != _month(starts.day):
        return [*facts, _month(starts.day)]
    while facts[-1] is None:
        facts.pop()
    return facts


def _steps(instants: Sequence[datetime | None]) -> Iterator[int | None]:
    latest = 0
    for instant in instants:
        if instant is None:
            yield None
        else:
            minutes = (instant - _EPOCH) // _MINUTE
            yield minutes - latest
            latest = minutes


def _month(day: date) -> int:
    return (day.year - 1970) * 12 + day.month - 1


def column(courses: tuple[Course, ...]) -> list[list[list[int | None]]]:
    """The facts of all runs of every course."""
    return [[run_facts(run) for run in course.offerings.values()] for course in courses]
