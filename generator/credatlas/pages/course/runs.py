"""How to apply, run by run, in words that stay true after the day of the build.

A run carries its instants as data (`data-opens`, `data-closes`, `data-starts`, `data-ends`: UTC, the last two
letters of a window being the first instant at which it is over), so that a script can bring its state up to
date without a new build. The words give dates and zones, never "today" or "soon".
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.runs import RunState, announced_until
from credatlas.model.moments import stamp
from credatlas.pages import markup
from credatlas.pages.course.facts import who
from credatlas.pages.course.when import announced, period
from credatlas.pages.markup import NOTHING
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from credatlas.catalogue.listing import Listed
    from credatlas.catalogue.runs import RunView
    from credatlas.model.course import Course
    from credatlas.model.offering import Admission, LearnerGroup, Offering, Session, Venue
    from credatlas.model.shared import Contact
    from credatlas.pages.reader import Reader

SHOWN = 2
"""So many runs are shown at once."""
_MINUTE = timedelta(minutes=1)


class GroupRow(NamedTuple):
    """The conditions of one group of learners."""

    who: Markup
    price: Markup
    seats: Markup
    closes: Markup
    conditions: Markup


class Run(NamedTuple):
    """A run, ready to show."""

    id: str
    title: Markup
    state: str
    chip: Markup
    data: Markup
    name: Markup | None
    reason: Markup | None
    rows: tuple[Row, ...]
    groups: tuple[GroupRow, ...]
    apply_at: str | None
    apply_label: Markup
    folds: bool
    """Whether this is the first of the runs that are folded."""


class Runs(NamedTuple):
    """The runs of a course: those in full, those of which only a time is known, and the usual months."""

    full: tuple[Run, ...]
    folded: bool
    """Whether some of them are folded: a learner looks for the next chance."""
    announced: tuple[Markup, ...]
    past: tuple[Row, ...]


def runs(entry: Listed, reader: Reader) -> Runs:
    """Every run of a course; past ones are for the end of the page."""
    present = [view for view in entry.runs if view.state is not RunState.ENDED]
    brief = [view.offering for view in present if _only_announced(view.offering)]
    shown = [view for view in present if not _only_announced(view.offering)]
    full = [_run(view, entry.course, number == SHOWN, reader) for number, view in enumerate(shown)]
    return Runs(
        full=tuple(full),
        folded=len(full) > SHOWN,
        announced=tuple(announced(run.announced, reader) for run in brief if run.announced),
        past=tuple(_past(view.offering, reader) for view in entry.runs if view.state is RunState.ENDED),
    )


def _only_announced(run: Offering) -> bool:
    """Whether nothing is known of a run but its time."""
    return (
        run.announced is not None
        and run.status == "confirmed"
        and not (run.apply or run.groups or run.price or run.title or run.venue or run.sessions)
    )


def _past(run: Offering, reader: Reader) -> Row:
    state = reader.label("run-status", "cancelled") if run.status == "cancelled" else NOTHING
    return Row(reader.phrase(run.title) if run.title else period(run, reader), period(run, reader), state)


def _run(view: RunView, course: Course, folds: bool, reader: Reader) -> Run:
    run = view.offering
    at = run.apply.at if run.apply else None
    host = (run.provided_by or (course.institution,))[0]
    return Run(
        id=run.id,
        title=period(run, reader),
        state=view.state.value,
        chip=chip(view, reader),
        data=instants(run) + telling((run,)),
        name=reader.phrase(run.title) if run.title else None,
        reason=reader.phrase(run.status_reason) if run.status_reason else None,
        rows=tuple(_rows(run, course, reader)),
        groups=tuple(_group(group, run, course, reader) for group in run.groups),
        apply_at=at if markup.is_web(at) else None,
        apply_label=reader.sentence("run.apply-at", institution=reader.name_of(host)) if at else NOTHING,
        folds=folds,
    )


def instants(run: Offering) -> Markup:
    """The run's instants as data attributes."""
    window, html = run.apply, []
    if window and window.opens:
        html.append(f' data-opens="{stamp(window.opens.beginning())}"')
    if window and window.closes:
        html.append(f' data-closes="{stamp(window.closes.ending() + _MINUTE)}"')
    if run.starts:
        html.append(f' data-starts="{stamp(run.starts.beginning())}"')
    if run.ends:
        html.append(f' data-ends="{stamp(run.ends.ending() + _MINUTE)}"')
    return markup.safe("".join(html))


def telling(offerings: Iterable[Offering]) -> Markup:
    """All that tells the states of these runs at any moment, for `states.js`: one attribute.

    Runs are parted by `;`, and in each, by `,`: kind, status, places left, their day, opens, closes, starts,
    over; what is usual or not stated is empty. Instants are local, with their offset; what ends does so after
    the minute that stands there.
    """
    html = ";".join(map(_told, offerings))
    return markup.safe(f' data-runs="{html}"') if html else NOTHING


def _told(run: Offering) -> str:
    window, free = run.apply, run.availability
    over = run.ends or run.starts
    if over is None and run.announced:
        over = announced_until(run.announced, run.timezone)
    return ",".join(
        (
            "" if run.kind == "dated" else run.kind,
            "" if run.status == "confirmed" else run.status,
            free.state if free and free.state != "open" else "",
            free.as_of.isoformat() if free and free.state != "open" else "",
            window.opens.local() if window and window.opens else "",
            window.closes.local(last=True) if window and window.closes else "",
            run.starts.local() if run.starts else "",
            over.local(last=True) if over else "",
        )
    )


def chip(view: RunView, reader: Reader) -> Markup:
    """The state of a run in a few words: absolute, so that they are not false tomorrow."""
    run, state = view.offering, view.state
    window = run.apply
    if state in (RunState.OPEN, RunState.CLOSING_SOON) and window and window.closes:
        return reader.sentence("state.apply-by", day=reader.day(window.closes.day))
    if state is RunState.OPENS_LATER and window and window.opens:
        return reader.sentence("state.opens", day=reader.day(window.opens.day))
    if state in (RunState.FULL, RunState.WAITING_LIST) and run.availability:
        return reader.sentence(f"state.{state}", day=reader.day(run.availability.as_of))
    if state is RunState.CLOSED and window and window.closes:
        return reader.sentence("state.closed", day=reader.day(window.closes.day))
    if state is RunState.ALWAYS_OPEN and not run.self_paced:
        return reader.word("state.accepting")
    if state is RunState.ANNOUNCED and run.starts:
        return reader.sentence("state.starts", day=reader.day(run.starts.day))
    if state in (RunState.RUNNING, RunState.ENDED) and run.starts:
        return reader.sentence("state.since", day=reader.day(run.starts.day))
    return reader.word(f"state.{state}-plain")


def _rows(run: Offering, course: Course, reader: Reader) -> Iterator[Row]:
    yield Row(reader.heading("run.application"), _window(run, reader))
    if run.apply and run.apply.how:
        yield Row(reader.heading("run.how"), reader.phrase(run.apply.how))
    if run.starts and run.starts.clock:
        yield Row(reader.heading("run.begins"), reader.start(run.starts))
    if run.sessions:
        yield Row(reader.heading("run.live"), _sessions(run, reader))
    if run.schedule:
        yield Row(reader.heading("run.schedule"), reader.term("schedule", run.schedule))
    if run.languages:
        yield Row(
            reader.heading("facts.language"),
            reader.labels("language", run.languages),
        )
    if run.participation:
        yield Row(reader.heading("facts.mode", "participation"), reader.terms("mode", run.participation))
    if run.venue:
        yield Row(reader.heading("run.place"), _venue(run.venue, reader), _access(run.venue, reader))
    if run.provided_by:
        yield Row(reader.heading("run.provided-by"), reader.institutions(run.provided_by))
    yield Row(reader.heading("run.seats"), _seats(run, reader), _minimum(run, reader))
    if not run.groups:
        usual = run.price or course.price
        yield Row(reader.heading("facts.price"), reader.money(usual) if usual else reader.unstated)
    if run.price_includes:
        yield Row(reader.heading("run.includes"), reader.phrase(run.price_includes))
    yield from _conditions(run, reader)


def _conditions(run: Offering, reader: Reader) -> Iterator[Row]:
    """What this run settles for itself; the course's own rules stand further down."""
    if run.admission:
        yield Row(reader.heading("steps.admission", "admission"), admission(run.admission, reader))
    if run.refund:
        yield Row(reader.heading("steps.refund"), reader.phrase(run.refund))
    if run.identity:
        yield Row(reader.heading("run.sign-in", "sign-in"), reader.terms("identity-provider", run.identity))
    if run.grants:
        yield Row(reader.heading("run.grants"), reader.phrase(run.grants))
    if run.recurs:
        yield Row(reader.heading("run.recurs"), reader.label("recurrence", run.recurs))
    if run.term:
        yield Row(reader.heading("run.term-code"), markup.isolated(run.term))
    if run.contact:
        yield Row(reader.heading("run.contact"), contact(run.contact, reader))


def _window(run: Offering, reader: Reader) -> Markup:
    window = run.apply
    opens = reader.start(window.opens) if window and window.opens else None
    closes = reader.end(window.closes) if window and window.closes else None
    if opens and closes:
        return reader.sentence("run.window", opens=opens, closes=closes)
    if closes:
        return reader.sentence("run.until", closes=closes)
    if opens:
        return reader.sentence("run.from", opens=opens)
    return reader.word("facts.always-open") if run.self_paced else reader.unstated


def _sessions(run: Offering, reader: Reader) -> Markup:
    lines = [_session(session, run.timezone, reader) for session in run.sessions]
    return markup.listed(lines) if len(lines) > 1 else lines[0]


def _session(session: Session, zone: str, reader: Reader) -> Markup:
    """Tuesday, 18:00–20:00 Central European Time, online."""
    if session.date:
        when = reader.day(session.date)
    else:
        when = reader.label("weekday", session.weekday) if session.weekday else NOTHING
    hours = markup.isolated(f"{session.from_}–{session.until}")
    parts = [reader.sentence("run.session", when=when, hours=hours, zone=reader.zone(zone))]
    if session.mode:
        parts.append(reader.label("mode", session.mode))
    if session.text:
        parts.append(reader.phrase(session.text))
    return reader.row(parts)


def _venue(venue: Venue, reader: Reader) -> Markup:
    parts = [reader.phrase(text) for text in (venue.name, venue.address, venue.text) if text]
    if venue.city:
        parts.append(markup.isolated(venue.city))
    if venue.country:
        parts.append(reader.label("country", venue.country))
    return reader.row(parts)


def _access(venue: Venue, reader: Reader) -> Markup:
    if venue.step_free is None:
        return reader.word("run.step-free-unstated")
    return reader.word("run.step-free" if venue.step_free else "run.not-step-free")


def _seats(run: Offering, reader: Reader) -> Markup:
    return reader.unstated if run.seats is None else reader.word("run.places", count=run.seats)


def _minimum(run: Offering, reader: Reader) -> Markup:
    return reader.word("run.minimum", count=run.min_seats) if run.min_seats else NOTHING


def _group(group: LearnerGroup, run: Offering, course: Course, reader: Reader) -> GroupRow:
    price = group.price or run.price or course.price
    closes = group.closes or (run.apply.closes if run.apply else None)
    conditions = list(_group_conditions(group, reader))
    return GroupRow(
        who=who(group.who, reader),
        price=reader.money(price) if price else reader.unstated,
        seats=reader.unstated if group.seats is None else markup.isolated(reader.number(group.seats)),
        closes=reader.end(closes) if closes else reader.unstated,
        conditions=reader.row(conditions) if conditions else NOTHING,
    )


def _group_conditions(group: LearnerGroup, reader: Reader) -> Iterator[Markup]:
    if group.opens:
        yield reader.sentence("run.from", opens=reader.start(group.opens))
    if group.minimum:
        yield reader.word("run.minimum", count=group.minimum)
    if group.eqf:
        yield reader.sentence("run.needs-level", level=reader.term("eqf", str(group.eqf)))
    yield from (reader.label("isced-f", code) for code in group.fields)
    if group.condition:
        yield reader.phrase(group.condition)
    if group.at:
        yield markup.place(group.at)


def admission(given: Admission, reader: Reader) -> Markup:
    """By selection; you hear within 21 days."""
    parts: list[Markup] = []
    if given.how:
        parts.append(reader.term("place-allocation", given.how))
    if given.answer_days is not None:
        parts.append(reader.word("steps.answer", count=given.answer_days))
    if given.text:
        parts.append(reader.phrase(given.text))
    return sentences(parts)


def sentences(parts: Iterable[Markup]) -> Markup:
    """The parts, one below the other where there are several."""
    lines = list(parts)
    return lines[0] if len(lines) == 1 else markup.listed(lines)


def contact(given: Contact, reader: Reader) -> Markup:
    """A mailbox and a page."""
    parts: list[Markup] = []
    if given.email:
        parts.append(markup.mailbox(given.email))
    if given.url:
        parts.append(markup.place(given.url))
    if given.text:
        parts.append(reader.phrase(given.text))
    return sentences(parts)
