"""The facts of one run: when and where to apply, dates, place, price, and what it settles for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup
from credatlas.pages.course.conditions import admission, contact
from credatlas.pages.markup import NOTHING
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.offering import Offering, Session, Venue
    from credatlas.pages.reader import Reader


def run_rows(run: Offering, course: Course, reader: Reader) -> Iterator[Row]:
    """Each fact with its label; conditions of groups stand in a table of their own."""
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
