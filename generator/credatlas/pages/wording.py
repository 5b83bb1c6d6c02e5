"""Words and codes in a reader's language, and contributors' words as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup, escape

from credatlas import i18n, vocab
from credatlas.pages import markup
from credatlas.pages.glossary import CONCEPTS
from credatlas.pages.page import TocItem
from credatlas.pages.prose import prose
from credatlas.pages.templates import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from credatlas.i18n.formats import Number
    from credatlas.model.text import Text

T = TypeVar("T")


class Wording:
    """The words of a language, on pages from which `root` leads to the root of that language.

    What is asked for again is made once.
    """

    __slots__ = ("_contents", "_kept", "_patterns", "language", "root", "strings")

    def __init__(self, language: str, root: str) -> None:
        self.language = language
        self.strings = i18n.load(language)
        self.root = root
        """Prefix that leads from the page to the root of its language."""
        self._kept: dict[Hashable, Any] = {}
        self._patterns: dict[str, markup.Pattern] = {}
        self._contents: dict[tuple[str, ...], tuple[TocItem, ...]] = {}

    def word(self, key: str, /, **parameters: str | Number) -> Markup:
        """A text of the pages, such as `run.closes`, with its parameters escaped by the result."""
        known = (key, *parameters.values()) if parameters else key
        found: Markup | None = self._kept.get(known)
        if found is None:
            found = self._kept[known] = escape(self.strings.text(WORDS + key, **parameters))
        return found

    def text(self, key: str, /, **parameters: str | Number) -> str:
        """A text of the pages as plain text, for titles."""
        return self.strings.text(WORDS + key, **parameters)

    def sentence(self, key: str, /, **parts: Markup) -> Markup:
        """A text whose placeholders are filled with HTML, such as links and dates."""
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = markup.Pattern(self.strings.template(WORDS + key))
        return pattern.fill(parts)

    def contents(self, sections: tuple[str, ...]) -> tuple[TocItem, ...]:
        """The table of contents of a page with these sections."""
        found = self._contents.get(sections)
        if found is None:
            items = (TocItem(section, self.text(f"sections.{section}")) for section in sections)
            found = self._contents[sections] = tuple(items)
        return found

    @property
    def unstated(self) -> Markup:
        """What stands where an entry says nothing; never for none or zero."""
        return self.kept("unstated", lambda: markup.span("ca-unstated", self.word("unstated")))

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, made once for this reader."""
        found: T | None = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found

    def bare(self, html: Markup) -> str:
        """A label or an amount without its mark-up, for attributes and data."""
        return self.kept(("bare", html), html.striptags)

    def phrase(self, text: Text) -> Markup:
        """A short text, marked with its language where that is not the page's."""
        return markup.phrase(text.read(self.language), self.language)

    def plain(self, text: Text) -> str:
        """A short text for attributes and titles, where no mark-up can stand."""
        return markup.clean(text.read(self.language).text)

    def prose(self, text: Text, *, below: int = 2) -> Markup:
        """A long text in CommonMark, as blocks below a heading."""
        reading = text.read(self.language)
        html = prose(reading.text, below=below)
        return html if reading.language == self.language else markup.marked(html, reading.language, "div")

    def label(self, vocabulary: str, code: str) -> Markup:
        """The plain label of a code, without a link."""
        return self.kept((vocabulary, code, "label"), lambda: escape(self._label(vocabulary, code)))

    def term(self, vocabulary: str, code: str) -> Markup:
        """The plain label of a code, linked to the glossary entry of what it is about."""
        return self.kept((vocabulary, code), lambda: self._term(vocabulary, code))

    def terms(self, vocabulary: str, codes: tuple[str, ...]) -> Markup:
        """The labels of several codes in a row, linked to the glossary; not stated for none."""
        if not codes:
            return self.unstated
        return self.kept(
            (vocabulary, codes), lambda: self.row([self.term(vocabulary, code) for code in codes])
        )

    def labels(self, vocabulary: str, codes: tuple[str, ...]) -> Markup:
        """The labels of several codes in a row, without links; not stated for none."""
        if not codes:
            return self.unstated
        return self.kept(
            (vocabulary, codes, "label"), lambda: self.row([self.label(vocabulary, code) for code in codes])
        )

    def concept(self, concept: str, text: str | Markup) -> Markup:
        """A word that the glossary explains."""
        return markup.link(f"{self.root}glossary/#{concept}", text, css="ca-term")

    def heading(self, key: str, concept: str = "") -> Markup:
        """The label of a fact, linked to the glossary where there is a concept behind it."""
        if not concept:
            return self.word(key)
        known = (key, concept)
        found: Markup | None = self._kept.get(known)
        if found is None:
            found = self._kept[known] = self.concept(concept, self.word(key))
        return found

    def row(self, parts: Iterable[Markup]) -> Markup:
        """The parts side by side, with the language's comma."""
        return markup.joined(parts, self.word("separator"))

    def _label(self, vocabulary: str, code: str) -> str:
        return self.strings.label(vocabulary, code) if code in vocab.load(vocabulary) else markup.clean(code)

    def _term(self, vocabulary: str, code: str) -> Markup:
        concept = CONCEPTS.get((vocabulary, code)) or CONCEPTS.get(vocabulary)
        label = self.label(vocabulary, code)
        return self.concept(concept, label) if concept else label
