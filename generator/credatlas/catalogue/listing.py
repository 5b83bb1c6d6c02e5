"""The courses of an edition in the order in which a learner wants to see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.catalogue.cards import CardFacts, card_facts
from credatlas.catalogue.once import once
from credatlas.catalogue.runs import ENTERABLE, RunState, RunView, next_run, views

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course


@dataclass(frozen=True, slots=True)
class Listed:
    """A course in a list: its card, its runs as they stand, and the run to show."""

    course: Course
    card: CardFacts
    runs: tuple[RunView, ...]
    next: RunView | None

    @property
    def live(self) -> bool:
        """Whether a run lies ahead."""
        return self.next is not None

    @property
    def enterable(self) -> bool:
        """Whether somebody can apply at the instant of the edition."""
        return self.next is not None and self.next.state in ENTERABLE


@dataclass(frozen=True, slots=True)
class Listing:
    """Every course that is offered, by slug, those that one can join first."""

    entries: Mapping[str, Listed]

    def among(self, slugs: Iterable[str]) -> tuple[Listed, ...]:
        """The named courses that are offered, in the order of the listing."""
        wanted = [self.entries[slug] for slug in slugs if slug in self.entries]
        return tuple(sorted(wanted, key=_rank))

    def newest(self, count: int) -> tuple[Listed, ...]:
        """The entries that came or changed last, of those that say when."""
        dated = [entry for entry in self.entries.values() if entry.card.since]
        return tuple(
            sorted(dated, key=lambda entry: (_days_before(entry.card.since), entry.card.slug))[:count]
        )

    def next_deadlines(self, count: int) -> tuple[Listed, ...]:
        """The open courses whose application closes first."""
        open_now = [
            entry for entry in self.entries.values() if entry.enterable and entry.next and entry.next.until
        ]
        return tuple(
            sorted(open_now, key=lambda entry: (str(entry.next and entry.next.until), entry.card.slug))[
                :count
            ]
        )


@once
def listing(edition: Edition) -> Listing:
    """The courses that are offered, in order; withdrawn ones are not."""
    found = [
        _listed(course, edition) for course in edition.catalogue.courses.values() if course.status == "active"
    ]
    return Listing({entry.card.slug: entry for entry in sorted(found, key=_rank)})


def _listed(course: Course, edition: Edition) -> Listed:
    runs = views(course, edition.now)
    return Listed(course, card_facts(course), runs, next_run(runs))


_GROUPS = {state: rank for rank, state in enumerate(RunState)}
_GROUPS[RunState.CLOSING_SOON] = _GROUPS[RunState.OPEN]


def _rank(entry: Listed) -> tuple[int, str, str]:
    """Open ones by deadline, then always open, then those to come by their start, then those between runs."""
    run = entry.next
    if run is None:
        return (len(_GROUPS), "", entry.card.slug)
    starts = run.offering.starts
    when = str(run.until) if run.until else str(starts.day) if starts else run.offering.announced or ""
    return (_GROUPS[run.state], when, entry.card.slug)


def _days_before(day: date | None) -> int:
    return -day.toordinal() if day else 0
