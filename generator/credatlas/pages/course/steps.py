"""What is needed, and what happens after an application: admission, refund, and when the credential comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup
from credatlas.pages.course.conditions import admission, sentences
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.prerequisites import Prerequisites, Requirement
    from credatlas.pages.reader import Reader


def steps(course: Course, needed: Markup, reader: Reader) -> tuple[Row, ...]:
    """The course's own rules, after what is `needed` to enrol; a run may settle some for itself."""
    return (
        Row(reader.heading("steps.prerequisites", "prerequisites"), needed),
        Row(
            reader.heading("steps.admission", "admission"),
            admission(course.admission, reader) if course.admission else reader.unstated,
        ),
        Row(
            reader.heading("steps.refund"),
            reader.phrase(course.refund) if course.refund else reader.unstated,
        ),
        Row(reader.heading("steps.credential", "credential-format"), _credential(course, reader)),
    )


def prerequisites(course: Course, reader: Reader) -> Markup:
    """What one needs to enrol: none, words, courses, a level, experience."""
    needs = course.prerequisites
    if needs is None:
        return reader.unstated
    if needs.none:
        return reader.word("steps.no-prerequisites")
    parts = list(_needs(needs, reader))
    return sentences(parts) if parts else reader.unstated


def _needs(needs: Prerequisites, reader: Reader) -> Iterator[Markup]:
    if needs.text:
        yield reader.phrase(needs.text)
    if needs.requires:
        required = requirement(needs.requires, reader)
        if required is not None:
            yield required
    if needs.eqf:
        yield reader.sentence("run.needs-level", level=reader.term("eqf", str(needs.eqf)))
    if needs.experience:
        yield reader.phrase(needs.experience)


def requirement(needed: Requirement, reader: Reader) -> Markup | None:
    """Courses that are asked for, as words; what is not published is left out."""
    if needed.course:
        return reader.course(needed.course)
    parts = [part for part in (requirement(each, reader) for each in needed.all or needed.any) if part]
    if len(parts) < 2:
        return parts[0] if parts else None
    key = "steps.all-of" if needed.all else "steps.any-of"
    return reader.sentence(key, courses=markup.listed(parts))


def _credential(course: Course, reader: Reader) -> Markup:
    award = course.award
    if award is None or award.within_days is None:
        return reader.unstated
    return reader.word("steps.within", count=award.within_days)
