"""An agreement: who recognises what from whom, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from datetime import date

    from credatlas.model.shared import RuleException, Withdrawal
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionScope:
    """What an agreement recognises; an empty `courses` means every course that the parties award."""

    automatic: bool = False
    as_: str | None = None
    max_ects: float | None = None
    eqf: tuple[int, ...] = ()
    courses: tuple[str, ...] = ()
    joint_only: bool = False
    """Whether only joint courses are recognised."""
    direction: str = "mutual"
    by: tuple[str, ...] = ()
    """The recognising parties, where the direction is one-way."""
    conditions: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement between institutions (ECCOE model credit recognition agreement)."""

    id: EntryId
    text_language: str
    title: Text
    type: str | None = None
    network: str | None = None
    parties: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None
    document: str | None = None
    recognises: RecognitionScope | None = None
    status: str = "active"
    withdrawn: Withdrawal | None = None
    exceptions: tuple[RuleException, ...] = ()

    kind = Kind.AGREEMENT
