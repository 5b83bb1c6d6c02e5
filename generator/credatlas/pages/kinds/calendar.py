"""The calendar: openings, deadlines and starts that lie ahead, month by month, and what one can follow."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.catalogue.once import once
from credatlas.catalogue.runs import LIVE
from credatlas.pages import markup
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind, titled
from credatlas.pages.paging import cut, pages, paging
from credatlas.pages.reader import reader
from credatlas.pages.subscriptions import subscriptions
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.reader import Reader

SIZE = 400
"""Dates on a page."""


class Event(NamedTuple):
    """A date of a run that lies ahead; the fields in the order in which events are sorted."""

    day: date
    what: str
    """`opens`, `closes` or `starts`."""
    course: str


class DayLine(NamedTuple):
    """What happens to a course on a day."""

    what: str
    label: Markup
    course: Markup
    houses: Markup


class Day(NamedTuple):
    """A day with something on it."""

    date: Markup
    lines: tuple[DayLine, ...]


class MonthLink(NamedTuple):
    """A month with the number of its dates."""

    href: str
    name: str
    dates: str
    current: bool


@once
def months(edition: Edition) -> Mapping[str, tuple[Event, ...]]:
    """`2027-01` -> its events; months without any are left out."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in sorted(set(_events(edition))):
        found[f"{event.day:%Y-%m}"].append(event)
    return {month: tuple(events) for month, events in found.items()}


def _events(edition: Edition) -> Iterator[Event]:
    for slug, entry in listing(edition).entries.items():
        for view in entry.runs:
            run = view.offering
            if view.state not in LIVE:
                continue
            window = run.apply
            moments = (
                ("opens", window.opens if window else None),
                ("closes", window.closes if window else None),
                ("starts", run.starts),
            )
            for what, moment in moments:
                if moment and moment.day >= edition.today:
                    yield Event(moment.day, what, slug)


def _units(edition: Edition) -> Iterator[str]:
    yield ""
    for month, events in months(edition).items():
        yield month
        yield from (f"{month}/p/{number}" for number in range(2, pages(len(events), SIZE) + 1))


def _address(unit: str) -> str:
    return f"calendar/{unit}/" if unit else "calendar/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    """The first page shows the first month, too: somebody who opens the calendar wants to see dates."""
    reads = reader(edition, language, _address(unit))
    found = months(edition)
    month, _, number = unit.partition("/p/")
    shown = month or next(iter(found), "")
    events, page = found.get(shown, ()), int(number or 1)
    name = reads.strings.format.month(events[0].day) if events else ""
    body = template(language, "calendar").render(
        title=_title(name if month else "", reads),
        month=name,
        months=tuple(_months(found, shown, reads)),
        days=tuple(_days(cut(events, page, SIZE), reads)),
        paging=paging(
            page,
            pages(len(events), SIZE),
            lambda n: reads.root + _address(shown if n == 1 else f"{shown}/p/{n}"),
        ),
        subscriptions=subscriptions(reads) if not month else (),
    )
    key = "calendar.month-description" if month else "calendar.description"
    return Page(
        kind="calendar",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=titled(_title(name if month else "", reads), page, reads),
        description=reads.text(key, month=name) if month else reads.text(key),
        body=body,
        # What happens in a month is over soon, and stands on the pages of the courses.
        robots="noindex" if month else None,
    )


def _title(month: str, reads: Reader) -> str:
    return reads.text("calendar.month-title", month=month) if month else reads.text("calendar.title")


def _months(found: Mapping[str, tuple[Event, ...]], shown: str, reads: Reader) -> Iterator[MonthLink]:
    for month, events in found.items():
        name = reads.strings.format.month(events[0].day)
        yield MonthLink(reads.root + _address(month), name, reads.number(len(events)), month == shown)


def _days(events: Iterable[Event], reads: Reader) -> Iterator[Day]:
    lines: defaultdict[date, list[DayLine]] = defaultdict(list)
    entries = listing(reads.edition).entries
    for event in events:
        entry = entries[event.course]
        title = markup.link(reads.root + entry.course.id.address, reads.phrase(entry.card.title))
        houses = reads.names_of(entry.card.institutions)
        lines[event.day].append(DayLine(event.what, reads.word(f"calendar.{event.what}"), title, houses))
    for day, found in lines.items():
        yield Day(reads.day(day), tuple(found))


CALENDAR = PageKind(name="calendar", units=_units, address=_address, render=_render)
