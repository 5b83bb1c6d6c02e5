"""The language files: complete, sorted, and in agreement with English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from credatlas import i18n, resources, vocab
from credatlas.errors import UsageError
from credatlas.i18n import completeness, files

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = i18n.languages()
COVERAGE = {coverage.language: coverage for coverage in completeness()}
CODE_WORDS_WITHOUT_A_LABEL_OF_THEIR_OWN = {"country", "currency", "language", "weekday"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_and_no_other(language: str) -> None:
    coverage = COVERAGE[language]
    assert (coverage.missing, coverage.unknown, coverage.faults) == ((), (), ())
    assert coverage.complete


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_sorted_and_indented_so_that_changes_are_small(language: str) -> None:
    text = (resources.folder("i18n/languages") / f"{language}.json").read_text("utf-8")
    canonical = json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert text == canonical, "format it with: python -m json.tool --sort-keys --no-ensure-ascii --indent 2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_label(language: str) -> None:
    strings = i18n.load(language)
    for name in vocab.names():
        for code in vocab.load(name):
            label = strings.label(name, code)
            assert label.strip() == label != ""
            assert "{" not in label


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_one_list_can_be_told_apart(language: str) -> None:
    strings = i18n.load(language)
    for name in set(vocab.names()) - CODE_WORDS_WITHOUT_A_LABEL_OF_THEIR_OWN:
        own = [code for code, term in vocab.load(name).codes.items() if term.derived != "same"]
        labels = [strings.label(name, code) for code in own]
        assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_explains_in_a_title_and_a_text(language: str) -> None:
    keys = {key for key in files.read(language).texts if key.startswith("glossary.")}
    terms = {key.split(".")[1] for key in keys}
    assert keys == {f"glossary.{term}.{part}" for term in terms for part in ("title", "text")}
    assert {"ects", "eqf", "isced-f", "micro-credential", "supervision", "stackability"} <= terms


def test_translations_are_not_left_in_english() -> None:
    english = files.read("en").texts
    for language in set(LANGUAGES) - {"en"}:
        texts = files.read(language).texts
        long = [key for key, text in english.items() if isinstance(text, str) and text.count(" ") >= 3]
        assert [key for key in long if texts[key] == english[key]] == []


def _write(folder: Path, language: str, content: dict[str, object]) -> tuple[Path, ...]:
    (folder / f"{language}.json").write_text(json.dumps(content), "utf-8")
    return (folder,)


def test_one_language_more_is_one_file(tmp_path: Path) -> None:
    search = _write(tmp_path, "cs", {"vocab": {"mode": {"online": "Přes internet"}}})
    assert i18n.languages(search) == ("en", *sorted({*LANGUAGES, "cs"} - {"en"}))
    czech = i18n.load("cs", search)
    assert czech.label("mode", "online") == "Přes internet"
    assert czech.label("mode", "on-site") == "On site"
    assert czech.autonym == "Čeština"
    (coverage,) = [found for found in completeness(search) if found.language == "cs"]
    assert "vocab.mode.on-site" in coverage.missing
    assert "vocab.mode.online" not in coverage.missing
    assert not coverage.faults


def test_an_alliance_can_change_a_word(tmp_path: Path) -> None:
    search = _write(tmp_path, "en", {"vocab": {"partner-role": {"host": "Provides the platform"}}})
    assert i18n.load("en", search).label("partner-role", "host") == "Provides the platform"
    assert i18n.load("en", search).label("partner-role", "teach") == "Teaches"


def test_disagreement_with_english_is_reported(tmp_path: Path) -> None:
    search = _write(
        tmp_path,
        "cs",
        {
            "patterns": {"general": "{popis} (obecné)", "other": "{label!r}"},
            "ui": {"unit": {"ects": {"one": "{count} kredit", "other": "{count} kreditu"}}},
            "glossary": {"ects": {"title": {"one": "Kredity", "other": "Kredity"}}},
            "vocab": {"mode": {"telepathic": "Telepaticky"}},
        },
    )
    (coverage,) = [found for found in completeness(search) if found.language == "cs"]
    assert coverage.unknown == ("vocab.mode.telepathic",)
    assert [key for key, _ in coverage.faults] == [
        "glossary.ects.title",
        "patterns.general",
        "patterns.other",
        "ui.unit.ects",
    ]
    assert "few, many" in coverage.faults[-1][1]


def test_texts_whose_english_lives_in_code_can_be_asked_for() -> None:
    others = {"rules.CA999.message": "The sum is {sum}, not {wanted}."}
    by_language = {coverage.language: coverage for coverage in completeness(others=others)}
    assert by_language["en"].missing == ()
    assert by_language["de"].missing == ("rules.CA999.message",)


def test_an_unknown_language_is_named_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"'tlh'.*en, ar, de"):
        i18n.load("tlh")
