"""Dates, numbers and money as a language writes them, from CLDR through Babel.

The same on every machine: nothing here reads the process's locale or time zone. Digits are Western ones in
every language, as beside codes, credits and addresses they have to be read together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

Number = int | float | Decimal
DateStyle = Literal["full", "long", "medium", "short"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]

_BESIDE_A_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""CLDR wants a space between a currency's letters and the digits; Babel leaves it out."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one CLDR locale, such as `en_GB`; results are cached over all instances."""

    locale: str

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction in which the language is written, as HTML's `dir` wants it."""
        return "rtl" if _locale(self.locale).character_order == "right-to-left" else "ltr"

    @property
    def intl(self) -> str:
        """The tag with which a browser's `Intl` formats as we do here."""
        return f"{self.locale.replace('_', '-')}-u-nu-latn"

    def date(self, day: dt.date, style: DateStyle = "long") -> str:
        """1 March 2027."""
        return _date(self.locale, day, style)

    def month(self, first: dt.date) -> str:
        """March 2027, for any day of that month."""
        return _skeleton(self.locale, first, "yMMMM")

    def month_name(self, number: int) -> str:
        """March, for 3: a month of no particular year."""
        return str(_locale(self.locale).months["stand-alone"]["wide"][number])

    def day_and_month(self, day: dt.date) -> str:
        """1 March, where the year is known."""
        return _skeleton(self.locale, day, "MMMMd")

    def date_range(self, first: dt.date, last: dt.date) -> str:
        """1 Mar – 23 Apr 2027: what both dates share stands once."""
        return _range(self.locale, first, last)

    def time(self, time: dt.time) -> str:
        """23:59, without a zone."""
        return _time(self.locale, time)

    def instant(self, instant: dt.datetime, zone: str, style: DateStyle = "long") -> str:
        """31 January 2027, 23:59 Central European Time: an aware date-time as the clocks of `zone` show it.

        `zone` is an IANA name; zoneinfo's errors for one that does not exist.
        """
        return _instant(self.locale, instant, zone, style)

    def zone(self, zone: str) -> str:
        """Central European Time: what `zone` is called the year round."""
        return _zone(self.locale, zone)

    def number(self, value: Number) -> str:
        """1,234.5, with at most three decimals."""
        return _number(self.locale, value)

    def percent(self, share: Number) -> str:
        """60% for 0.6."""
        return _percent(self.locale, share)

    def money(self, amount: Number, currency: str) -> str:
        """€180 and €180.50: decimals only where there are any. `currency` is an ISO 4217 code."""
        return _money(self.locale, amount, currency)

    def duration(self, value: Number, unit: Unit = "hour") -> str:
        """81 hours, in the right plural form."""
        return _duration(self.locale, value, unit)

    def join(self, values: Sequence[str], style: Literal["standard", "or", "unit"] = "standard") -> str:
        """A, B and C; nothing for no values."""
        return lists.format_list(values, style=style, locale=_locale(self.locale)) if values else ""

    def weekday(self, number: int) -> str:
        """The name of a weekday, 0 being Monday."""
        return str(_locale(self.locale).days["stand-alone"]["wide"][number])

    def plural(self, value: Number) -> str:
        """The plural category (zero, one, two, few, many, other) that a text needs beside `value`."""
        return _plural(self.locale, value)

    def plural_categories(self) -> frozenset[str]:
        """Every category the language has; `other` is always one."""
        return frozenset(_locale(self.locale).plural_form.tags) | {"other"}

    def name_of(self, kind: str, code: str) -> str | None:
        """CLDR's name of a language, country or currency; None if it has none."""
        names = getattr(_locale(self.locale), _NAMES[kind])
        found = names.get(code)
        return None if found is None else str(found)


_UNIVERSAL = frozenset({"UTC", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Zulu"})
_NAMES = {"language": "languages", "country": "territories", "currency": "currencies"}


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    return Locale.parse(name.replace("-", "_"))


def _whole(value: Number) -> int | Decimal:
    """`value` without the decimals that say nothing: 3.0 hours are counted like 3."""
    if isinstance(value, int):
        return value
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else exact


@lru_cache(maxsize=4096)
def _plural(locale: str, value: Number) -> str:
    return str(_locale(locale).plural_form(_whole(value)))


@lru_cache(maxsize=16384)
def _date(locale: str, day: dt.date, style: DateStyle) -> str:
    return dates.format_date(day, style, _locale(locale))


@lru_cache(maxsize=4096)
def _skeleton(locale: str, day: dt.date, skeleton: str) -> str:
    return dates.format_skeleton(skeleton, day, locale=_locale(locale))


@lru_cache(maxsize=16384)
def _range(locale: str, first: dt.date, last: dt.date) -> str:
    return dates.format_interval(first, last, "yMMMd", locale=_locale(locale))


@lru_cache(maxsize=2048)
def _time(locale: str, time: dt.time) -> str:
    return dates.format_time(time, "short", locale=_locale(locale))


@lru_cache(maxsize=16384)
def _instant(locale: str, instant: dt.datetime, zone: str, style: DateStyle) -> str:
    local = instant.astimezone(ZoneInfo(zone))
    day, time = _date(locale, local.date(), style), _time(locale, local.time())
    pattern = str(_locale(locale).datetime_formats[style if style in ("long", "full") else "medium"])
    return f"{pattern.replace('{1}', day).replace('{0}', time)} {_zone(locale, zone)}"


@lru_cache(maxsize=1024)
def _zone(locale: str, zone: str) -> str:
    # Universal time has no place and no summer, so that CLDR knows its standard name only.
    variant: Literal["standard", "generic"] = "standard" if zone in _UNIVERSAL else "generic"
    return dates.get_timezone_name(ZoneInfo(zone), zone_variant=variant, locale=_locale(locale))


@lru_cache(maxsize=16384)
def _number(locale: str, value: Number) -> str:
    return numbers.format_decimal(_whole(value), locale=_locale(locale))


@lru_cache(maxsize=1024)
def _percent(locale: str, share: Number) -> str:
    return numbers.format_percent(Decimal(str(share)), locale=_locale(locale))


@lru_cache(maxsize=16384)
def _money(locale: str, amount: Number, currency: str) -> str:
    value = _whole(amount)
    pattern = numbers.parse_pattern(_locale(locale).currency_formats["standard"].pattern)
    if isinstance(value, int):
        pattern.frac_prec = (0, 0)
    text = pattern.apply(
        value, _locale(locale), currency=currency, currency_digits=not isinstance(value, int)
    )
    return _BESIDE_A_DIGIT.sub("\N{NO-BREAK SPACE}", text)


@lru_cache(maxsize=16384)
def _duration(locale: str, value: Number, unit: Unit) -> str:
    # As CLDR inherits: a category from `other`, a long form that is spelled like the short one from that.
    # Babel looks at one length and one category only, and writes the name of the unit where it finds nothing.
    patterns = _locale(locale)._data["unit_patterns"][f"duration-{unit}"]
    category = _plural(locale, value)
    for forms in (patterns.get("long", {}), patterns["short"]):
        if pattern := forms.get(category) or forms.get("other"):
            return str(pattern).format(_number(locale, value))
    raise KeyError(f"CLDR has no words for a duration in {locale}: {unit}")
