"""An institution: a university or another partner, with the defaults of its entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.model.shared import (
        Accessibility,
        Award,
        Contact,
        Extra,
        Grading,
        Logo,
        PriorLearning,
        QualityStatement,
        RuleException,
        Withdrawal,
    )
    from credatlas.model.text import Text


NO_UNIVERSITIES = frozenset({"other-provider", "platform", "employer", "agency"})
"""Kinds of institution that are no universities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """One institution; its id is its file's name and never follows its name."""

    id: EntryId
    text_language: str
    name: Text
    short_name: str | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None
    address: Text | None = None
    timezone: str | None = None
    website: str | None = None
    type: str | None = None
    """The code of the YAML key `kind`: university, other-provider, platform, employer, agency."""
    description: Text | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    quality: tuple[QualityStatement, ...] = ()
    hours_per_ects: float | None = None
    nqf: str | None = None
    languages: tuple[str, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    """Role -> mailbox."""
    award: Award | None = None
    grading: Grading | None = None
    accessibility: Accessibility | None = None
    contact: Contact | None = None
    prior_learning: PriorLearning | None = None
    refund: Text | None = None
    identity: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    logo: Logo | None = None
    data_licence: str | None = None
    status: str = "active"
    withdrawn: Withdrawal | None = None
    extra: Extra = field(default_factory=dict)
    exceptions: tuple[RuleException, ...] = ()

    kind = Kind.INSTITUTION

    @property
    def title(self) -> Text:
        """Its name, as every kind of entry has a title."""
        return self.name
