"""An offering (run): when, where and for whom a course takes place, and how one gets in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from credatlas.model.moments import Moment
    from credatlas.model.money import Money
    from credatlas.model.shared import Contact
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Live hours: every week on a weekday, or once on a date; times are local to the offering's zone."""

    from_: str
    until: str
    weekday: str | None = None
    date: date | None = None
    mode: str | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where one has to be."""

    name: Text | None = None
    address: Text | None = None
    city: str | None = None
    country: str | None = None
    step_free: bool | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """When and where to apply."""

    opens: Moment | None = None
    closes: Moment | None = None
    at: str | None = None
    how: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether places are left, as somebody looked on a day."""

    state: str
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """How places are given and when one hears."""

    how: str | None = None
    answer_days: int | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerGroup:
    """The conditions for one group of learners (QualityLink LearnerGroupConditions)."""

    who: str
    """`anyone`, `own`, `members`, or an institution."""
    seats: int | None = None
    minimum: int | None = None
    price: Money | None = None
    opens: Moment | None = None
    closes: Moment | None = None
    at: str | None = None
    eqf: int | None = None
    fields: tuple[str, ...] = ()
    condition: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A run; `kind` says which of `starts`, `self_paced` and `announced` it states."""

    id: str
    timezone: str
    title: Text | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    self_paced: bool = False
    announced: str | None = None
    """`2027`, `2027-10` or `2027-autumn`."""
    term: str | None = None
    recurs: str | None = None
    schedule: str | None = None
    sessions: tuple[Session, ...] = ()
    languages: tuple[str, ...] = ()
    participation: tuple[str, ...] = ()
    provided_by: tuple[str, ...] = ()
    venue: Venue | None = None
    apply: Application | None = None
    seats: int | None = None
    min_seats: int | None = None
    availability: Availability | None = None
    status: str = "confirmed"
    status_reason: Text | None = None
    moved_to: str | None = None
    price: Money | None = None
    price_includes: Text | None = None
    refund: Text | None = None
    admission: Admission | None = None
    contact: Contact | None = None
    groups: tuple[LearnerGroup, ...] = ()
    identity: tuple[str, ...] = ()
    grants: Text | None = None

    @property
    def kind(self) -> str:
        """The run kind: `dated`, `self-paced`, `announced`, or `unstated`."""
        if self.starts:
            return "dated"
        if self.self_paced:
            return "self-paced"
        return "announced" if self.announced else "unstated"
