"""Parts that several kinds of entry share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask: a role mailbox or a page, never a person."""

    email: str | None = None
    url: str | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A titled address for further reading."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityStatement:
    """A quality assurance that underpins an entry (EU recommendation, Annex I, element 11)."""

    type: str
    agency: str | None = None
    standard: str | None = None
    register: str | None = None
    report: str | None = None
    decision: str | None = None
    from_: date | None = None
    until: date | None = None
    checked: date | None = None
    """When somebody last found it in the register."""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """How the credential is issued: formats, identification of the learner, seal, delay and validity."""

    formats: tuple[str, ...] = ()
    identification: tuple[str, ...] = ()
    seal: str | None = None
    within_days: int | None = None
    valid_for: str | None = None
    """ISO 8601 duration; `None` where nothing is stated."""
    verify: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """The grading scheme (Annex I, element on the grade achieved; the grade itself is never here)."""

    type: str
    scale: str | None = None
    pass_mark: str | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """What a learner with a disability can count on; `missing` is stated as not offered."""

    features: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    materials: Text | None = None
    exam: Text | None = None
    text: Text | None = None
    contact: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorLearning:
    """Whether prior learning is recognised instead of taking part, and how."""

    accepted: bool
    how: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why an entry is no longer offered, since when, and what follows it; the page stays as a tombstone."""

    on: date
    reason: Text
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleException:
    """A rule that an entry is excused from, as data with a reason; an unused one is a finding."""

    code: str
    reason: str
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an imported entry comes from."""

    system: str | None = None
    id: str | None = None
    url: str | None = None
    licence: str | None = None
    imported: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of an entry's own history."""

    on: date
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """An institution's mark in light and dark, with alternative text and rights."""

    light: str
    alt: Text
    rights: str
    dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill or occupation in plain words, with its ESCO address where known."""

    label: Text
    esco: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A lowest and a highest amount; either may be open."""

    min: float | None = None
    max: float | None = None


Extra = Mapping[str, str | int | float | bool | tuple[str, ...]]
"""The fields that a network declares for its own entries, by key."""
