"""Who a page is written for: one interface language, at one depth, on one edition.

A reader turns values of the model into words and links. What many pages share (labels, names of institutions,
dates, glossary links) is made once and kept for as long as the edition is the latest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from credatlas import i18n, vocab
from credatlas.catalogue.once import once
from credatlas.catalogue.recognition import alike as recognition_class
from credatlas.model.moments import stamp
from credatlas.pages import markup
from credatlas.pages.glossary import CONCEPTS
from credatlas.pages.page import TocItem
from credatlas.pages.prose import prose
from credatlas.pages.templates import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date, datetime

    from credatlas.catalogue.edition import Edition
    from credatlas.i18n.formats import Number, Unit
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.moments import Moment
    from credatlas.model.money import Money
    from credatlas.model.network import Network
    from credatlas.model.text import Text

T = TypeVar("T")


class Reader:
    """Everything a presenter may ask for; make one with `reader`."""

    __slots__ = (
        "_contents",
        "_inherited",
        "_kept",
        "_patterns",
        "edition",
        "language",
        "root",
        "site",
        "strings",
    )

    def __init__(self, edition: Edition, language: str, root: str, site: str) -> None:
        self.edition = edition
        self.language = language
        self.strings = i18n.load(language)
        self.root = root
        """Prefix that leads from the page to the root of its language."""
        self.site = site
        """Prefix that leads from the page to the root of the site, where data documents are."""
        self._kept: dict[Hashable, Any] = {}
        self._patterns: dict[str, markup.Pattern] = {}
        self._contents: dict[tuple[str, ...], tuple[TocItem, ...]] = {}
        self._inherited: dict[tuple[str, str], Any] = {}

    # Words of our own

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

    def alike(self, what: str, course: Course, make: Callable[[], T]) -> T:
        """What `make` returns; made once for courses that all institutions treat alike."""
        return self.kept((what, recognition_class(course, self.edition.catalogue)), make)

    def bare(self, html: Markup) -> str:
        """A label or an amount without its mark-up, for attributes and data."""
        return self.kept(("bare", html), html.striptags)

    def inherited(self, course: Course, field: str, make: Callable[[], T]) -> T:
        """What `make` returns; made once an institution where that supplies the field for all its courses.

        A field may be inherited in part, as the award of a course that names its own formats: then the value
        is the course's own, and so is what is made of it.
        """
        house = self.edition.catalogue.institutions.get(course.institution)
        if house is None or getattr(course, field) is not getattr(house, field):
            return make()
        key = (field, course.institution)
        if key not in self._inherited:
            self._inherited[key] = make()
        found: T = self._inherited[key]
        return found

    # Contributors' words

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

    # Codes

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

    # Entries

    def institution(self, slug: str) -> Markup:
        """The name of an institution, linked; its id where the entry is broken or not published."""
        found = self.edition.catalogue.institutions.get(slug)
        return self.kept(("institution", slug), lambda: self._named(found, slug))

    def institutions(self, slugs: tuple[str, ...]) -> Markup:
        """The names of several institutions in a row, linked; not stated for none."""
        if not slugs:
            return self.unstated
        return self.kept(
            ("institutions", slugs), lambda: self.row([self.institution(slug) for slug in slugs])
        )

    def names_of(self, slugs: tuple[str, ...]) -> Markup:
        """The names of several institutions in a row, without links."""
        return self.kept(("names", slugs), lambda: self.row([self.name_of(slug) for slug in slugs]))

    def name_of(self, slug: str) -> Markup:
        """The name of an institution, without a link."""
        institution = self.edition.catalogue.institutions.get(slug)
        return self.phrase(institution.name) if institution else markup.isolated(slug)

    def field(self, code: str) -> Markup:
        """A field of study, linked to its courses."""
        return self.kept(
            ("field", code),
            lambda: markup.link(f"{self.root}browse/field/{code}/", self.label("isced-f", code)),
        )

    def network(self, slug: str) -> Markup:
        """The name of a network, linked."""
        found = self.edition.catalogue.networks.get(slug)
        return self.kept(("network", slug), lambda: self._named(found, slug))

    def course(self, slug: str) -> Markup | None:
        """The title of a course, linked; `None` where it is not published."""
        course = self.edition.catalogue.courses.get(slug)
        if course is None:
            return None
        return markup.link(self.root + course.id.address, self.phrase(course.title))

    def pathway(self, slug: str) -> Markup | None:
        """The title of a pathway, linked; `None` where it is not published."""
        pathway = self.edition.catalogue.pathways.get(slug)
        if pathway is None:
            return None
        return markup.link(self.root + pathway.id.address, self.phrase(pathway.title))

    def agreement(self, slug: str) -> Markup | None:
        """The title of an agreement, linked to its document; `None` where it is not published."""
        agreement = self.edition.catalogue.agreements.get(slug)
        if agreement is None:
            return None
        title = self.phrase(agreement.title)
        return markup.foreign(agreement.document, title) if agreement.document else title

    def _named(self, entry: Institution | Network | None, slug: str) -> Markup:
        if entry is None:
            return markup.isolated(slug)
        return markup.link(self.root + entry.id.address, self.phrase(entry.name))

    # Times, amounts

    def day(self, day: date) -> Markup:
        """1 March 2027."""
        return self.kept(day, lambda: markup.time(day.isoformat(), self.strings.format.date(day)))

    def start(self, moment: Moment) -> Markup:
        """A day; the instant with its zone where a time is given."""
        return (
            self.day(moment.day) if moment.clock is None else self._instant(moment.beginning(), moment.zone)
        )

    def end(self, moment: Moment) -> Markup:
        """The last instant of a deadline, with its zone: a day alone ends at 23:59."""
        return self._instant(moment.ending(), moment.zone)

    def days(self, first: date, last: date) -> Markup:
        """1 Mar – 23 Apr 2027."""
        return self.kept((first, last), lambda: escape(self.strings.format.date_range(first, last)))

    def _instant(self, instant: datetime, zone: str) -> Markup:
        return self.kept(
            (instant, zone),
            lambda: markup.time(stamp(instant), self.strings.format.instant(instant, zone)),
        )

    def money(self, price: Money) -> Markup:
        """€180; nothing to pay is "free"."""
        return self.kept(price, lambda: self._money(price))

    def _money(self, price: Money) -> Markup:
        if price.free:
            return self.word("free")
        return markup.isolated(self.strings.format.money(price.amount, price.currency))

    def number(self, value: Number) -> str:
        """1,234.5."""
        return self.strings.format.number(value)

    def ects(self, credits: Number) -> Markup:
        """3 ECTS credits."""
        return self.kept(("ects", credits), lambda: escape(self.strings.ects(credits)))

    def amount(self, count: Number, unit: Unit) -> Markup:
        """2 years."""
        return escape(self.strings.format.duration(count, unit))

    def percent(self, share: Number) -> Markup:
        """60%, for 60."""
        return self.kept(("percent", share), lambda: escape(self.strings.format.percent(share / 100)))

    def zone(self, zone: str) -> Markup:
        """Central European Time."""
        return self.kept(("zone", zone), lambda: escape(self.strings.format.zone(zone)))

    def hours(self, hours: Number) -> Markup:
        """81 hours."""
        return self.kept(("hours", hours), lambda: escape(self.strings.format.duration(hours)))


@once
def _readers(_: Edition) -> dict[tuple[str, str | int], Reader]:
    """The readers that an edition already has, by language and depth, or by language and prefix."""
    return {}


def reader(edition: Edition, language: str, address: str) -> Reader:
    """The reader of the page at an address below the root of its language."""
    known, depth = _readers(edition), address.count("/")
    found = known.get((language, depth)) if depth else None
    if found is None:
        found = known[language, depth] = reader_at(edition, language, *_prefixes(edition, language, address))
    return found


def reader_at(edition: Edition, language: str, root: str, site: str) -> Reader:
    """The reader for whom these prefixes lead to the root of the language and of the site."""
    known = _readers(edition)
    found = known.get((language, root))
    if found is None:
        found = known[language, root] = Reader(edition, language, root, site)
    return found


def _prefixes(edition: Edition, language: str, address: str) -> tuple[str, str]:
    """The ways from a page to the root of its language and to that of the site."""
    below = edition.site.root(language)
    if address == "404.html":
        # Served for addresses of any depth: only an absolute path leads anywhere.
        base = urlsplit(edition.site.url or "/").path
        return base + below, base
    up = "../" * address.count("/")
    return up or "./", (up + "../" * below.count("/")) or "./"
