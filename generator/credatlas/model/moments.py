"""Dates and instants of a run: a date without a time covers its whole day in the entry's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

_MIDNIGHT = time(0)
_LAST_MINUTE = time(23, 59)
_MINUTE = timedelta(minutes=1)


class Moment(NamedTuple):
    """A date, or a date and time of day, local to a zone: `2027-01-31` or `2027-01-31T12:00`."""

    day: date
    clock: time | None
    zone: str
    """IANA name, such as `Europe/Berlin`."""

    @property
    def is_day(self) -> bool:
        """Whether only the date was given."""
        return self.clock is None

    def beginning(self) -> datetime:
        """The instant at which it begins, in UTC: 00:00 local where no time is given."""
        return _instant(self.day, self.clock or _MIDNIGHT, self.zone)

    def ending(self) -> datetime:
        """The instant after which it is over, in UTC: the end of the minute, 23:59 where no time is given."""
        return _instant(self.day, self.clock or _LAST_MINUTE, self.zone)

    def over(self) -> datetime:
        """The first instant after it, in UTC: its last minute, or its day, counts whole."""
        return _instant(self.day, self.clock or _LAST_MINUTE, self.zone) + _MINUTE

    def local(self, *, last: bool = False) -> str:
        """As clocks there show it, such as `2027-01-31T23:59+01:00`; with `last`, its last minute."""
        return _local(self.day, self.clock or (_LAST_MINUTE if last else _MIDNIGHT), self.zone)

    def __str__(self) -> str:
        """As it was written."""
        return self.day.isoformat() if self.clock is None else f"{self.day}T{self.clock:%H:%M}"


@lru_cache(maxsize=65536)
def _instant(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, tzinfo=_zone(zone)).astimezone(UTC)


@lru_cache(maxsize=65536)
def _local(day: date, clock: time, zone: str) -> str:
    return datetime.combine(day, clock, tzinfo=_zone(zone)).isoformat(timespec="minutes")


@lru_cache(maxsize=65536)
def stamp(instant: datetime) -> str:
    """An instant in UTC to the second, RFC 3339: `2027-01-31T22:59:00Z`."""
    return f"{instant.astimezone(UTC).isoformat()[:19]}Z"


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every IANA zone name that this Python knows."""
    return frozenset(available_timezones())


@lru_cache(maxsize=65536)
def parse_day(text: str) -> date | None:
    """`YYYY-MM-DD` as a date; `None` where there is no such day."""
    try:
        return date.fromisoformat(text) if len(text) == 10 and text[7] == "-" else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def parse_moment(text: str, zone: str) -> Moment | None:
    """`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` in a zone; `None` where there is no such day or time."""
    day = parse_day(text[:10])
    if day is None or len(text) == 10:
        return Moment(day, None, zone) if day else None
    try:
        clock = time.fromisoformat(text[11:])
    except ValueError:
        return None
    return Moment(day, clock, zone)
