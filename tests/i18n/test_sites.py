"""A small alliance published in every interface language there is, and in one that comes as a file."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale, dates, numbers

from credatlas import i18n
from credatlas.i18n import files
from tests.founding.project import NOW, Project, Site
from tests.pages.html import words

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = i18n.languages()
COURSE = "courses/lumen/data-ethics/"
PAGES = (
    "",
    "browse/",
    "calendar/",
    "compare/",
    "courses/",
    COURSE,
    "courses/fjord/reading-data/",
    "institutions/",
    "institutions/lumen/",
    "networks/",
    "networks/aurora/",
    "owners/lumen/",
    "pathways/",
    "pathways/responsible-data/",
    "shortlist/",
)
TELLING = 4
"""Words in a row that a page in another language has by mistake only."""

REPOSITORY = Path(__file__).parent.parent.parent
MALTESE = {
    "ui": {
        "pages": {
            "courses": {
                "count": {
                    "one": "kors wieħed",
                    "two": "żewġ korsijiet",
                    "few": "{count} korsijiet",
                    "many": "{count}-il kors",
                    "other": "{count} kors",
                }
            }
        },
        "shell": {"nav": {"calendar": "Kalendarju"}},
    }
}
"""A language that neither the theme nor any stemmer knows."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The alliance in all languages."""
    root = tmp_path_factory.mktemp("languages")
    names = json.dumps(LANGUAGES)
    return Project.of_alliance(root / "project", root / "cache", languages=names).build()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_their_language_and_direction(site: Site, language: str) -> None:
    direction = "rtl" if _cldr(language).character_order == "right-to-left" else "ltr"
    for address in PAGES:
        html = site.page(_root(language) + address)
        assert f'<html lang="{language}"' in html
        assert re.search(rf'<body[^>]* dir="{direction}"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_names_each_language_in_itself_and_keeps_the_place(site: Site, language: str) -> None:
    for address in PAGES:
        here = _root(language) + address
        html = site.page(here)
        switch = html[html.index('<ul class="ca-languages__list">') :]
        found = re.findall(
            r'<a href="([^"]*)" lang="([^"]*)" hreflang="([^"]*)"([^>]*)>([^<]*)<',
            switch[: switch.index("</ul>")],
        )
        assert [(lang, hreflang, name.casefold()) for _, lang, hreflang, _, name in found] == [
            (code, code, str(_cldr(code).get_language_name(code)).casefold()) for code in LANGUAGES
        ]
        assert [lang for _, lang, _, more, _ in found if "aria-current" in more] == [language]
        for href, code, *_ in found:
            assert os.path.normpath(f"/{here}{href}") == os.path.normpath(f"/{_root(code)}{address}")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_words_of_the_interface_are_left_in_english(site: Site, language: str) -> None:
    own = files.read(language).texts
    english = {
        run
        for key, text in files.read("en").texts.items()
        if not key.startswith("rules.")
        for run in _runs(text)
        if run not in set(_runs(own[key]))
    }
    assert len(english) > 200
    for address in PAGES:
        shown = words(site.page(_root(language) + address))
        assert [run for run in english if run in shown] == []
    assert [run for run in english if run in words(site.page(COURSE))], "the English page has them"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_no_placeholder_left(site: Site, language: str) -> None:
    names = {name for text in files.read("en").texts.values() for name in re.findall(r"\{\w+\}", str(text))}
    for address in PAGES:
        html = site.page(_root(language) + address)
        shown = words(re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL))
        assert [name for name in names if name in shown] == []
        assert re.findall(r"\b(?:ui|glossary|vocab|patterns)\.[a-z-]+\.[a-z-]+", shown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_numbers_and_names_are_those_of_cldr(site: Site, language: str) -> None:
    locale = _cldr(language)
    shown = words(site.page(_root(language) + COURSE))
    whole = locale.currency_formats["standard"].pattern.replace("0.00", "0")
    for expected in (
        dates.format_date(dt.date(2027, 3, 1), "long", locale),
        dates.format_date(dt.date(2027, 1, 31), "long", locale),
        numbers.format_currency(Decimal(180), "EUR", whole, locale, currency_digits=False),
        numbers.format_percent(Decimal("0.6"), locale=locale),
        i18n.load(language).format.duration(81),
        str(locale.languages["en"]),
        str(locale.territories["NO"]),
    ):
        assert " ".join(expected.split()) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_courses_are_counted_in_the_form_for_two(site: Site, language: str) -> None:
    forms = files.read(language).texts["ui.pages.courses.count"]
    assert isinstance(forms, dict)
    wanted = forms[_cldr(language).plural_form(2)].format(count=2)
    assert wanted in words(site.page(f"{_root(language)}courses/"))


def test_browsers_count_in_the_same_forms() -> None:
    """`Intl.PluralRules` of the scripts may know no category that a text lacks."""
    script = (
        "for (const tag of process.argv.slice(1))"
        " console.log(JSON.stringify(new Intl.PluralRules(tag).resolvedOptions()))"
    )
    tags = {language: i18n.load(language).format.intl for language in LANGUAGES}
    done = subprocess.run(
        [Path(sys.executable).with_name("node"), "--eval", script, *tags.values()],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for language, line in zip(tags, done.stdout.splitlines(), strict=True):
        rules = json.loads(line)
        assert rules["locale"].split("-")[0] == language
        assert set(rules["pluralCategories"]) == i18n.load(language).format.plural_categories()


def test_one_language_more_is_one_file(tmp_path: Path) -> None:
    package = tmp_path / "checkout" / "generator" / "credatlas"
    shutil.copytree(
        REPOSITORY / "generator" / "credatlas", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(REPOSITORY / "schemas", tmp_path / "checkout" / "schemas")
    (package / "i18n" / "languages" / "mt.json").write_text(json.dumps(MALTESE), encoding="utf-8")
    project = Project.of_alliance(tmp_path / "project", tmp_path / "cache", languages="[en, mt]")
    done = subprocess.run(
        [sys.executable, "-c", "from credatlas.cli import main; main()", "build", "--now", NOW],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = Site(project.root / "site")
    course = built.page(f"mt/{COURSE}")
    assert '<html lang="mt"' in course
    assert "Malti</a>" in built.page(COURSE)
    assert "Kalendarju" in course
    assert "1 ta’ Marzu 2027" in words(course)
    assert "żewġ korsijiet" in words(built.page("mt/courses/"))
    assert "What you will be able to do" in words(course), "what it lacks is shown in English"


def _root(language: str) -> str:
    return "" if language == LANGUAGES[0] else f"{language}/"


@cache
def _cldr(language: str) -> Locale:
    return Locale.parse(files.read(language).locale.replace("-", "_"))


def _runs(text: Any) -> Iterator[str]:
    """The pieces of a text between its placeholders that are long enough to give a language away."""
    for form in text.values() if isinstance(text, dict) else (text,):
        for piece in re.split(r"\{\w+\}", form):
            if len(piece.split()) >= TELLING:
                yield " ".join(piece.split())
