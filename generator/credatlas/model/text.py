"""Text in several languages, with an honest fallback."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Reading(NamedTuple):
    """A text in the language that was found for a reader."""

    text: str
    language: str


class Text(NamedTuple):
    """A text in one or more languages, by language code, in the order of the file; never empty."""

    versions: tuple[Reading, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, in the order of the file."""
        return tuple([version.language for version in self.versions])

    @property
    def first(self) -> Reading:
        """The version in the entry's own language (the first written, for a map)."""
        return self.versions[0]

    def get(self, language: str) -> str | None:
        """The version in exactly this language."""
        for version in self.versions:
            if version.language == language:
                return version.text
        return None

    def read(self, *wanted: str) -> Reading:
        """The version in the first wanted language that exists, then English, then the first written."""
        for language in (*wanted, "en"):
            for version in self.versions:
                if version.language == language:
                    return version
        return self.versions[0]

    def as_map(self) -> dict[str, str]:
        """Language -> text, in the order of the file."""
        return {language: text for text, language in self.versions}


def text_of(written: str | Mapping[str, str], language: str) -> Text:
    """The text that a YAML value states; a plain string is in the entry's own language."""
    if isinstance(written, str):
        return Text((Reading(written, language),))
    return Text(tuple([Reading(text, code) for code, text in written.items()]))


def languages_of(texts: Iterable[Text | None]) -> tuple[str, ...]:
    """Every language that occurs in the texts, in the order of first sight."""
    return tuple(dict.fromkeys(code for text in texts if text for code in text.languages))
