"""What the rows of the tables are about, each with its words and labels at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas import i18n, vocab
from credatlas.catalogue.cards import CardFacts, card_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.money import Money
    from credatlas.model.offering import Offering
    from credatlas.model.pathway import Block, Pathway
    from credatlas.model.text import Text


class Words(NamedTuple):
    """An edition and its first language, in which the tables speak."""

    edition: Edition

    def text(self, text: Text | None) -> str | None:
        """A text in the tables' language, else in the entry's."""
        return text.read(self.edition.site.language).text if text else None

    def label(self, vocabulary: str, code: str | None) -> str | None:
        """The label of a code."""
        if code is None or code not in vocab.load(vocabulary):
            return code
        return i18n.load(self.edition.site.language).label(vocabulary, code)

    def labels(self, vocabulary: str, codes: Iterable[str]) -> tuple[str, ...]:
        """The labels of codes."""
        return tuple([self.label(vocabulary, code) or code for code in codes])

    def names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The names of languages."""
        strings = i18n.load(self.edition.site.language)
        return tuple([strings.language_name(code) for code in codes])

    def who(self, group: str) -> str | None:
        """A group of learners in words."""
        return self.institution(group) or self.label("learner-who", group)

    def institution(self, slug: str) -> str | None:
        """The name of an institution."""
        house = self.edition.catalogue.institutions.get(slug)
        return self.text(house.name) if house else None

    def country(self, slug: str) -> str | None:
        """Where an institution is."""
        house = self.edition.catalogue.institutions.get(slug)
        return house.country if house else None


class CourseRow(NamedTuple):
    """A course that is offered."""

    words: Words
    course: Course
    card: CardFacts


class OfferingRow(NamedTuple):
    """A run of a course."""

    words: Words
    course: Course
    run: Offering


class PartnerRow(NamedTuple):
    """An institution that takes part in a course."""

    words: Words
    course: Course
    institution: str


class PriceRow(NamedTuple):
    """What one group pays for one run; without a run, what the course costs in general."""

    words: Words
    course: Course
    offering: str | None
    position: int
    who: str
    price: Money
    stated_at: str
    """`group`, `offering` or `course`: where the price is written; below that it is inherited."""


class PathwayRow(NamedTuple):
    """A pathway."""

    words: Words
    pathway: Pathway


class PartRow(NamedTuple):
    """One part of a block of a pathway."""

    words: Words
    pathway: Pathway
    key: str
    block: Block
    position: int
    course: str | None
    nested: str | None
    open: str | None


def courses(edition: Edition) -> Iterator[Course]:
    """The courses that are offered; tombstones are no offers."""
    return (course for course in edition.catalogue.courses.values() if course.status == "active")


def course_rows(edition: Edition) -> Iterator[CourseRow]:
    """One row a course."""
    words = Words(edition)
    return (CourseRow(words, course, card_facts(course)) for course in courses(edition))


def offering_rows(edition: Edition) -> Iterator[OfferingRow]:
    """One row a run."""
    words = Words(edition)
    for course in courses(edition):
        for run in course.offerings.values():
            yield OfferingRow(words, course, run)


def partner_rows(edition: Edition) -> Iterator[PartnerRow]:
    """One row for each institution of each course."""
    words = Words(edition)
    for course in courses(edition):
        for slug in dict.fromkeys((*course.providers, *course.awarding_bodies)):
            yield PartnerRow(words, course, slug)


def price_rows(edition: Edition) -> Iterator[PriceRow]:
    """One row for each price that somebody pays."""
    words = Words(edition)
    for course in courses(edition):
        found = False
        for run in course.offerings.values():
            for row in prices_of(words, course, run):
                found = True
                yield row
        if course.price and not found:
            yield PriceRow(words, course, None, 1, "anyone", course.price, "course")


def prices_of(words: Words, course: Course, run: Offering) -> Iterator[PriceRow]:
    """What each group pays for a run, or everybody."""
    usual, at = (run.price, "offering") if run.price else (course.price, "course")
    for number, group in enumerate(run.groups, 1):
        price = group.price or usual
        if price:
            yield PriceRow(words, course, run.id, number, group.who, price, "group" if group.price else at)
    if usual and not run.groups:
        yield PriceRow(words, course, run.id, 1, "anyone", usual, at)


def pathway_rows(edition: Edition) -> Iterator[PathwayRow]:
    """One row a pathway."""
    words = Words(edition)
    found = edition.catalogue.pathways.values()
    return (PathwayRow(words, pathway) for pathway in found if pathway.status == "active")


def part_rows(edition: Edition) -> Iterator[PartRow]:
    """One row for each course, pathway or open choice of a block."""
    for row in pathway_rows(edition):
        words, pathway = row
        for key, block in pathway.blocks.items():
            parts: list[tuple[str | None, str | None, str | None]] = [
                *((course, None, None) for course in block.courses),
                *((None, nested, None) for nested in block.pathways),
                *((None, None, words.text(text)) for text in block.open),
            ]
            for position, (course, nested, text) in enumerate(parts, 1):
                yield PartRow(words, pathway, key, block, position, course, nested, text)
