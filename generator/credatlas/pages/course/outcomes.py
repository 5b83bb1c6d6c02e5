"""What one can do afterwards, how one gets there, and the skills it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.shared import Skill
    from credatlas.pages.reader import Reader


class Outcome(NamedTuple):
    """One learning outcome, numbered as the assessment refers to it."""

    slug: str
    text: Markup
    kind: Markup | None
    skills: Markup | None
    """Links to the ESCO skills that it stands for."""


class Learning(NamedTuple):
    """The section on outcomes."""

    outcomes: tuple[Outcome, ...]
    content: Markup | None
    rows: tuple[Row, ...]


def learning(course: Course, reader: Reader) -> Learning:
    """Outcomes, syllabus, and how the time is spent."""
    return Learning(
        outcomes=tuple(_outcomes(course, reader)),
        content=reader.prose(course.content, below=3) if course.content else None,
        rows=tuple(_rows(course, reader)),
    )


def _outcomes(course: Course, reader: Reader) -> Iterator[Outcome]:
    for slug, text in course.outcomes.items():
        details = course.outcome_details.get(slug)
        kind = reader.label("outcome-kind", details.kind) if details and details.kind else None
        skills = _named_by_esco(details.esco, reader) if details and details.esco else None
        yield Outcome(slug, reader.phrase(text), kind, skills)


def _named_by_esco(addresses: tuple[str, ...], reader: Reader) -> Markup:
    """ESCO skill 1, ESCO skill 2: the entry gives their addresses, ESCO their names."""
    return reader.row(
        markup.foreign(address, reader.word("learning.esco", number=number))
        for number, address in enumerate(addresses, 1)
    )


def _rows(course: Course, reader: Reader) -> Iterator[Row]:
    breakdown = course.workload.breakdown if course.workload else {}
    taught = [code for code in course.teaching if code not in breakdown]
    activities = [_hours(code, hours, reader) for code, hours in breakdown.items()]
    activities += [reader.term("activity", code) for code in taught]
    if activities:
        yield Row(reader.heading("learning.activities", "teaching"), markup.listed(activities))
    if course.design:
        yield Row(reader.heading("learning.design"), reader.phrase(course.design))
    if course.workload and course.workload.exception:
        yield Row(reader.heading("learning.workload-note"), reader.phrase(course.workload.exception.reason))
    if course.skills:
        yield Row(reader.heading("learning.skills", "esco"), _skills(course.skills, reader))
    if course.occupations:
        yield Row(reader.heading("learning.occupations", "esco"), _skills(course.occupations, reader))
    if course.fields:
        yield Row(
            reader.heading("learning.fields", "isced-f"), reader.row(reader.field(c) for c in course.fields)
        )
    if course.platform:
        platform = course.platform
        name = markup.isolated(platform.name)
        yield Row(
            reader.heading("learning.platform"), markup.foreign(platform.url, name) if platform.url else name
        )
    if course.materials:
        yield from _materials(course, reader)
    if course.stakeholders:
        names = markup.listed(reader.phrase(text) for text in course.stakeholders)
        yield Row(reader.heading("learning.stakeholders"), names)
    if course.support:
        yield Row(reader.heading("learning.support"), reader.phrase(course.support))


def _materials(course: Course, reader: Reader) -> Iterator[Row]:
    materials = course.materials
    if materials is None:
        return
    licence = reader.label("materials-licence", materials.licence) if materials.licence else reader.unstated
    place = markup.NOTHING
    if materials.url:
        place = markup.place(materials.url)
    yield Row(reader.heading("learning.materials"), licence, place)


def _hours(code: str, hours: float, reader: Reader) -> Markup:
    return reader.sentence(
        "learning.hours", activity=reader.term("activity", code), hours=reader.hours(hours)
    )


def _skills(skills: tuple[Skill, ...], reader: Reader) -> Markup:
    names = []
    for skill in skills:
        label = reader.phrase(skill.label)
        names.append(markup.foreign(skill.esco, label) if skill.esco else label)
    return markup.listed(names)
