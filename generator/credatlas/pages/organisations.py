"""What pages of institutions, networks and pathways have in common: agreements, lists of entries, data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.pages import markup
from credatlas.pages.card import cards
from credatlas.pages.course.recognition import until
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from credatlas.model.agreement import Agreement
    from credatlas.model.course import Course
    from credatlas.model.ids import EntryId
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network
    from credatlas.model.pathway import Pathway
    from credatlas.model.shared import Contact
    from credatlas.pages.reader import Reader

SHOWN = 24
"""Cards on the page of an organisation; its landing page under `/browse/` has them all."""


class CourseList(NamedTuple):
    """Courses on another entry's page."""

    cards: Markup
    size: Markup
    all: str | None
    """Address of the whole list, where the page shows its beginning only."""


def course_list(courses: Iterable[Course], whole: str, reader: Reader) -> CourseList:
    """The first courses of a list, those that one can join first."""
    found = listing(reader.edition).among(course.id.slug for course in courses)
    return CourseList(
        cards=cards(found[:SHOWN], reader),
        size=reader.word("courses.count", count=len(found)),
        all=reader.root + whole if len(found) > SHOWN else None,
    )


class PathwayCard(NamedTuple):
    """A pathway in a list."""

    address: str
    title: Markup
    summary: Markup | None
    facts: tuple[Markup, ...]


def pathway_cards(pathways: Iterable[Pathway], reader: Reader) -> tuple[PathwayCard, ...]:
    """The pathways that are offered."""
    return tuple(_pathway_card(pathway, reader) for pathway in pathways if pathway.status == "active")


def _pathway_card(pathway: Pathway, reader: Reader) -> PathwayCard:
    target = pathway.target
    facts = []
    if target and target.kind:
        facts.append(reader.label("pathway-target", target.kind))
    if target and target.ects:
        facts.append(reader.ects(target.ects))
    facts.append(reader.word("courses.count", count=len(pathway.courses())))
    return PathwayCard(
        address=reader.root + pathway.id.address,
        title=reader.phrase(pathway.title),
        summary=reader.phrase(pathway.summary) if pathway.summary else None,
        facts=tuple(facts),
    )


class Logo(NamedTuple):
    """The mark of an entry: an image for light pages, and one for dark ones where there is another."""

    light: str
    dark: str
    """An address; empty where the light image serves both."""
    alt: str
    language: str
    """Of `alt`; empty where it is the page's."""


def logo(entry: Institution | Network, reader: Reader) -> Logo | None:
    """The mark of an entry, where it is published."""
    marks = reader.edition.marks.get(entry.id)
    if marks is None or entry.logo is None:
        return None
    reading = entry.logo.alt.read(reader.language)
    return Logo(
        light=reader.site + marks.light,
        dark=marks.dark and reader.site + marks.dark,
        alt=markup.clean(reading.text),
        language="" if reading.language == reader.language else reading.language,
    )


def rights_row(entry: Institution | Network, reader: Reader) -> Iterator[Row]:
    """Whose mark it is that the page shows."""
    if entry.logo and entry.id in reader.edition.marks:
        yield Row(reader.heading("entry.logo-rights"), markup.isolated(entry.logo.rights))


class AgreementLine(NamedTuple):
    """An agreement in a table."""

    title: Markup
    parties: Markup
    recognises: Markup
    period: Markup


def agreement_lines(agreements: Iterable[Agreement], reader: Reader) -> tuple[AgreementLine, ...]:
    """The agreements that are in force or were."""
    return tuple(_agreement(each, reader) for each in agreements if each.status == "active")


def _agreement(given: Agreement, reader: Reader) -> AgreementLine:
    title = reader.phrase(given.title)
    return AgreementLine(
        title=markup.foreign(given.document, title) if given.document else title,
        parties=reader.institutions(given.parties),
        recognises=_recognises(given, reader),
        period=_period(given, reader),
    )


def _recognises(given: Agreement, reader: Reader) -> Markup:
    scope = given.recognises
    if scope is None:
        return reader.unstated
    parts = [reader.word("recognition.automatic" if scope.automatic else "recognition.on-request")]
    if scope.as_:
        parts.insert(0, reader.term("recognition-as", scope.as_))
    if scope.max_ects is not None:
        parts.append(reader.sentence("agreement.at-most", ects=reader.ects(scope.max_ects)))
    if scope.direction == "one-way" and scope.by:
        parts.append(reader.sentence("agreement.by", institutions=reader.institutions(scope.by)))
    if scope.courses:
        parts.append(reader.word("agreement.some-courses"))
    if scope.joint_only:
        parts.append(reader.word("agreement.joint-only"))
    if scope.conditions:
        parts.append(reader.phrase(scope.conditions))
    return markup.listed(parts)


def _period(given: Agreement, reader: Reader) -> Markup:
    parts = [reader.sentence("agreement.from", day=reader.day(given.from_))] if given.from_ else []
    parts.append(until(given.until, reader) if given.until else reader.word("agreement.open-ended"))
    return reader.row(parts)


def contact_rows(contacts: Mapping[str, Contact], reader: Reader) -> Iterator[Row]:
    """The role mailboxes of an organisation; that of the catalogue's editors is for owners only."""
    for role, given in contacts.items():
        if role == "catalogue":
            continue
        parts = [markup.mailbox(given.email)] if given.email else []
        if given.url:
            parts.append(markup.place(given.url))
        yield Row(reader.label("contact-role", role), reader.row(parts))


def data_row(entry: EntryId, reader: Reader) -> Row:
    """Where the entry is for machines."""
    address = f"{reader.site}api/v1/{entry.kind.folder}/{entry.slug}.json"
    return Row(reader.heading("entry.data"), markup.link(address, "JSON"))
