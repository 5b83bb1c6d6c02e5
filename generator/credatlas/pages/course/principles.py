"""What a course tells that the ten European principles can rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.principles import PRINCIPLES, evidence
from credatlas.pages.principles import label, principle
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader


def principles(course: Course, reader: Reader) -> tuple[Row, ...]:
    """Each principle with the evidence that the entry gives, and in small print with what it lacks."""
    given = evidence(course, reader.edition)
    # Courses that give the same evidence show the same rows: most of a catalogue shares a few dozen.
    return reader.kept(("principles", given), lambda: tuple(_rows(given, reader)))


def _rows(given: tuple[bool, ...], reader: Reader) -> Iterator[Row]:
    answers = iter(given)
    for name, asked in PRINCIPLES.items():
        told: list[Markup] = []
        missing: list[Markup] = []
        for one in asked:
            (told if next(answers) else missing).append(label(one, reader))
        gaps = reader.sentence("chain.gaps", criteria=reader.row(missing)) if missing and told else ""
        yield Row(principle(name, reader), reader.row(told) if told else reader.unstated, gaps)
