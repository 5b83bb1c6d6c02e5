"""What the credential counts for: stackability, pathways, and who recognises it as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from markupsafe import Markup

    from credatlas.model.course import Course, Recognition, StackTarget
    from credatlas.model.shared import PriorLearning
    from credatlas.pages.reader import Reader


class PathwayLine(NamedTuple):
    """A pathway that contains the course."""

    title: Markup
    summary: Markup | None
    ects: Markup | None


class RecognitionLine(NamedTuple):
    """What one institution recognises."""

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
    silent = [slug for slug in course.providers if slug not in course.recognition] if course.joint else []
    stated = [_line(slug, given, reader) for slug, given in course.recognition.items()]
    return Recognised(
        rows=tuple(_rows(course, reader)),
        pathways=tuple(_pathways(course, reader)),
        table=(*stated, *(_silent(slug, reader) for slug in silent)),
    )


def _rows(course: Course, reader: Reader) -> Iterator[Row]:
    word = reader.term("stackability", course.stackability) if course.stackability else reader.unstated
    yield Row(reader.heading("recognition.stackability", "stackability"), word)
    targets = [line for line in (_target(each, reader) for each in course.stacks_towards) if line]
    if targets:
        yield Row(reader.heading("recognition.towards"), markup.listed(targets))
    prior = reader.inherited(course, "prior_learning", lambda: prior_learning(course.prior_learning, reader))
    yield Row(reader.heading("recognition.prior", "prior-learning"), prior)


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


def _pathways(course: Course, reader: Reader) -> Iterator[PathwayLine]:
    for pathway in reader.edition.catalogue.pathways_with.get(course.id.slug, ()):
        target = pathway.target
        if pathway.status == "active":
            yield PathwayLine(
                title=markup.link(reader.root + pathway.id.address, reader.phrase(pathway.title)),
                summary=reader.phrase(pathway.summary) if pathway.summary else None,
                ects=reader.ects(target.ects) if target and target.ects else None,
            )


def _line(slug: str, given: Recognition, reader: Reader) -> RecognitionLine:
    return RecognitionLine(
        institution=reader.institution(slug),
        what=reader.term("recognition-as", given.as_) if given.as_ else reader.unstated,
        ects=reader.unstated if given.ects is None else reader.ects(given.ects),
        how=reader.row(_conditions(given, reader)),
    )


def _conditions(given: Recognition, reader: Reader) -> Iterator[Markup]:
    if given.automatic is not None:
        yield reader.word("recognition.automatic" if given.automatic else "recognition.on-request")
    agreement = reader.agreement(given.agreement) if given.agreement else None
    if agreement:
        yield agreement
    if given.until:
        yield until(given.until, reader)
    if given.conditions:
        yield reader.phrase(given.conditions)


def until(day: date, reader: Reader) -> Markup:
    """Until a day, in the past tense once it is over."""
    key = "recognition.until" if day >= reader.edition.today else "recognition.was-until"
    return reader.sentence(key, day=reader.day(day))


def _silent(slug: str, reader: Reader) -> RecognitionLine:
    return RecognitionLine(reader.institution(slug), reader.unstated, reader.unstated, markup.NOTHING)
