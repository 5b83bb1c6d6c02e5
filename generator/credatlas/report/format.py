"""What a report format is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.discovery import members

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from credatlas.diagnostics import Finding, Severity
    from credatlas.i18n import Strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was checked, beside the findings."""

    files: int
    tiers: Mapping[str, int]
    """Tier -> number of entries that reach it and no higher one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write findings; `render` takes them sorted and returns the whole report."""

    name: str
    render: Callable[[Sequence[Finding], Summary, Strings], str]


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    return {one.name: one for one in members("credatlas.report", Format)}


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """How many findings have a severity."""
    return sum(finding.severity is severity for finding in findings)
