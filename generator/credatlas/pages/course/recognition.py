"""What the credential counts for: stackability, pathways, and who recognises it as what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.recognition import BINDING, Standing, recognition, treatments
from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markupsafe import Markup

    from credatlas.catalogue.recognition import Decision
    from credatlas.model.course import Course, StackTarget
    from credatlas.model.shared import PriorLearning
    from credatlas.pages.reader import Reader


class PathwayLine(NamedTuple):
    """A pathway that contains the course."""

    title: Markup
    summary: Markup | None
    ects: Markup | None


class RecognitionLine(NamedTuple):
    """What institutions recognise that treat the credential alike."""

    institution: Markup
    what: Markup
    ects: Markup
    how: Markup


class Recognised(NamedTuple):
    """The section on recognition."""

    rows: tuple[Row, ...]
    pathways: tuple[PathwayLine, ...]
    table: tuple[RecognitionLine, ...]


def recognised(course: Course, reader: Reader) -> Recognised:
    """Stackability, pathways and the table of institutions; a silent partner is shown as silent."""
    return Recognised(
        rows=tuple(_rows(course, reader)),
        pathways=tuple(part_of(course, reader)),
        table=reader.alike("recognised", course, lambda: tuple(_table(course, reader))),
    )


def _rows(course: Course, reader: Reader) -> Iterator[Row]:
    yield stackable(course, reader)
    targets = [line for line in (_target(each, reader) for each in course.stacks_towards) if line]
    if targets:
        yield Row(reader.heading("recognition.towards"), markup.listed(targets))
    prior = reader.inherited(course, "prior_learning", lambda: prior_learning(course.prior_learning, reader))
    yield Row(reader.heading("recognition.prior", "prior-learning"), prior)


def stackable(course: Course, reader: Reader) -> Row:
    """Whether the credential can be combined with others."""
    word = reader.term("stackability", course.stackability) if course.stackability else reader.unstated
    return Row(reader.heading("recognition.stackability", "stackability"), word)


def prior_learning(given: PriorLearning | None, reader: Reader) -> Markup:
    """Yes or no, and how."""
    if given is None:
        return reader.unstated
    word = reader.word("recognition.prior-yes" if given.accepted else "recognition.prior-no")
    return (
        reader.sentence("recognition.prior-how", answer=word, how=reader.phrase(given.how))
        if given.how
        else word
    )


def _target(target: StackTarget, reader: Reader) -> Markup | None:
    """A pathway here, an award elsewhere; a pathway that is not published is left out."""
    if target.pathway:
        named = reader.pathway(target.pathway)
        if named is None:
            return None
    else:
        title = reader.phrase(target.title)
        named = markup.foreign(target.url, title) if target.url else title
    details = [named]
    if target.ects is not None:
        details.append(reader.ects(target.ects))
    if target.conditions:
        details.append(reader.phrase(target.conditions))
    return reader.row(details)


def part_of(course: Course, reader: Reader) -> Iterator[PathwayLine]:
    """The pathways that contain the course."""
    for pathway in reader.edition.catalogue.pathways_with.get(course.id.slug, ()):
        target = pathway.target
        if pathway.status == "active":
            yield PathwayLine(
                title=markup.link(reader.root + pathway.id.address, reader.phrase(pathway.title)),
                summary=reader.phrase(pathway.summary) if pathway.summary else None,
                ects=reader.ects(target.ects) if target and target.ects else None,
            )


def _table(course: Course, reader: Reader) -> Iterator[RecognitionLine]:
    """Partners and those that the course names, one by one; then others, by the agreement that binds them."""
    catalogue, today = reader.edition.catalogue, reader.edition.today
    named = tuple(dict.fromkeys((*(course.providers if course.joint else ()), *course.recognition)))
    for slug in named:
        yield _line((slug,), recognition(course, slug, catalogue, today), reader)
    alike: dict[tuple[object, ...], tuple[Decision, list[str]]] = {}
    told = {*named, *course.providers}
    for found, slugs in treatments(course, catalogue, today):
        others = [slug for slug in slugs if slug not in told]
        if others and found.standing in BINDING:
            key = (found.agreement, found.standing, found.as_, found.ects)
            alike.setdefault(key, (replace(found, mailbox=None), []))[1].extend(others)
    for decision, others in alike.values():
        yield _line(tuple(others), decision, reader)


def _line(slugs: tuple[str, ...], found: Decision, reader: Reader) -> RecognitionLine:
    return RecognitionLine(
        institution=reader.institutions(slugs),
        what=reader.term("recognition-as", found.as_) if found.as_ else reader.unstated,
        ects=reader.unstated if found.ects is None else reader.ects(found.ects),
        how=reader.row(_conditions(found, reader)),
    )


def _conditions(found: Decision, reader: Reader) -> Iterator[Markup]:
    yield reader.word(f"recognition.{found.standing}")
    agreement = reader.agreement(found.agreement) if found.agreement else None
    if agreement:
        yield agreement
    if found.until:
        yield until(found.until, reader)
    if found.conditions:
        yield reader.phrase(found.conditions)
    if found.mailbox and found.standing in (Standing.ASK, Standing.AGREEMENT):
        yield markup.mailbox(found.mailbox) if "@" in found.mailbox else markup.place(found.mailbox)


def until(day: date, reader: Reader) -> Markup:
    """Until a day, in the past tense once it is over."""
    key = "recognition.until" if day >= reader.edition.today else "recognition.was-until"
    return reader.sentence(key, day=reader.day(day))
