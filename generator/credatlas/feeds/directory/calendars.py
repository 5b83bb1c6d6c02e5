"""Deadlines and starts as iCalendar, for whatever one can follow.

An event keeps its UID for ever; SEQUENCE grows with each change of the course, and a run that was cancelled
stays as a cancelled event, so that calendars which have it take it away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from credatlas import i18n
from credatlas.catalogue.once import once
from credatlas.feeds._ical import calendar, text
from credatlas.feeds.directory._topics import addresses, courses_of, topic
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.published import ChangeLog
    from credatlas.i18n import Strings
    from credatlas.model.course import Course
    from credatlas.model.ids import EntryId
    from credatlas.model.moments import Moment
    from credatlas.model.offering import LearnerGroup, Offering

ICS = "text/calendar"
_WHO = frozenset({"anyone", "members", "own"})


class _Date(NamedTuple):
    """A date of a run: its part of the UID, when, and what a calendar shows."""

    key: str
    when: Moment
    title: str


def has_dates(course: Course) -> bool:
    """Whether there is a calendar of a course."""
    return any(True for run in course.offerings.values() for _ in _moments(run))


def _units(edition: Edition, _: Production) -> Sequence[object]:
    return addresses(edition) if edition.site.url else []


def _export(edition: Edition, production: Production, unit: object) -> Iterator[Artifact]:
    chosen = topic(edition, str(unit))
    words = i18n.load(edition.site.language)
    events = b"".join([_events(edition, production, course) for course in courses_of(edition, chosen)])
    if not events:
        return
    name = text(words.text("ui.feeds.dates", name=chosen.name))
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//CredAtlas//CredAtlas//{edition.site.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        f"SOURCE;VALUE=URI:{edition.site.absolute(chosen.path('deadlines.ics'))}",
    ]
    body = calendar(head) + events + calendar(["END:VCALENDAR"])
    yield Artifact(path=chosen.path("deadlines.ics"), media_type=ICS, body=body)


@once
def _drawn(_: Production) -> dict[EntryId, bytes]:
    """The events of each course whose turn has come: they are in several calendars, and the same in all."""
    return {}


def _events(edition: Edition, production: Production, course: Course) -> bytes:
    known = _drawn(production)
    found = known.get(course.id)
    if found is None:
        lines = [
            line
            for run in course.offerings.values()
            for date in _dates(edition, course, run)
            for line in _event(edition, production.log, course, run, date)
        ]
        found = known[course.id] = calendar(lines)
    return found


def _event(edition: Edition, log: ChangeLog, course: Course, run: Offering, date: _Date) -> Iterator[str]:
    history, site = log.histories[course.id], edition.site
    stamp = history.updated.translate(_COMPACT)
    host = urlsplit(str(site.url)).hostname or "invalid"
    yield "BEGIN:VEVENT"
    yield f"UID:{course.id.slug.replace('/', '.')}.{run.id}.{date.key}@{host}"
    yield f"DTSTAMP:{stamp}"
    yield f"CREATED:{history.created.translate(_COMPACT)}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{history.revision}"
    yield _start(date.when)
    yield f"SUMMARY:{text(date.title)}"
    if course.summary:
        yield f"DESCRIPTION:{text(course.summary.read(site.language).text)}"
    yield f"URL:{site.absolute(course.id.address)}"
    cancelled = run.status in ("cancelled", "moved") or course.status != "active"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


_COMPACT = str.maketrans({"-": None, ":": None})


def _start(when: Moment) -> str:
    if when.is_day:
        return f"DTSTART;VALUE=DATE:{when.day:%Y%m%d}"
    return f"DTSTART:{when.beginning():%Y%m%dT%H%M%SZ}"


def _dates(edition: Edition, course: Course, run: Offering) -> Iterator[_Date]:
    words = i18n.load(edition.site.language)
    title = course.title.read(edition.site.language).text
    for key, when, group in _moments(run):
        if group is None:
            yield _Date(key, when, words.text(f"ui.feeds.{key}", title=title))
        else:
            who = _who(edition, group, words)
            kind = key.partition("-")[0]
            shown = f"{title} ({who})" if kind == "opens" else title
            found = words.text("ui.feeds.opens", title=shown) if kind == "opens" else ""
            yield _Date(key, when, found or words.text("ui.feeds.closes-for", who=who, title=title))


def _moments(run: Offering) -> Iterator[tuple[str, Moment, LearnerGroup | None]]:
    """Every date of a run that somebody must not miss."""
    window = run.apply
    if window and window.opens:
        yield "opens", window.opens, None
    if window and window.closes:
        yield "closes", window.closes, None
    for number, group in enumerate(run.groups, 1):
        place = f"{group.who}-{number}" if _is_repeated(run, group) else group.who
        if group.opens:
            yield f"opens-{place}", group.opens, group
        if group.closes:
            yield f"closes-{place}", group.closes, group
    if run.starts:
        yield "starts", run.starts, None


def _is_repeated(run: Offering, group: LearnerGroup) -> bool:
    return sum(other.who == group.who for other in run.groups) > 1


def _who(edition: Edition, group: LearnerGroup, words: Strings) -> str:
    if group.who in _WHO:
        return words.label("learner-who", group.who)
    house = edition.catalogue.institutions.get(group.who)
    return house.name.read(edition.site.language).text if house else group.who


CALENDARS = Directory(
    name="calendars",
    stage=Stage.FOLLOWING,
    units=_units,
    export=_export,
    title="Dates",
    addresses=(
        Address("feeds/deadlines.ics", ICS, "All dates"),
        Address("feeds/{kind}/{id}/deadlines.ics", ICS, "Dates of an institution, field or pathway"),
        Address("feeds/courses/{institution}/{course}/deadlines.ics", ICS, "Dates of a course"),
    ),
)
