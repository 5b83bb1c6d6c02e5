"""A course: the micro-credential itself, with its offerings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from credatlas.model.money import Money
    from credatlas.model.offering import Admission, Offering
    from credatlas.model.prerequisites import Prerequisites
    from credatlas.model.shared import (
        Accessibility,
        Award,
        Change,
        Contact,
        Extra,
        Grading,
        Link,
        Origin,
        PriorLearning,
        QualityStatement,
        RuleException,
        Skill,
        Withdrawal,
    )
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadException:
    """Why hours and ECTS do not meet the usual 25 to 30 hours a credit (ECTS Users' Guide)."""

    reason: Text
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Notional workload (Annex I, element 7): ECTS credits and hours."""

    ects: float | None = None
    hours: float | None = None
    breakdown: Mapping[str, float] = field(default_factory=dict)
    """Activity -> hours."""
    exception: WorkloadException | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalLevel:
    """A level in a national qualifications framework."""

    framework: str
    level: str
    uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalLevel:
    """A level in a framework outside Europe, such as AQRF; indicative unless referenced with a source."""

    framework: str
    level: str
    basis: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Level (Annex I, element 8): EQF 1-8, QF-EHEA cycle, national and external frameworks."""

    eqf: int | None = None
    cycle: str | None = None
    nqf: tuple[NationalLevel, ...] = ()
    external: tuple[ExternalLevel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalCredit:
    """Credits in another system, such as UCTS."""

    system: str
    value: float
    basis: str | None = None
    hours_per_credit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDetails:
    """What kind of outcome it is, and the ESCO skills it stands for."""

    kind: str | None = None
    esco: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentComponent:
    """A part of the assessment (Annex I, element 9): the outcomes it covers, its weight in percent."""

    type: str
    weight: float | None = None
    outcomes: tuple[str, ...] = ()
    supervision: str | None = None
    mode: str | None = None
    language: str | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """Where it is delivered, if not at the provider, and the data standards it speaks."""

    name: str
    url: str | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A joint offering of a network (MicroCredX): who does what, and how it is awarded."""

    network: str
    partners: Mapping[str, tuple[str, ...]]
    """Institution -> roles."""
    award: str
    agreements: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    mobility: str | None = None

    def with_role(self, role: str) -> tuple[str, ...]:
        """The partners that have a role, in the order of the file."""
        return tuple([name for name, roles in self.partners.items() if role in roles])


@dataclass(frozen=True, slots=True, kw_only=True)
class StackTarget:
    """What a credential stacks towards: a pathway here, or an award elsewhere."""

    title: Text
    ects: float | None = None
    conditions: Text | None = None
    pathway: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How one institution recognises the credential, as what, and until when."""

    as_: str | None = None
    ects: float | None = None
    automatic: bool | None = None
    agreement: str | None = None
    until: date | None = None
    conditions: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """Licence and address of the learning materials."""

    licence: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One micro-credential. `inherited` names what its institution supplied: `grading`, `award/formats`."""

    id: EntryId
    text_language: str
    title: Text
    inherited: frozenset[str] = frozenset()
    code: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    type: str | None = None
    abbreviation: str | None = None
    summary: Text | None = None
    description: Text | None = None
    content: Text | None = None
    audience: Text | None = None
    target_groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language_level: Mapping[str, str] = field(default_factory=dict)
    homepage: str | None = None
    faculty: Text | None = None
    version: str | None = None
    reviewed: date | None = None
    changes: tuple[Change, ...] = ()
    status: str = "active"
    publish_from: date | None = None
    withdrawn: Withdrawal | None = None
    replaces: tuple[str, ...] = ()
    workload: Workload | None = None
    level: Level | None = None
    external_credits: tuple[ExternalCredit, ...] = ()
    fields: tuple[str, ...] = ()
    skills: tuple[Skill, ...] = ()
    occupations: tuple[Skill, ...] = ()
    outcomes: Mapping[str, Text] = field(default_factory=dict)
    outcome_details: Mapping[str, OutcomeDetails] = field(default_factory=dict)
    assessment: tuple[AssessmentComponent, ...] = ()
    integrity: Text | None = None
    grading: Grading | None = None
    certification: str | None = None
    participation: tuple[str, ...] = ()
    platform: Platform | None = None
    teaching: tuple[str, ...] = ()
    design: Text | None = None
    joint: Joint | None = None
    awarding: tuple[str, ...] = ()
    award: Award | None = None
    prerequisites: Prerequisites | None = None
    need: Text | None = None
    need_evidence: str | None = None
    stakeholders: tuple[Text, ...] = ()
    quality: tuple[QualityStatement, ...] = ()
    stackability: str | None = None
    stacks_towards: tuple[StackTarget, ...] = ()
    recognition: Mapping[str, Recognition] = field(default_factory=dict)
    prior_learning: PriorLearning | None = None
    accessibility: Accessibility | None = None
    support: Text | None = None
    materials: Materials | None = None
    further: Text | None = None
    links: tuple[Link, ...] = ()
    contact: Contact | None = None
    admission: Admission | None = None
    refund: Text | None = None
    price: Money | None = None
    price_includes: Text | None = None
    offerings: Mapping[str, Offering] = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)
    exceptions: tuple[RuleException, ...] = ()
    origin: Origin | None = None

    kind = Kind.COURSE

    @property
    def institution(self) -> str:
        """The institution whose folder holds the file."""
        return self.id.institution

    @property
    def providers(self) -> tuple[str, ...]:
        """Every institution that takes part: the partners of a joint course, else the folder's."""
        return tuple(self.joint.partners) if self.joint else (self.institution,)

    @property
    def awarding_bodies(self) -> tuple[str, ...]:
        """Who confers the credential (Annex I, element 4)."""
        if self.joint:
            return self.joint.with_role("award")
        return self.awarding or (self.institution,)
