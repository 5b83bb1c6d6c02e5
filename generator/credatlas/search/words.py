"""From text to terms: words, their stems in the language of the text, and forms without diacritics.

A stem is made here and nowhere else: shards carry the way from each written form to its stems, so that a
browser needs no stemmer and cannot disagree with one. English has lunr's tokens, stop words and stemmer;
other languages have Snowball's stemmers, and a language without one is indexed as it is written.
The script `text.js` cuts and folds queries in the same way; a test runs both over every word there is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import Stemmer
from lunr.stemmer import PorterStemmer

from credatlas.search.stop_words import stop_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "nb": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Language -> Snowball's algorithm for it."""

LONGEST = 40
"""Letters of a form that count; what is longer is an address or a mistake."""

# What Unicode does not take apart, though people look for the plain letters.
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "ς": "σ",
        "\u0640": "",  # the stretched line of Arabic
    }
)

# German and Nordic letters as people type them who do not have them on their keys.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_ARTICLE = re.compile("^(?:[وفبك]?ال|و?لل)")
SHORTEST = 3
"""Letters that must be left of a word without its article."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word of a text: the form that people type, and the stem under which it is kept.

    An analyser makes each once, so they are told apart by identity: comparing their texts would take longer.
    """

    form: str
    stem: str
    others: tuple[str, ...] = ()
    """Other forms that people type for it and no stemmer of a browser would lead here."""


@cache
def _word() -> re.Pattern[str]:
    """Runs of letters, digits and the marks on them, as Unicode has them."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(f"[^\\W_](?:[^\\W_]|[{marks}])*")


_ASCII = re.compile(r"[a-z0-9]+")


def split(text: str) -> list[str]:
    """The words of a text in lower case, in their order."""
    lowered = text.lower()
    if lowered.isascii():
        return _ASCII.findall(lowered)
    return _word().findall(unicodedata.normalize("NFC", lowered))


def fold(word: str) -> str:
    """A word in lower case without diacritics: what people type who do not have them on their keys."""
    if word.isascii():
        return word[:LONGEST]
    apart = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in apart if unicodedata.category(char)[0] != "M").translate(_PLAIN)[:LONGEST]


class Analyser(dict[str, Term | None]):
    """Words of one language -> their terms, `None` for stop words; each is worked out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        main = self._language = language.split("-")[0]
        self._known: dict[str, list[Term]] = {}
        self._stem = PorterStemmer().stem if main == "en" else _snowball(main)
        self._stop = stop_words(main)

    def __missing__(self, word: str) -> Term | None:
        form = fold(word)
        found = None
        if form and word not in self._stop:
            found = Term(form, fold(self._stem(word)) or form, tuple(self._others(word, form)))
        self[word] = found
        return found

    def _others(self, word: str, form: str) -> Iterator[str]:
        if self._language == "ar":
            # The article and what is written together with it: a query comes without.
            bare = _ARTICLE.sub("", form)
            if bare != form and len(bare) >= SHORTEST:
                yield bare
        written_out = word.translate(_WRITTEN_OUT)
        if written_out != word:
            yield fold(written_out)

    def terms(self, text: str) -> list[Term | None]:
        """The terms of a text in their order, with a gap for each stop word."""
        return [self[word] for word in split(text)]

    def known(self, text: str) -> list[Term]:
        """The terms of a text that many documents share, such as a label, worked out once."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = [term for term in self.terms(text) if term]
        return found


def _snowball(language: str) -> Callable[[str], str]:
    name = SNOWBALL.get(language)
    return Stemmer.Stemmer(name).stemWord if name else str


@cache
def analyser(language: str) -> Analyser:
    """The analyser of a language, for the process."""
    return Analyser(language)


def code_key(code: str) -> str:
    """A course code without the spaces, dashes and dots that nobody remembers."""
    return "".join(fold(word) for word in split(code))
