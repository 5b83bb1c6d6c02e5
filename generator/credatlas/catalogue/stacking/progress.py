"""What somebody has done of a pathway and what is missing: the answers of the planner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Missing(NamedTuple):
    """The least that is still to be done: named courses before open ones, then few credits, few parts."""

    ects: float
    courses: int
    open: int
    """How many courses have to be found outside the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProgress:
    """A block. Parts are named by their slugs: a course `a/b`, a pathway `p`, an open place `p#block/0`."""

    key: str
    done: bool
    earned: float
    """Credits that count here, never more than the block takes."""
    missing: Missing | None
    """`None` where nobody can complete the block."""
    held: tuple[str, ...]
    needed: tuple[str, ...]
    """Parts that every way to complete the block still takes."""
    options: tuple[str, ...]
    """Parts of which some still have to be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A pathway."""

    slug: str
    done: bool
    earned: float
    missing: Missing | None
    needed: tuple[str, ...]
    """Courses and open places that every way to the end still takes, those of nested pathways included."""
    ready: tuple[str, ...]
    """Courses that help, and for which blocks and courses that come first are done."""
    groups: tuple[GroupProgress, ...]
