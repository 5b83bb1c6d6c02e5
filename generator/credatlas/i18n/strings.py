"""The words of one interface language, with English behind them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from credatlas import vocab
from credatlas.i18n import templates
from credatlas.i18n.files import REFERENCE, Text, read
from credatlas.i18n.formats import Formats, Number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Strings:
    """One language's texts by full key, its formats, and the strings of the language to fall back to."""

    language: str
    texts: Mapping[str, Text]
    format: Formats
    fallback: Strings | None = None

    def text(self, key: str, /, **parameters: str | Number) -> str:
        """The text of `key` with its placeholders filled; numbers are written as the language does.

        A text in plural forms is chosen by the parameter `count`. What this language lacks comes from the
        fallback. KeyError for a key that no language has and for a placeholder without a value.
        """
        found = self.texts.get(key)
        if found is not None:
            return self._written(found, parameters)
        if self.fallback is None:
            raise KeyError(f"no text {key!r}")
        return self.fallback.text(key, **parameters)

    def template(self, key: str) -> str:
        """The text of `key` with its placeholders unfilled, in the form `other` where it has plural forms.

        KeyError for a key that no language has.
        """
        found = self.texts.get(key)
        if found is None:
            if self.fallback is None:
                raise KeyError(f"no text {key!r}")
            return self.fallback.template(key)
        return found if isinstance(found, str) else found["other"]

    def translate(self, key: str, reference: str, /, **parameters: str | Number) -> str:
        """The text of `key`, or `reference` where no file has it: for texts whose English lives in code.

        Without parameters the text is taken as it stands.
        """
        found = self.texts.get(key, reference)
        if not parameters and isinstance(found, str):
            return found  # prose, in which a brace is a brace
        return self._written(found, parameters)

    def has(self, key: str) -> bool:
        """Whether this language itself has a text for `key`."""
        return key in self.texts

    def label(self, vocabulary: str, code: str) -> str:
        """The plain label of a code; KeyError for a code that is not in the vocabulary."""
        return _label(self, vocabulary, code)

    def ects(self, credits: Number) -> str:
        """3 ECTS credits."""
        return self.text("ui.unit.ects", count=credits)

    def language_name(self, code: str) -> str:
        """What this language calls the language `code` (ISO 639-1)."""
        return self._cldr("language", code)

    def country_name(self, code: str) -> str:
        """What this language calls the country `code` (ISO 3166-1 alpha-2)."""
        return self._cldr("country", code)

    @property
    def autonym(self) -> str:
        """The language's name in itself, such as Deutsch, for the language switch."""
        name = self.language_name(self.language)
        return name[:1].upper() + name[1:]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction in which the language is written."""
        return self.format.direction

    def _written(self, text: Text, parameters: Mapping[str, str | Number]) -> str:
        template = text if isinstance(text, str) else self._form(text, parameters.get("count", ""))
        if not parameters:
            return templates.fill(template, {})
        return templates.fill(template, {name: self._value(value) for name, value in parameters.items()})

    def _form(self, forms: Mapping[str, str], count: str | Number) -> str:
        if isinstance(count, str):
            return forms["other"]
        return forms.get(f"={count}") or forms.get(self.format.plural(count)) or forms["other"]

    def _value(self, value: str | Number) -> str:
        return self.format.number(value) if isinstance(value, (int, float, Decimal)) else str(value)

    def _cldr(self, kind: str, code: str) -> str:
        """CLDR's name in this language, else in the fallback, else the code itself."""
        found = self.format.name_of(kind, code)
        if found is not None:
            return found
        return code if self.fallback is None else self.fallback._cldr(kind, code)


@cache
def load(language: str, search: tuple[Path, ...] = ()) -> Strings:
    """The strings of an interface language, read once in a process.

    Folders of `search` are looked into after our own: an alliance can add a language or change a word.
    UsageError for a language that has no file.
    """
    file = read(language, search)
    return Strings(
        language=language,
        texts=file.texts,
        format=Formats(file.locale),
        fallback=None if language == REFERENCE else load(REFERENCE, search),
    )


@lru_cache(maxsize=65536)
def _label(strings: Strings, vocabulary: str, code: str) -> str:
    terms = vocab.load(vocabulary)
    term = terms[code]
    if terms.labels == "weekday":
        return strings.format.weekday(list(terms).index(code))
    if terms.labels is not None:
        return strings._cldr(terms.labels, code)
    key = f"vocab.{vocabulary}.{code}"
    if term.derived is None or term.broader is None or strings.has(key):
        return strings.text(key)
    above = _label(strings, vocabulary, term.broader)
    if term.derived == "same":
        return above
    return strings.text(f"patterns.{term.derived}", label=above, level=term.extra.get("level", ""))
