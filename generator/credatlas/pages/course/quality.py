"""What underpins the course: internal and external quality assurance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.course.recognition import until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from credatlas.model.shared import QualityStatement
    from credatlas.pages.reader import Reader


class Statement(NamedTuple):
    """One statement: its type in plain words, and what is known about it."""

    type: Markup
    details: tuple[Markup, ...]


class Quality(NamedTuple):
    """The statements that hold, and whether there were others that have ended."""

    statements: tuple[Statement, ...]
    ended: bool


def quality(given: Iterable[QualityStatement], reader: Reader) -> Quality:
    """The statements that hold, in the order of the file: nothing on a page claims something expired."""
    stated = tuple(given)
    holding = current(stated, reader)
    return Quality(
        statements=tuple(
            Statement(reader.term("qa-type", each.type), tuple(_details(each, reader))) for each in holding
        ),
        ended=len(holding) < len(stated),
    )


def current(given: Iterable[QualityStatement], reader: Reader) -> tuple[QualityStatement, ...]:
    """The statements that hold on the day of the edition."""
    today = reader.edition.today
    return tuple(each for each in given if each.until is None or each.until >= today)


def _details(given: QualityStatement, reader: Reader) -> Iterator[Markup]:
    if given.agency:
        yield markup.isolated(given.agency)
    if given.standard:
        yield reader.sentence("quality.standard", standard=markup.isolated(given.standard))
    if given.decision:
        decision = reader.label("qa-decision", given.decision)
        yield reader.sentence("quality.decision", decision=decision)
    if given.from_:
        yield reader.sentence("quality.from", day=reader.day(given.from_))
    if given.until:
        yield until(given.until, reader)
    if given.register:
        yield markup.foreign(given.register, reader.word("quality.register"))
    if given.report:
        yield markup.foreign(given.report, reader.word("quality.report"))
    if given.note:
        yield reader.phrase(given.note)
