"""How a credential of the course travels: received, verified, processed, recognised.

The chain of the ASEAN mapping study. What a recognition office looks for is shown where a network wants it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.readiness import readiness
from credatlas.feeds.api_passports import passport_path
from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.readiness import Answer
    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader


class Ready(NamedTuple):
    """The number of criteria that are met, and each criterion with its answer."""

    number: Markup
    criteria: tuple[Row, ...]


class Chain(NamedTuple):
    """The four steps, and how ready the entry is where the network shows it."""

    steps: tuple[Row, ...]
    ready: Ready | None


def chain(course: Course, reader: Reader) -> Chain:
    """What is known about each step."""
    steps = (
        Row(reader.heading("chain.receive"), _receive(course, reader)),
        Row(reader.heading("chain.verify"), _verify(course, reader)),
        Row(reader.heading("chain.process"), _process(course, reader)),
        Row(reader.heading("chain.recognise"), _recognise(reader)),
    )
    networks = reader.edition.catalogue.networks_of
    shown = any(net.show_readiness for slug in course.providers for net in networks.get(slug, ()))
    return Chain(steps, ready(course, reader) if shown else None)


def ready(course: Course, reader: Reader) -> Ready:
    """The seven criteria of a recognition office."""
    found = readiness(course, reader.edition.today)
    return Ready(
        reader.word("chain.number", number=found.number, whole=len(found.answers)),
        tuple(Row(reader.word(f"chain.{each.criterion}"), _answer(each, reader)) for each in found.answers),
    )


def _answer(answer: Answer, reader: Reader) -> Markup:
    """Stated, not stated, or checked against a register on a day."""
    if not answer.stated:
        return reader.unstated
    if answer.checked:
        return reader.sentence("chain.checked", day=reader.day(answer.checked))
    return reader.word("chain.stated")


def _receive(course: Course, reader: Reader) -> Markup:
    award = course.award
    if award is None or not award.formats:
        return reader.unstated
    parts = [reader.terms("credential-format", award.formats)]
    if award.within_days is not None:
        parts.append(reader.word("steps.within", count=award.within_days))
    return reader.row(parts)


def _verify(course: Course, reader: Reader) -> Markup:
    award = course.award
    slug = award.issuer if award and award.issuer else next(iter(course.awarding_bodies), course.institution)
    parts = [reader.sentence("chain.issuer", issuer=issuer(slug, reader))]
    if award and award.seal:
        parts.append(reader.sentence("chain.seal", seal=reader.term("seal", award.seal)))
    if award and award.verify:
        parts.append(reader.sentence("chain.verify-at", place=markup.place(award.verify)))
    if award and award.identification:
        named = reader.labels("learner-identification", award.identification)
        parts.append(reader.sentence("chain.identified", how=named))
    supervision = tuple(dict.fromkeys(part.supervision for part in course.assessment if part.supervision))
    if supervision:
        parts.append(reader.labels("supervision", supervision))
    if course.integrity:
        parts.append(reader.phrase(course.integrity))
    return markup.listed(parts)


def issuer(slug: str, reader: Reader) -> Markup:
    """An institution with the identifiers by which one knows it."""

    def written() -> Markup:
        house = reader.edition.catalogue.institutions.get(slug)
        known = house.identifiers.items() if house else ()
        names = (markup.isolated(f"{name.upper()}: {value}") for name, value in known)
        return reader.row((reader.institution(slug), *names))

    return reader.kept(("issuer", slug), written)


def _process(course: Course, reader: Reader) -> Markup:
    return reader.row(_documents(course, reader))


def _documents(course: Course, reader: Reader) -> Iterator[Markup]:
    """What software can read: the whole entry, and the page that can be printed."""
    slug = course.id.slug
    yield markup.link(f"{reader.site}api/v1/courses/{slug}.json", reader.word("chain.document"))
    yield markup.link(f"{reader.site}{passport_path(slug)}", reader.word("chain.passport-data"))
    yield markup.link("./passport/", reader.word("chain.passport"))


def _recognise(reader: Reader) -> Markup:
    return reader.kept("chain.see", lambda: markup.link("#recognition", reader.word("chain.see-recognition")))
