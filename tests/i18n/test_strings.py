"""Texts with placeholders and plural forms."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from credatlas import i18n
from credatlas.i18n import Formats, templates

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = {
    "ui": {
        "greeting": "{count} of {place}",
        "places": {"=0": "no places", "one": "one place", "other": "{count} places"},
        "code": "code",
        "code.hint": "a name may hold dots",
    }
}


@pytest.fixture
def strings(tmp_path: Path) -> i18n.Strings:
    (tmp_path / "en.json").write_text(json.dumps(ENGLISH), "utf-8")
    return i18n.load("en", (tmp_path,))


def test_placeholders_are_filled_and_numbers_written_as_the_language_does(strings: i18n.Strings) -> None:
    assert strings.text("ui.greeting", count=12345.5, place="Fjord") == "12,345.5 of Fjord"
    assert strings.text("ui.code.hint") == "a name may hold dots"


def test_a_value_never_acts_as_a_template(strings: i18n.Strings) -> None:
    assert (
        strings.text("ui.greeting", count="{place.__class__}", place="{count}")
        == "{place.__class__} of {count}"
    )


@pytest.mark.parametrize("template", ["{a.b}", "{a[0]}", "{0}", "{}", "{a!r}", "{a:>9}", "{a", "a}"])
def test_only_plain_names_are_placeholders(template: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        templates.fill(template, {"a": "x"})


def test_braces_can_be_written(strings: i18n.Strings) -> None:
    assert templates.fill("{{a}} {a}", {"a": "x"}) == "{a} x"
    assert strings.translate("rules.CA999.message", "{{{sum}}}", sum=3) == "{3}"


def test_a_text_no_language_has_and_a_value_nobody_gave_are_defects(strings: i18n.Strings) -> None:
    with pytest.raises(KeyError, match=r"ui\.nothing"):
        strings.text("ui.nothing")
    with pytest.raises(KeyError, match="place"):
        strings.text("ui.greeting", count=1)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "no places"), (1, "one place"), (1.0, "one place"), (1.5, "1.5 places"), (Decimal(2), "2 places")],
)
def test_plural_forms_and_exact_numbers(strings: i18n.Strings, count: float | Decimal, text: str) -> None:
    assert strings.text("ui.places", count=count) == text


@pytest.mark.parametrize(
    ("locale", "categories"),
    [
        (
            "ar",
            {
                0: "zero",
                1: "one",
                2: "two",
                3: "few",
                10: "few",
                11: "many",
                99: "many",
                100: "other",
                103: "few",
            },
        ),
        ("pl", {1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 25: "many", 1.5: "other"}),
        ("de", {0: "other", 1: "one", 2: "other", 0.5: "other"}),
        ("fr", {0: "one", 1.5: "one", 2: "other", 1000000: "many"}),
    ],
)
def test_plural_rules_are_those_of_the_language(locale: str, categories: dict[float, str]) -> None:
    formats = Formats(locale)
    assert {number: formats.plural(number) for number in categories} == categories
    assert set(categories.values()) <= formats.plural_categories()


def test_credits_in_the_six_forms_of_arabic() -> None:
    arabic = i18n.load("ar")
    assert [arabic.ects(number) for number in (1, 2, 3, 11, 100, 2.5)] == [
        "وحدة ECTS واحدة",
        "وحدتا ECTS",
        "3 وحدات ECTS",
        "11 وحدة ECTS",
        "100 وحدة ECTS",
        "2.5 وحدة ECTS",
    ]


def test_derived_labels_follow_from_those_above() -> None:
    english, german = i18n.load("en"), i18n.load("de")
    assert english.label("isced-f", "0914") == "Medical diagnostic and treatment technology"
    assert english.label("isced-f", "0411") == "Accounting and taxation"
    assert german.label("isced-f", "0419") == "Wirtschaft und Verwaltung (Sonstiges)"
    assert english.label("isced-f", "0421") == english.label("isced-f", "042") == "Law"
    assert english.label("nqf", "mk-6a") == "North Macedonian Qualifications Framework, level 6A"
    with pytest.raises(KeyError, match="0001"):
        english.label("isced-f", "0001")


def test_names_of_languages_and_countries_come_from_cldr() -> None:
    assert i18n.load("de").language_name("el") == "Griechisch"
    assert i18n.load("ar").country_name("IE") == "أيرلندا"
    assert i18n.load("en").country_name("XK") == "Kosovo"
    assert i18n.load("en").label("weekday", "sunday") == "Sunday"
    assert [i18n.load(code).autonym for code in ("en", "de", "ar")] == ["English", "Deutsch", "العربية"]
    assert [i18n.load(code).direction for code in ("en", "de", "ar")] == ["ltr", "ltr", "rtl"]
