"""Search knows the words of the interface languages: what one form says, the other finds."""

from __future__ import annotations

import pytest

from credatlas import i18n
from credatlas.search.stop_words import stop_words
from credatlas.search.words import SNOWBALL, analyser

FORMS = {
    "ar": ("المهارة", "مهارة"),
    "de": ("Universitäten", "Universität"),
    "el": ("δεξιότητες", "δεξιότητα"),
    "en": ("universities", "university"),
    "es": ("universidades", "universidad"),
    "fi": ("yliopistot", "yliopisto"),
    "fr": ("universités", "université"),
    "it": ("competenze", "competenza"),
    "nl": ("universiteiten", "universiteit"),
    "pl": ("uniwersytety", "uniwersytet"),
    "pt": ("universidades", "universidade"),
}
"""Two forms of one word: singular and plural, in Arabic with and without its article."""
STEMMED = [language for language in i18n.languages() if language in {*SNOWBALL, "en"}]


@pytest.mark.parametrize("language", STEMMED)
def test_one_form_finds_the_other(language: str) -> None:
    found, asked = (analyser(language).terms(form) for form in FORMS[language])
    assert [term.stem for term in found if term] == [term.stem for term in asked if term] != []


@pytest.mark.parametrize("language", STEMMED)
def test_words_that_say_nothing_are_not_asked_for(language: str) -> None:
    words = sorted(stop_words(language))
    assert len(words) >= 15
    assert [word for word in words if any(analyser(language).terms(word))] == []
