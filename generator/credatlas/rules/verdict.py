"""Whether findings stop whoever asked: what counts as wrong, and that the day alone never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Finding, Severity
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable


def stops(findings: Iterable[Finding], strict: bool) -> bool:
    """Whether any is an error; where `strict`, a warning too, but for what only the day makes of it."""
    worst = Severity.WARNING if strict else Severity.ERROR
    return any(one.severity <= worst and not _by_day(one) for one in findings)


def _by_day(finding: Finding) -> bool:
    return all_rules()[finding.code].scope is Scope.CLOCK
