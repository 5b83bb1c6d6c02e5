"""The 11 mandatory and 5 optional elements of the European description of a micro-credential, in fixed order.

Council Recommendation 2022/C 243/02, Annex I. A catalogue cannot know three of them (the learner, the date of
issuing, the grade achieved): they are stated on the credential.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.course import facts
from credatlas.pages.course.awarding import bodies
from credatlas.pages.course.quality import current

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader

ELEMENTS = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "o1", "o2", "o3", "o4", "o5")
"""The elements in the order of Annex I: mandatory, then optional."""
_NAMES = tuple(f"elements.{key}" for key in ELEMENTS)


class Element(NamedTuple):
    """One element and what the entry says about it."""

    key: str
    name: Markup
    value: Markup


def elements(course: Course, prerequisites: Markup, reader: Reader) -> tuple[Element, ...]:
    """All sixteen, whatever is stated; `prerequisites` as in the section on applying."""
    on_credential = reader.word("elements.on-credential")
    values = (
        on_credential,
        reader.phrase(course.title),
        _countries(course, reader),
        bodies(course, reader),
        on_credential,
        _refer("outcomes", reader) if course.outcomes else reader.unstated,
        _workload(course, reader),
        _level(course, reader),
        _assessed(course, reader),
        facts.modes(course, reader),
        _quality(course, reader),
        prerequisites,
        _supervision(course, reader),
        on_credential,
        reader.term("stackability", course.stackability) if course.stackability else reader.unstated,
        _further(course, reader),
    )
    return tuple(map(Element, ELEMENTS, map(reader.word, _NAMES), values))


def _refer(section: str, reader: Reader) -> Markup:
    return reader.kept(
        ("refer", section), lambda: markup.link(f"#{section}", reader.word(f"elements.see-{section}"))
    )


def _countries(course: Course, reader: Reader) -> Markup:
    known = reader.edition.catalogue.institutions
    found = (known[slug].country for slug in course.awarding_bodies if slug in known)
    countries = tuple(dict.fromkeys(code for code in found if code))
    return reader.labels("country", countries)


def _workload(course: Course, reader: Reader) -> Markup:
    workload = course.workload
    if workload is None or (workload.hours is None and workload.ects is None):
        return reader.unstated
    parts = [] if workload.ects is None else [facts.credits(course, reader)]
    if workload.hours is not None:
        parts.append(reader.hours(workload.hours))
    return reader.row(parts)


def _level(course: Course, reader: Reader) -> Markup:
    level = course.level
    if level is None:
        return reader.unstated
    parts = [reader.term("eqf", str(level.eqf))] if level.eqf else []
    if level.cycle:
        parts.append(reader.term("cycle", level.cycle))
    return reader.row(parts) if parts else reader.unstated


def _assessed(course: Course, reader: Reader) -> Markup:
    kinds = tuple(dict.fromkeys(part.type for part in course.assessment))
    return reader.terms("assessment-type", kinds)


def _quality(course: Course, reader: Reader) -> Markup:
    kinds = tuple(dict.fromkeys(statement.type for statement in current(course.quality, reader)))
    return reader.terms("qa-type", kinds)


def _supervision(course: Course, reader: Reader) -> Markup:
    kinds = tuple(dict.fromkeys(part.supervision for part in course.assessment if part.supervision))
    return reader.terms("supervision", kinds)


def _further(course: Course, reader: Reader) -> Markup:
    parts = [reader.phrase(course.further)] if course.further else []
    parts += [markup.foreign(link.url, reader.phrase(link.title)) for link in course.links]
    if not parts:
        return reader.unstated
    return parts[0] if len(parts) == 1 else markup.listed(parts)
