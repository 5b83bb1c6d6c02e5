"""Who may join a run, at what price and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.course.facts import who
from credatlas.pages.markup import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.offering import LearnerGroup, Offering
    from credatlas.pages.reader import Reader


class GroupRow(NamedTuple):
    """The conditions of one group of learners."""

    who: Markup
    price: Markup
    seats: Markup
    closes: Markup
    conditions: Markup


def group_row(group: LearnerGroup, run: Offering, course: Course, reader: Reader) -> GroupRow:
    """One group; what it does not settle is as in the run, then as in the course."""
    price = group.price or run.price or course.price
    closes = group.closes or (run.apply.closes if run.apply else None)
    conditions = list(_conditions(group, reader))
    return GroupRow(
        who=who(group.who, reader),
        price=reader.money(price) if price else reader.unstated,
        seats=reader.unstated if group.seats is None else markup.isolated(reader.number(group.seats)),
        closes=reader.end(closes) if closes else reader.unstated,
        conditions=reader.row(conditions) if conditions else NOTHING,
    )


def _conditions(group: LearnerGroup, reader: Reader) -> Iterator[Markup]:
    if group.opens:
        yield reader.sentence("run.from", opens=reader.start(group.opens))
    if group.minimum:
        yield reader.word("run.minimum", count=group.minimum)
    if group.eqf:
        yield reader.sentence("run.needs-level", level=reader.term("eqf", str(group.eqf)))
    yield from (reader.label("isced-f", code) for code in group.fields)
    if group.condition:
        yield reader.phrase(group.condition)
    if group.at:
        yield markup.place(group.at)
