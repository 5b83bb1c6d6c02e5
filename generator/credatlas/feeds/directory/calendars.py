"""Deadlines and starts as iCalendar, for whatever one can follow.

An event keeps its UID for ever; SEQUENCE grows with each change of the course, and a run that was cancelled
stays as a cancelled event, so that calendars which have it take it away.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from credatlas import i18n
from credatlas.catalogue.once import once
from credatlas.feeds._ical import calendar, text
from credatlas.feeds.directory._topics import addresses, courses_of, topic
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact
from credatlas.model.moments import stamp

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
    events = [_events(edition, production, course) for course in courses_of(edition, chosen)]
    if not any(events):
        return
    name = text(words.text("ui.feeds.dates", name=chosen.name))
    source = f"SOURCE;VALUE=URI:{edition.site.absolute(chosen.path('deadlines.ics'))}"
    names = calendar((f"NAME:{name}", f"X-WR-CALNAME:{name}"))
    body = b"".join([_begin(edition.site.language), names, _REFRESHED, calendar((source,)), *events, _END])
    yield Artifact(path=chosen.path("deadlines.ics"), media_type=ICS, body=body)


@lru_cache(maxsize=8)
def _begin(language: str) -> bytes:
    return calendar(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//CredAtlas//CredAtlas//{language.upper()}",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        )
    )


_REFRESHED = calendar(("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"))
_END = calendar(("END:VCALENDAR",))


@once
def _drawn(_: Production) -> dict[EntryId, bytes]:
    """The events of each course whose turn has come: they are in several calendars, and the same in all."""
    return {}


def _events(edition: Edition, production: Production, course: Course) -> bytes:
    known = _drawn(production)
    found = known.get(course.id)
    if found is None:
        found = known[course.id] = b"".join(_drawing(edition, production.log, course))
    return found


def _drawing(edition: Edition, log: ChangeLog, course: Course) -> Iterator[bytes]:
    """Event by event; what all of a course say alike is written once."""
    history = log.histories[course.id]
    changes = _changes(history.created, history.updated, history.revision)
    about = calendar(_about(edition, course))
    name, host = course.id.slug.replace("/", "."), _host(str(edition.site.url))
    for run in course.offerings.values():
        cancelled = run.status in ("cancelled", "moved") or course.status != "active"
        end = about + (_CANCELLED if cancelled else _CONFIRMED)
        for date in _dates(edition, course, run):
            yield _EVENT
            yield calendar((f"UID:{name}.{run.id}.{date.key}@{host}",))
            yield changes
            yield _start(date.when)
            yield calendar((f"SUMMARY:{text(date.title)}",))
            yield end


_EVENT = calendar(("BEGIN:VEVENT",))
_CONFIRMED, _CANCELLED = (
    calendar((f"STATUS:{status}", "TRANSP:TRANSPARENT", "END:VEVENT"))
    for status in ("CONFIRMED", "CANCELLED")
)


@lru_cache(maxsize=1024)  # most entries came in the same build
def _changes(created: str, updated: str, revision: int) -> bytes:
    stamped = updated.translate(_COMPACT)
    return calendar(
        (
            f"DTSTAMP:{stamped}",
            f"CREATED:{created.translate(_COMPACT)}",
            f"LAST-MODIFIED:{stamped}",
            f"SEQUENCE:{revision}",
        )
    )


def _about(edition: Edition, course: Course) -> Iterator[str]:
    if course.summary:
        yield f"DESCRIPTION:{text(course.summary.read(edition.site.language).text)}"
    yield f"URL:{edition.site.absolute(course.id.address)}"


@lru_cache(maxsize=8)
def _host(url: str) -> str:
    return urlsplit(url).hostname or "invalid"


_COMPACT = str.maketrans({"-": None, ":": None})


@lru_cache(maxsize=8192)
def _start(when: Moment) -> bytes:
    if when.is_day:
        return calendar((f"DTSTART;VALUE=DATE:{when.day.isoformat().translate(_COMPACT)}",))
    return calendar((f"DTSTART:{stamp(when.beginning()).translate(_COMPACT)}",))


@lru_cache(maxsize=64)  # the runs of a course, one after another, say the same
def _headed(language: str, key: str, title: str) -> str:
    return i18n.load(language).text(f"ui.feeds.{key}", title=title)


def _dates(edition: Edition, course: Course, run: Offering) -> Iterator[_Date]:
    words = i18n.load(edition.site.language)
    title = course.title.read(edition.site.language).text
    for key, when, group in _moments(run):
        if group is None:
            yield _Date(key, when, _headed(words.language, key, title))
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
    everybody = [group.who for group in run.groups]
    for number, group in enumerate(run.groups, 1):
        place = f"{group.who}-{number}" if everybody.count(group.who) > 1 else group.who
        if group.opens:
            yield f"opens-{place}", group.opens, group
        if group.closes:
            yield f"closes-{place}", group.closes, group
    if run.starts:
        yield "starts", run.starts, None


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
