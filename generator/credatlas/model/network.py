"""A network (alliance): members, policy, and the extra fields it declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from credatlas.model.shared import Bounds, Contact, Logo, RuleException, Withdrawal
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Since when, and until when, an institution belongs to a network."""

    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the network agreed for its joint courses (MicroCredX: 2-5 ECTS, 25-30 hours a credit)."""

    ects: Bounds | None = None
    hours_per_ects: Bounds | None = None
    languages: tuple[str, ...] = ()
    review_months: int | None = None
    recognition: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraField:
    """A field that a network adds to its entries: shown, searched and exported without code."""

    type: str
    label: Text
    facet: bool = False
    values: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """An alliance of institutions."""

    id: EntryId
    text_language: str
    name: Text
    members: Mapping[str, Membership]
    short_name: str | None = None
    description: Text | None = None
    website: str | None = None
    orgreg: str | None = None
    eduxchange: str | None = None
    """What eduXchange calls it."""
    coordinator: str | None = None
    policy: Policy | None = None
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    owners: tuple[str, ...] = ()
    data_licence: str | None = None
    logo: Logo | None = None
    extra_fields: Mapping[str, ExtraField] = field(default_factory=dict)
    show_readiness: bool = False
    status: str = "active"
    withdrawn: Withdrawal | None = None
    exceptions: tuple[RuleException, ...] = ()

    kind = Kind.NETWORK

    @property
    def title(self) -> Text:
        """Its name, as every kind of entry has a title."""
        return self.name
