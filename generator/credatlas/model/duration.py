"""Lengths of time as ISO 8601 writes them: `P2Y`, `P18M`, `P90D`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([WD]))?")
_DAYS_IN_400_YEARS = 146_097
_MONTHS_IN_400_YEARS = 4_800


class Duration(NamedTuple):
    """Months and days; how many days a month has depends on where it is counted from."""

    months: int
    days: int

    def after(self, day: date) -> date:
        """The day this long after another; the last of a month where that month is shorter."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = months // 12, months % 12 + 1
        length = monthrange(year, month)[1]
        return date(year, month, min(day.day, length)) + timedelta(days=self.days)

    @property
    def usual_days(self) -> float:
        """About how many days it is, to compare two of them (Gregorian mean month)."""
        return self.months * _DAYS_IN_400_YEARS / _MONTHS_IN_400_YEARS + self.days


def parse_duration(text: str) -> Duration | None:
    """`P2Y`, `P18M`, `P6W`, `P1Y6M`; `None` for anything else."""
    match = _DURATION.fullmatch(text)
    if match is None or text == "P":
        return None
    years, months, amount, unit = match.groups()
    days = int(amount or 0) * (7 if unit == "W" else 1)
    return Duration(int(years or 0) * 12 + int(months or 0), days)
