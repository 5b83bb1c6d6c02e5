"""Card facts: what one line about a course says, the same on pages, in the search and in the API.

They do not depend on the clock; what a run is today is for `runs` to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from credatlas.model.course import Course
    from credatlas.model.money import Money
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRange:
    """The lowest and the highest price over all runs and groups, in one currency."""

    low: Money
    high: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A course in the facts by which learners choose."""

    slug: str
    title: Text
    summary: Text | None
    type: str | None
    institutions: tuple[str, ...]
    """Every institution that takes part, the coordinating one first."""
    network: str | None
    ects: float | None
    hours: float | None
    eqf: int | None
    cycle: str | None
    fields: tuple[str, ...]
    languages: tuple[str, ...]
    modes: tuple[str, ...]
    price: PriceRange | None
    stackable: bool | None
    self_paced: bool
    since: date | None
    """The first day of which the entry says that it was there or changed."""


def card_facts(course: Course) -> CardFacts:
    """The card of a course."""
    workload, level, joint = course.workload, course.level, course.joint
    runs = course.offerings.values()
    return CardFacts(
        slug=course.id.slug,
        title=course.title,
        summary=course.summary,
        type=course.type,
        institutions=_leader_first(course),
        network=joint.network if joint else None,
        ects=workload.ects if workload else None,
        hours=workload.hours if workload else None,
        eqf=level.eqf if level else None,
        cycle=level.cycle if level else None,
        fields=course.fields,
        languages=tuple(
            dict.fromkeys((*course.languages, *(code for run in runs for code in run.languages)))
        ),
        modes=tuple(
            dict.fromkeys((*course.participation, *(code for run in runs for code in run.participation)))
        ),
        price=price_range(course),
        stackable=None if course.stackability is None else course.stackability != "stand-alone",
        self_paced=any(run.self_paced for run in runs),
        since=course.publish_from or min((change.on for change in course.changes), default=None),
    )


def price_range(course: Course) -> PriceRange | None:
    """From the cheapest to the dearest way in; `None` where no price is stated.

    Prices in several currencies cannot be compared: those of the first one count.
    """
    prices = list(_prices(course))
    if not prices:
        return None
    comparable = [price for price in prices if price.currency == prices[0].currency]
    return PriceRange(low=min(comparable), high=max(comparable))


def _prices(course: Course) -> Iterator[Money]:
    """Every price somebody pays; a group without one pays the run's, a run without one the course's."""
    stated = False
    for run in course.offerings.values():
        usual = run.price or course.price
        for price in [group.price or usual for group in run.groups] or [usual]:
            if price:
                stated = True
                yield price
    if not stated and course.price:
        yield course.price


def _leader_first(course: Course) -> tuple[str, ...]:
    if not course.joint:
        return course.providers
    return tuple(dict.fromkeys((*course.joint.with_role("coordinate"), *course.providers)))
