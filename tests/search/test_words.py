"""Both sides agree on every word: how it is cut, how it is folded, and which stem it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from credatlas import i18n, vocab
from credatlas.search.documents import documents, labels, languages
from credatlas.search.words import SNOWBALL, analyser, fold, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.search.documents import Found
    from tests.search.conftest import Searchable


def test_every_word_of_every_language_leads_to_its_stem(
    small: Searchable, node: Callable[[str, Any], Any]
) -> None:
    for language in languages(small.sources):
        words = sorted({word for text in texts(small, language) for word in split(text)})
        assert words
        value = {"folder": str(small.folder), "index": language, "words": words}
        for word, (cut, form, stems) in zip(words, node("words.mjs", value), strict=True):
            term = analyser(language)[word]
            assert (cut, form) == ([word], fold(word))
            assert term is None or term.stem in stems, f"{language}: {word}"


def texts(small: Searchable, language: str) -> list[str]:
    """Everything that the index of a language holds."""
    return [
        text
        for found in documents(small.sources)
        if written_in(found, language)
        for field in found.fields
        for code, text in field
        if code == language
    ]


def written_in(found: Found, language: str) -> bool:
    return any(code == language for place in (0, 2, 3) for code, _ in found.fields[place])


def test_every_label_is_cut_and_folded_alike(small: Searchable, node: Callable[[str, Any], Any]) -> None:
    """Words of the vocabularies that no course has yet."""
    known = [(name, code) for name in ("isced-f", "language", "mode", "country") for code in vocab.load(name)]
    words = sorted(
        {
            word
            for name, code in known
            for _, text in labels(name, code, i18n.languages())
            for word in split(text)
        }
    )
    value = {"folder": str(small.folder), "index": "all", "words": words}
    answers = node("words.mjs", value)
    assert [(cut, form) for cut, form, _ in answers] == [([word], fold(word)) for word in words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E-Learning, don't!", ["e", "learning", "don", "t"]),
        ("L’éthique des données", ["l", "éthique", "des", "données"]),
        ("أَخْلَاقِيَّات البيانات", ["أَخْلَاقِيَّات", "البيانات"]),
        ("C++ und Ä́pfel", ["c", "und", "ä́pfel"]),
    ],
)
def test_words_are_cut_by_letters_with_their_marks(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize(
    ("word", "form"),
    [("bioética", "bioetica"), ("straße", "strasse"), ("łódź", "lodz"), ("øl", "ol"), ("λόγος", "λογοσ")],
)
def test_diacritics_are_folded(word: str, form: str) -> None:
    assert fold(word) == form


def test_snowball_has_every_language_that_we_name() -> None:
    for language in SNOWBALL:
        assert analyser(language).terms("universitas")


def test_a_language_without_a_stemmer_is_indexed_as_written() -> None:
    (term,) = analyser("mt").terms("universitajiet")
    assert term is not None
    assert term.form == term.stem == "universitajiet"


def test_german_is_found_without_its_keys() -> None:
    (term,) = analyser("de").terms("Gespräche")
    assert term is not None
    assert {term.form, *term.others} == {"gesprache", "gespraeche"}


def test_arabic_is_found_without_its_article() -> None:
    (term,) = analyser("ar").terms("والبيانات")
    assert term is not None
    assert "بيانات" in term.others
