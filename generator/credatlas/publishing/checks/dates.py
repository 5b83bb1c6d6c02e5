"""Is what is published of today: no date lies ahead of us, and the site is still being built?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from credatlas.feeds.directory.manifest import ADDRESS as MANIFEST
from credatlas.feeds.history.codec import HEAD
from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.publishing.visit import Visit

_AHEAD = timedelta(days=1)
"""What clocks may differ by."""
OLD = timedelta(days=35)
"""A catalogue has deadlines every month; a home page that is older was not built since."""


def _dates(visit: Visit) -> Iterator[Symptom]:
    future = sorted(file.path for file in visit.files.values() if _read(file.modified) > visit.now + _AHEAD)
    if future:
        remedy = "correct the clock of the machine that builds, or its --now, and build again"
        text = f"by the manifest it changes in the future, as do {len(future) - 1} others"
        yield error(future[0], text, f"{remedy}: who asks for what is newer misses changes until then")
    if visit.files:
        latest = max(_read(file.modified) for file in visit.files.values())
        yield note(MANIFEST, f"data last changed on {latest:%Y-%m-%d}, {_ago(visit, latest)}")
    log, problem = visit.document(HEAD)
    if not problem and log["items"]:
        at = _read(log["items"][-1]["at"])
        yield note(HEAD, f"the last change was told on {at:%Y-%m-%d}, {_ago(visit, at)}")
    yield from _age(visit)


def _age(visit: Visit) -> Iterator[Symptom]:
    """By the youngest of the pages: those that have not changed may keep an older date."""
    for path in ("", "courses/", "calendar/", "sitemap.xml"):
        visit.look(path)
    stated = [answer.headers["last-modified"] for answer in visit.seen if "last-modified" in answer.headers]
    found = [moment for moment in map(_http_date, stated) if moment is not None]
    if not found:
        yield note("", "the host sends no Last-Modified: harvesters go by the manifest")
    elif visit.now - max(found) > OLD:
        yield warning(
            "",
            f"nothing that was looked at is younger than {max(found):%Y-%m-%d}, {_ago(visit, max(found))}",
            "see whether the daily build still runs: pages say what was open on the day of the build",
        )


def _read(text: str) -> datetime:
    """An instant of ours; one that no calendar has lies beyond all others."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _ago(visit: Visit, moment: datetime) -> str:
    days = (visit.now - moment).days
    return "today" if days <= 0 else f"{days} days ago"


DATES = Check(name="dates", run=_dates)
