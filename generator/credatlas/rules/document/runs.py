"""Offerings: what each says of its time, in which order, and for how many (R04, R56)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course
    from credatlas.model.moments import Moment
    from credatlas.model.offering import Offering

_LEARNERS = "learners; ELM (LearningOpportunity)"


@rule(
    "CA801",
    "a run has exactly one of `starts`, `self_paced: true` and `announced`; this one has: {stated}",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by=_LEARNERS,
)
def run_says_when(course: Course) -> Iterator[Hit]:
    """A run is dated, self-paced or announced.

    Why: without it nobody can tell whether the run lies ahead, and two answers contradict each other.
    Fix: give `starts` (and `ends`) for a dated run, `self_paced: true` for one that begins at any time, or
    `announced: 2027-autumn` where only a year, month or term is known.
    """
    for key, run in course.offerings.items():
        if (run.starts is not None) + run.self_paced + (run.announced is not None) != 1:
            facts = {"starts": run.starts, "self_paced": run.self_paced, "announced": run.announced}
            said = [f"`{name}`" for name, given in facts.items() if given]
            yield hit("offerings", key, at_key=True, stated=", ".join(said) or "–")


def _windows(run: Offering) -> Iterator[tuple[Moment | None, Moment | None, tuple[str | int, ...]]]:
    """Every window for applications: when it opens and closes, and where that is written."""
    if run.apply:
        yield run.apply.opens, run.apply.closes, ("apply", "closes")
    for index, group in enumerate(run.groups):
        if group.opens or group.closes:
            yield group.opens, group.closes, ("for", index, "closes")


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether one moment of a run is over before another begins; both are local to the run's zone."""
    if one.day != other.day:
        return one.day < other.day
    return one.clock is not None and other.clock is not None and one.clock < other.clock


@rule(
    "CA802",
    "`{later}` {end} lies before `{earlier}` {start}",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by=_LEARNERS,
)
def dates_are_in_order(course: Course) -> Iterator[Hit]:
    """What begins first ends later.

    Why: a run that ends before it starts would never be shown as open.
    Fix: correct one of the two dates.
    """
    for key, run in course.offerings.items():
        begin, end = run.starts, run.ends
        if begin and end and _is_before(end, begin):
            yield hit("offerings", key, "ends", earlier="starts", start=begin, later="ends", end=end)
        for opens, closes, place in _windows(run):
            if opens and closes and _is_before(closes, opens):
                yield hit("offerings", key, *place, earlier="opens", start=opens, later="closes", end=closes)


@rule(
    "CA803",
    "applications close on {closes}, after the run has ended on {ends}",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by=_LEARNERS,
)
def deadline_is_before_the_end(course: Course) -> Iterator[Hit]:
    """Applications close before the run is over.

    Why: nobody can enter a run that is over.
    Fix: correct `apply.closes`, or the run's dates.
    """
    for key, run in course.offerings.items():
        last = run.ends or run.starts
        if last and not (run.starts and _is_before(last, run.starts)):
            for _, closes, place in _windows(run):
                if closes and closes.day > last.day:
                    yield hit("offerings", key, *place, closes=closes, ends=last)


@rule(
    "CA804",
    "applications close on {closes}, after the start on {starts}; is late entry meant?",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by=_LEARNERS,
)
def deadline_is_before_the_start(course: Course) -> Iterator[Hit]:
    """Applications close before the run starts.

    Why: a deadline after the start is usually a slip of the year or the month.
    Fix: correct `apply.closes`; nothing to do where late entry is possible.
    """
    for key, run in course.offerings.items():
        closes = run.apply.closes if run.apply else None
        if closes and run.starts and run.starts.day < closes.day <= (run.ends or run.starts).day:
            yield hit("offerings", key, "apply", "closes", closes=closes, starts=run.starts)


@rule(
    "CA805",
    "the groups have {sum} seats together, the run has {seats}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="QualityLink (LearnerGroupConditions)",
)
def group_seats_fit_the_run(course: Course) -> Iterator[Hit]:
    """The seats of the groups fit into the run.

    Why: otherwise a partner is promised seats that do not exist.
    Fix: correct `seats` of the run or of its groups; leave a group's seats out where it shares the rest.
    """
    for key, run in course.offerings.items():
        if run.seats is None or not run.groups:
            continue
        total = 0
        for group in run.groups:
            total += group.seats or 0
        if total > run.seats:
            yield hit("offerings", key, "seats", sum=total, seats=run.seats)


@rule(
    "CA806",
    "at least {minimum} are needed, but there are only {seats} seats",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="QualityLink (LearnerGroupConditions)",
)
def minimum_fits_the_seats(course: Course) -> Iterator[Hit]:
    """The number needed to run is not above the number of seats.

    Why: such a run could never take place.
    Fix: correct `min_seats` or `minimum`, or the seats.
    """
    for key, run in course.offerings.items():
        if run.seats is not None and run.min_seats is not None and run.min_seats > run.seats:
            yield hit("offerings", key, "min_seats", minimum=run.min_seats, seats=run.seats)
        for index, group in enumerate(run.groups):
            if group.seats is not None and group.minimum is not None and group.minimum > group.seats:
                yield hit("offerings", key, "for", index, "minimum", minimum=group.minimum, seats=group.seats)


@rule(
    "CA807",
    "the run is {status}, but no reason is given",
    Kind.COURSE,
    tier=Tier.LISTED,
    asked_by="learners",
)
def changes_of_a_run_have_a_reason(course: Course) -> Iterator[Hit]:
    """A cancelled or moved run says why.

    Why: people have planned with it.
    Fix: add `status_reason` in a sentence, and `moved_to` with the run that takes its place.
    """
    for key, run in course.offerings.items():
        if run.status_reason is None and run.status in ("cancelled", "moved"):
            yield hit("offerings", key, "status", status=run.status)


@rule(
    "CA808",
    "there is no run {target} in this file",
    Kind.COURSE,
    tier=Tier.RECORDED,
    asked_by="learners",
)
def moved_to_exists(course: Course) -> Iterator[Hit]:
    """A moved run leads to a run of the same course.

    Why: the page links to it.
    Fix: correct `moved_to`, or add the new run.
    """
    for key, run in course.offerings.items():
        if run.moved_to and (run.moved_to not in course.offerings or run.moved_to == key):
            yield hit("offerings", key, "moved_to", target=run.moved_to)


@rule(
    "CA809",
    "the times {begin} to {end} run backwards",
    Kind.COURSE,
    tier=Tier.LISTED,
    asked_by="learners; calendars (RFC 5545)",
)
def live_hours_are_in_order(course: Course) -> Iterator[Hit]:
    """Live hours end after they begin.

    Why: a calendar cannot show them otherwise.
    Fix: correct `from` or `until`; write an evening past midnight as two sessions.
    """
    for key, run in course.offerings.items():
        for index, session in enumerate(run.sessions):
            if session.until <= session.from_:
                yield hit(
                    "offerings", key, "sessions", index, "until", begin=session.from_, end=session.until
                )


@rule(
    "CA810",
    "these live hours name no weekday and no date",
    Kind.COURSE,
    tier=Tier.LISTED,
    asked_by="learners; calendars (RFC 5545)",
)
def live_hours_have_a_day(course: Course) -> Iterator[Hit]:
    """Live hours are on a weekday or on a date.

    Why: who works or cares for others has to know the day.
    Fix: add `weekday` for every week, or `date` for a single session.
    """
    for key, run in course.offerings.items():
        for index, session in enumerate(run.sessions):
            if session.weekday is None and session.date is None:
                yield hit("offerings", key, "sessions", index)
