"""A feasible calendar: the earliest way through a pathway by the runs that are offered.

Courses may overlap; each begins after the blocks and the courses that come before it have ended. Then ending
as early as possible is best for every course by itself, so one pass over the courses for each link of the
longest chain is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.slots import ENDLESS, Slot
from credatlas.catalogue.stacking.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from credatlas.catalogue.stacking.tree import Tree
    from credatlas.model.duration import Duration


class Sitting(NamedTuple):
    """A course at its time; `at_own_pace` ones begin and end when one likes, from `begins` on."""

    course: str
    run: str
    begins: datetime
    ends: datetime
    at_own_pace: bool
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What to take when, the earliest first."""

    sittings: tuple[Sitting, ...]
    in_time: bool
    """Whether it fits into the pathway's window, from the first beginning to the last end."""
    elsewhere: tuple[str, ...] = field(default=())
    """Open places that have to be filled with courses from elsewhere."""

    @property
    def ends(self) -> datetime | None:
        """When the last course is over; `None` where nothing is left to take."""
        return max((sitting.ends for sitting in self.sittings), default=None)


def calendar(
    tree: Tree,
    offered: Mapping[str, tuple[Slot, ...]],
    now: datetime,
    *,
    held: Iterable[str] = (),
    window: Duration | None = None,
) -> Calendar | None:
    """The calendar that ends first; `None` where the runs that are offered lead to no end.

    `offered` maps courses to their `slots`. Where the earliest calendar takes longer than the window, later
    beginnings are tried; where none fits, the earliest is returned with `in_time` false. Prerequisites
    outside the pathway are taken as met.
    """
    owned = frozenset(held)
    earliest = _from(tree, offered, now, owned)
    if earliest is None or _fits(earliest, window):
        return earliest
    for begin in sorted({slot.begins for runs in offered.values() for slot in runs if slot.begins > now}):
        later = _from(tree, offered, begin, owned)
        if later is None:
            break
        if _fits(later, window):
            return later
    return Calendar(sittings=earliest.sittings, in_time=False, elsewhere=earliest.elsewhere)


def _fits(found: Calendar, window: Duration | None) -> bool:
    if window is None or not found.sittings or found.ends is None:
        return True
    first = min(sitting.begins for sitting in found.sittings)
    return found.ends.date() <= window.after(first.date())


def _from(
    tree: Tree, offered: Mapping[str, tuple[Slot, ...]], begin: datetime, held: frozenset[str]
) -> Calendar | None:
    """The calendar that ends first of those that begin at an instant or later."""
    timing = Timing(tree, offered, begin, held)
    chosen = timing.chosen()
    if chosen is None:
        return None
    sittings = [_sitting(timing, slug) for slug in chosen.courses if not timing.is_held(slug)]
    ordered = sorted(sittings, key=lambda sitting: (sitting.begins, sitting.ends, sitting.course))
    return Calendar(sittings=tuple(ordered), in_time=True, elsewhere=chosen.elsewhere)


def _sitting(timing: Timing, slug: str) -> Sitting:
    ready, slot = timing.slot(slug)
    begins = max(ready, slot.begins) if slot.at_own_pace else slot.begins
    ends = begins if slot.at_own_pace else slot.ends
    return Sitting(slug, slot.run, begins, min(ends, ENDLESS), slot.at_own_pace, slot.firm)
