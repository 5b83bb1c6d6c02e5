"""Tiers: one file, several promises; and where an entry stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """What an entry is complete enough for; each tier includes those before it."""

    RECORDED = 1
    """It exists."""
    LISTED = 2
    """A learner can judge and follow it."""
    FRAMEWORK = 3
    """A micro-credential in the sense of the EU recommendation and MICROBOL."""
    HARVESTABLE = 4
    """QualityLink and Europass can take it."""
    ISSUABLE = 5
    """A European Digital Credential or an Open Badge can be issued from it."""

    @property
    def word(self) -> str:
        """The name in `mkdocs.yml`, in messages and in the API: `framework`."""
        return self.name.lower()


def parse_tier(word: str) -> Tier | None:
    """The tier with this name."""
    return Tier.__members__.get(word.upper()) if word == word.lower() else None


@dataclass(frozen=True, slots=True)
class Standing:
    """The tier an entry reaches, and the codes of the rules that keep it from higher ones."""

    tier: Tier
    lacks: tuple[tuple[str, Tier], ...] = ()
    """(rule code, the tier that the rule belongs to), sorted."""

    def lacking(self, tier: Tier) -> tuple[str, ...]:
        """What is missing for a tier: the codes of that tier and those below it."""
        return tuple(code for code, level in self.lacks if level <= tier)
