"""What can be told of a translation without reading its language: no slip of the pen is in it.

Texts that a language spells as English does, such as "Module" in French, stand in `alike/<language>.txt`;
names that no language translates in `alike/every.txt`. How a language does not address its readers, such as
"tu" in French, stands in `address/<language>.txt`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas import i18n
from credatlas.i18n import completeness, files
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

ALIKE = Path(__file__).parent / "alike"
ADDRESS = Path(__file__).parent / "address"
TRANSLATIONS = [language for language in i18n.languages() if language != "en"]
RULES = {f"rules.{code}.message": rule.message for code, rule in all_rules().items()}

NAMES = re.compile(
    r"\b(?:Atom|Caliper|CC BY[A-Z0-9. -]*|CSV|CredAtlas|DEQAR|DNS|ECTS|eduGAIN|eIDAS|ELMO|ESCO|iCalendar"
    r"|JSON|LTI|MkDocs|MyAcademicID|OpenAPI|QualityLink|TXT|xAPI)\b"
)
MARKUP = re.compile(r"[<>&*`\\\[\]#~^|_]|https?:")
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff]")
GROUPED = re.compile("(?<=\\d)[.,\u00a0\u202f ](?=\\d{3}(?!\\d))")
ENDS = {".": ".", ":": ":", "?": "?", "؟": "?", ";": "?"}
"""What a sentence ends with -> what it is in English; a Greek question ends with a semicolon."""


def test_a_file_of_words_belongs_to_a_language() -> None:
    assert {path.stem for path in ALIKE.glob("*.txt")} <= {*TRANSLATIONS, "every"}
    assert {path.stem for path in ADDRESS.glob("*.txt")} <= set(TRANSLATIONS)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_what_is_spelled_as_in_english_is_meant_to_be(language: str) -> None:
    reference = _english()
    found = {
        text for key, form, text in _forms(language) if form in ("", "other") and text == reference[key]
    } - _alike("every")
    assert {text for text in found if _has_words(text)} == _alike(language), f"translate, or list in {ALIKE}"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_markup_and_nothing_invisible_comes_in(language: str) -> None:
    """Findings may name fields; terminals and pages show them as plain text."""
    reference = _english()
    assert [
        key
        for key, _, text in _forms(language)
        if INVISIBLE.search(text)
        or (not key.startswith("rules.") and _markup(text) - _markup(reference[key]))
    ] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_spaces_are_where_english_has_them(language: str) -> None:
    reference = _english()
    assert [
        key
        for key, _, text in _forms(language)
        if "  " in text
        or bool(text[:1].isspace()) != bool(reference[key][:1].isspace())
        or bool(text[-1:].isspace()) != bool(reference[key][-1:].isspace())
    ] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_text_ends_like_the_english_one(language: str) -> None:
    reference = _english()
    assert [key for key, _, text in _forms(language) if _end(text) != _end(reference[key])] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_number_is_changed(language: str) -> None:
    """A number may be written as a word, but none may come in; findings may give an example."""
    reference = _english()
    assert [
        key
        for key, _, text in _forms(language)
        if not key.startswith("rules.") and _numbers(text) - _numbers(reference[key])
    ] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_names_are_not_translated(language: str) -> None:
    reference = _english()
    assert [
        key
        for key, _, text in _forms(language)
        if not key.startswith("ui.search.words.")
        and any(name not in text for name in NAMES.findall(reference[key]))
    ] == []


@pytest.mark.parametrize("path", sorted(ADDRESS.glob("*.txt")), ids=lambda path: path.stem)
def test_readers_are_addressed_alike_everywhere(path: Path) -> None:
    never = set(path.read_text(encoding="utf-8").split())
    assert [
        (key, word)
        for key, _, text in _forms(path.stem)
        for word in re.findall(r"\w+", _bare(text).casefold())
        if word in never
    ] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translated_findings_agree_with_those_in_code(language: str) -> None:
    (coverage,) = [found for found in completeness(others=RULES) if found.language == language]
    assert (coverage.unknown, coverage.faults) == ((), ())
    assert {key for key in coverage.missing if not key.startswith("rules.")} == set()


@cache
def _english() -> dict[str, str]:
    texts = {**RULES, **files.read(files.REFERENCE).texts}
    return {key: text["other"] if isinstance(text, dict) else text for key, text in texts.items()}


def _forms(language: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a language: its key, its plural category or nothing, and itself."""
    for key, text in files.read(language).texts.items():
        forms = text if isinstance(text, dict) else {"": text}
        yield from ((key, form, written) for form, written in forms.items())


def _alike(name: str) -> set[str]:
    path = ALIKE / f"{name}.txt"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()


def _bare(text: str) -> str:
    """A text without the names of its placeholders."""
    return re.sub(r"\{\w+\}", "{}", text)


def _markup(text: str) -> set[str]:
    return set(MARKUP.findall(_bare(text)))


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]", _bare(text)) is not None


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", GROUPED.sub("", _bare(text))))


def _end(text: str) -> str | None:
    return ENDS.get(text.rstrip(" »”“\"'’)")[-1:])
