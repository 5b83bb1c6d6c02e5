"""How one shows what one learned: components, what each covers, supervision, grading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.course.conditions import sentences
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import AssessmentComponent, Course
    from credatlas.model.shared import Grading
    from credatlas.pages.reader import Reader


class Component(NamedTuple):
    """A part of the assessment."""

    name: Markup
    weight: Markup
    supervision: Markup
    details: tuple[Markup, ...]


class Coverage(NamedTuple):
    """One line of the matrix: an outcome, and for each component whether it covers it."""

    outcome: Markup
    covered: tuple[bool, ...]


class Assessment(NamedTuple):
    """The section on assessment."""

    components: tuple[Component, ...]
    matrix: tuple[Coverage, ...]
    rows: tuple[Row, ...]


def assessment(course: Course, reader: Reader) -> Assessment:
    """Components, matrix and grading."""
    return Assessment(
        components=tuple(_component(part, reader) for part in course.assessment),
        matrix=tuple(_matrix(course, reader)),
        rows=tuple(_rows(course, reader)),
    )


def _component(part: AssessmentComponent, reader: Reader) -> Component:
    codes = [reader.label("mode", part.mode)] if part.mode else []
    if part.language:
        codes.append(reader.label("language", part.language))
    details = [reader.phrase(part.description)] if part.description else []
    if codes:
        details.append(reader.row(codes))
    return Component(
        name=reader.term("assessment-type", part.type),
        weight=reader.unstated if part.weight is None else reader.percent(part.weight),
        supervision=reader.term("supervision", part.supervision) if part.supervision else reader.unstated,
        details=tuple(details),
    )


def _matrix(course: Course, reader: Reader) -> Iterator[Coverage]:
    if not any(part.outcomes for part in course.assessment):
        return
    for slug, text in course.outcomes.items():
        yield Coverage(reader.phrase(text), tuple(slug in part.outcomes for part in course.assessment))


def _rows(course: Course, reader: Reader) -> Iterator[Row]:
    grades = reader.inherited(course, "grading", lambda: grading(course.grading, reader))
    yield Row(reader.heading("assessment.grading", "grading"), grades)
    if course.certification:
        kind = reader.term("certification", course.certification)
        yield Row(reader.heading("assessment.certification", "certification"), kind)
    if course.integrity:
        yield Row(reader.heading("assessment.integrity"), reader.phrase(course.integrity))


def grading(given: Grading | None, reader: Reader) -> Markup:
    """The scale, what passes, and a word of explanation."""
    if given is None:
        return reader.unstated
    parts = [reader.term("grading-scheme", given.type)]
    if given.scale:
        parts.append(reader.sentence("assessment.scale", scale=markup.isolated(given.scale)))
    if given.pass_mark:
        parts.append(reader.sentence("assessment.pass-mark", mark=markup.isolated(given.pass_mark)))
    if given.description:
        parts.append(reader.phrase(given.description))
    return sentences(parts)
