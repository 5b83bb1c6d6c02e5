"""When a course can be taken: its runs that one can still join."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.runs import ENTERABLE, RunState, RunView, announced_until, view, views
from credatlas.model.duration import Duration
from credatlas.model.moments import Moment

if TYPE_CHECKING:
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering

JOINABLE = ENTERABLE | {RunState.OPENS_LATER, RunState.ANNOUNCED}
"""States of runs that one can count on to plan with."""
ENDLESS = datetime.max.replace(tzinfo=UTC)
_FIRST_MONTH_OF = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}


class Slot(NamedTuple):
    """A run as a span of time, in UTC."""

    run: str
    begins: datetime
    ends: datetime
    at_own_pace: bool = False
    """Whether one may begin at any time between the two; nobody knows how long one then takes."""
    firm: bool = True
    """Whether the dates are known and a place can be had."""

    def done_by(self, ready: datetime) -> datetime | None:
        """When somebody is through with it who can begin at `ready`; `None` where it is too late."""
        if self.at_own_pace:
            start = max(ready, self.begins)
            return start if start <= self.ends else None
        return self.ends if self.begins >= ready else None


def slots(course: Course, now: datetime) -> tuple[Slot, ...]:
    """The runs of a course that one can still join at `now`, the earliest first."""
    found = [_slot(run, now) for run in views(course, now) if run.state in JOINABLE]
    return tuple(sorted(found, key=lambda slot: (slot.begins, slot.ends, slot.run)))


def _slot(view: RunView, now: datetime) -> Slot:
    run = view.offering
    if run.self_paced:
        opens = run.apply.opens.beginning() if run.apply and run.apply.opens else now
        closes = run.apply.closes.ending() if run.apply and run.apply.closes else ENDLESS
        return Slot(run.id, max(opens, now), closes, at_own_pace=True, firm=True)
    if run.starts:
        firm = view.state is not RunState.WAITING_LIST
        return Slot(run.id, run.starts.beginning(), (run.ends or run.starts).ending(), firm=firm)
    told = run.announced or ""
    last = announced_until(told, run.timezone)
    return Slot(run.id, announced_from(told, run.timezone).beginning(), last.ending(), firm=False)


def announced_from(announced: str, zone: str) -> Moment:
    """The first day of an announced year, month or term; a winter term begins in December."""
    year, _, part = announced.partition("-")
    month = int(part) if part.isdigit() else _FIRST_MONTH_OF.get(part, 1)
    return Moment(date(int(year), month, 1), None, zone)


MONTHS_AHEAD = 12
"""How far ahead a learner looks for the next part."""


def begins_soon(course: Course, now: datetime) -> bool:
    """Whether a run of the course that one can still join begins in the next twelve months."""
    limit = Duration(MONTHS_AHEAD, 0).after(now.date())
    runs = course.offerings.values()
    return any(_may_begin(run, now, limit) and _begins_by(run, now, limit) for run in runs)


def _may_begin(run: Offering, now: datetime, limit: date) -> bool:
    """Whether its dates alone allow it; most runs are over or far ahead."""
    return run.starts is None or now.date() - timedelta(days=1) <= run.starts.day <= limit


def _begins_by(run: Offering, now: datetime, limit: date) -> bool:
    seen = view(run, now)
    return seen.state in JOINABLE and _slot(seen, now).begins.date() <= limit
