"""Dates, numbers and money, the same on every machine."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal

import pytest

from credatlas import i18n
from credatlas.i18n import Formats
from credatlas.i18n.formats import Unit

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{THIN SPACE}"
ENGLISH, GERMAN, ARABIC = Formats("en_GB"), Formats("de"), Formats("ar")
FIRST, LAST = dt.date(2027, 3, 1), dt.date(2027, 4, 23)


def test_dates() -> None:
    assert ENGLISH.date(FIRST) == "1 March 2027"
    assert GERMAN.date(FIRST, "full") == "Montag, 1. März 2027"
    assert ARABIC.date(FIRST) == "1 مارس 2027"
    assert ENGLISH.month(FIRST) == "March 2027"
    assert GERMAN.day_and_month(FIRST) == "1. März"


def test_what_both_ends_of_a_range_share_stands_once() -> None:
    assert ENGLISH.date_range(FIRST, LAST) == f"1 Mar{THIN}–{THIN}23 Apr 2027"
    assert ENGLISH.date_range(FIRST, dt.date(2027, 3, 5)) == "1–5 Mar 2027"
    assert ENGLISH.date_range(FIRST, FIRST) == "1 Mar 2027"
    assert GERMAN.date_range(FIRST, dt.date(2028, 3, 1)) == f"1. März 2027{THIN}–{THIN}1. März 2028"


@pytest.mark.parametrize(
    ("instant", "zone", "text"),
    [
        ("2027-01-31T22:59:00+00:00", "Europe/Oslo", "31 January 2027, 23:59 Central European Time"),
        ("2027-06-30T21:59:00+00:00", "Europe/Oslo", "30 June 2027, 23:59 Central European Time"),
        ("2027-01-31T23:30:00+00:00", "Asia/Kolkata", "1 February 2027, 05:00 India Time"),
        ("2027-01-31T23:30:00+02:00", "UTC", "31 January 2027, 21:30 Coordinated Universal Time"),
    ],
)
def test_an_instant_is_shown_by_the_clocks_of_its_zone(instant: str, zone: str, text: str) -> None:
    assert ENGLISH.instant(dt.datetime.fromisoformat(instant), zone) == text


def test_numbers_and_shares() -> None:
    assert ENGLISH.number(1234.5) == "1,234.5"
    assert GERMAN.number(Decimal("2.50")) == "2,5"
    assert ENGLISH.number(3.0) == "3"
    assert GERMAN.percent(0.6) == f"60{NBSP}%"
    assert ENGLISH.percent(Decimal("0.29")) == "29%"


def test_money_has_decimals_where_the_amount_has() -> None:
    assert ENGLISH.money(180, "EUR") == "€180"
    assert ENGLISH.money(Decimal("180.5"), "EUR") == "€180.50"
    assert ENGLISH.money(1180, "DKK") == f"DKK{NBSP}1,180"
    assert GERMAN.money(180, "EUR") == f"180{NBSP}€"
    assert ENGLISH.money(0, "EUR") == "€0"
    assert ENGLISH.money(1500, "JPY") == "JP¥1,500"


def test_durations_lists_and_weekdays() -> None:
    assert [ENGLISH.duration(value) for value in (1, 1.5, 81)] == ["1 hour", "1.5 hours", "81 hours"]
    assert [ARABIC.duration(value) for value in (2, 3)] == ["ساعتان", "3 ساعات"]
    assert GERMAN.duration(7, "week") == "7 Wochen"
    assert ENGLISH.join(["a", "b", "c"]) == "a, b and c"
    assert GERMAN.join(["a", "b"], "or") == "a oder b"
    assert ENGLISH.join([]) == ""
    assert (ENGLISH.weekday(0), GERMAN.weekday(6)) == ("Monday", "Sonntag")


def test_a_duration_is_in_words_where_its_long_form_is_spelled_like_the_short_one() -> None:
    assert Formats("nl").duration(81) == "81 uur"
    assert Formats("pt_PT").duration(12, "month") == "12 meses"
    assert Formats("it").duration(1, "year") == "1 anno"
    assert ARABIC.duration(5, "day") == "5 أيام"
    assert [ARABIC.duration(value, "week") for value in (1, 2, 5)] == ["أسبوع", "أسبوعان", "5 أسابيع"]
    assert Formats("mt").duration(81) == "81 h"


@pytest.mark.parametrize("language", i18n.languages())
def test_every_interface_language_has_words_for_durations(language: str) -> None:
    units: tuple[Unit, ...] = ("minute", "hour", "day", "week", "month", "year")
    texts = [i18n.load(language).format.duration(3, unit) for unit in units]
    assert len({text.lstrip("3 ") for text in texts}) == len(units)
    assert not [text for text in texts if "duration" in text]


def test_browsers_are_told_to_use_the_same_digits() -> None:
    assert (ENGLISH.intl, ARABIC.intl) == ("en-GB-u-nu-latn", "ar-u-nu-latn")


def test_nothing_depends_on_the_locale_or_time_zone_of_the_process() -> None:
    code = (
        "import datetime as dt; from credatlas.i18n import load\n"
        "for language in ('en', 'ar'):\n"
        "    f = load(language).format\n"
        "    print(f.date(dt.date(2027, 3, 1)), f.number(1234.5), f.money(5, 'EUR'), sep='|')\n"
        "    print(f.instant(dt.datetime(2027, 1, 31, 22, 59, tzinfo=dt.UTC), 'Europe/Oslo'))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale},
            check=True,
            capture_output=True,
        ).stdout
        for zone, locale in [("Asia/Tokyo", "C"), ("America/New_York", "de_DE.UTF-8")]
    }
    assert len(outputs) == 1
