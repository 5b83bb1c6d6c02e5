"""A stackable pathway: blocks of courses with rules, towards a target."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from credatlas.model.shared import (
        Bounds,
        Contact,
        Extra,
        Link,
        Origin,
        PriorLearning,
        QualityStatement,
        RuleException,
        Withdrawal,
    )
    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayTarget:
    """What the parts add up to: a certificate, a short learning programme, or part of a degree."""

    kind: str | None = None
    title: Text | None = None
    award: bool = False
    ects: float | None = None
    eqf: int | None = None
    cycle: str | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A group of parts; with neither `choose` nor `ects`, all of them are taken."""

    title: Text | None = None
    text: Text | None = None
    courses: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    open: tuple[Text, ...] = ()
    """Parts that are not in this catalogue, in words."""
    choose: int | None = None
    ects: Bounds | None = None
    after: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One pathway, by its blocks in the order of the file."""

    id: EntryId
    text_language: str
    title: Text
    blocks: Mapping[str, Block] = field(default_factory=dict)
    summary: Text | None = None
    description: Text | None = None
    audience: Text | None = None
    target_groups: tuple[str, ...] = ()
    model: str | None = None
    awarding: tuple[str, ...] = ()
    network: str | None = None
    target: PathwayTarget | None = None
    parts_valid_for: str | None = None
    window: str | None = None
    agreements: tuple[str, ...] = ()
    residency_percent: float | None = None
    prior_learning: PriorLearning | None = None
    outcomes: Mapping[str, Text] = field(default_factory=dict)
    quality: tuple[QualityStatement, ...] = ()
    languages: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    reviewed: date | None = None
    homepage: str | None = None
    contact: Contact | None = None
    links: tuple[Link, ...] = ()
    version: str | None = None
    status: str = "active"
    publish_from: date | None = None
    withdrawn: Withdrawal | None = None
    replaces: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict)
    exceptions: tuple[RuleException, ...] = ()
    origin: Origin | None = None

    kind = Kind.PATHWAY

    def courses(self) -> tuple[str, ...]:
        """Every course its own blocks name, once, in order (nested pathways not followed)."""
        return tuple(dict.fromkeys(ref for block in self.blocks.values() for ref in block.courses))
