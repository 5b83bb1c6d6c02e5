"""For people at a terminal: `path:line:column: CODE message`, then what helps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from credatlas.diagnostics import Finding, Severity
from credatlas.report._words import printable, words
from credatlas.report.format import Format, Summary, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.i18n import Strings


def _render(findings: Sequence[Finding], summary: Summary, strings: Strings) -> str:
    lines: list[str] = []
    explained: set[str] = set()
    for finding in findings:
        if finding.severity is not Severity.NOTE:
            lines.extend(_finding(finding, strings, finding.code not in explained))
            explained.add(finding.code)
    lines.extend(_notes(findings))
    lines.append(_closing(findings, summary))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, strings: Strings, first: bool) -> Iterator[str]:
    """A finding; why and how are told once a code, the rest is about this value."""
    said = words(finding, strings)
    place = f"{printable(finding.path)}:{finding.position.line}:{finding.position.column}"
    kind = "warning: " if finding.severity is Severity.WARNING else ""
    yield f"{place}: {finding.code} {kind}{said.message}"
    if said.nearest:
        yield f"    did you mean: {said.nearest}"
    elif said.allowed:
        yield f"    allowed: {said.allowed}"
    if said.hint:
        yield f"    form: {said.hint}"
    if first:
        yield f"    why: {said.why} (asked for by: {said.asked_by})"
        yield f"    fix: {said.fix}"


def _notes(findings: Sequence[Finding]) -> Iterator[str]:
    """What is missing for tiers above the required one, in one line a code."""
    codes = Counter(finding.code for finding in findings if finding.severity is Severity.NOTE)
    if codes:
        yield "missing for higher tiers (entries): " + ", ".join(
            f"{code} {number}" for code, number in sorted(codes.items())
        )


def _closing(findings: Sequence[Finding], summary: Summary) -> str:
    errors, warnings = count(findings, Severity.ERROR), count(findings, Severity.WARNING)
    tiers = ", ".join(f"{tier} {number}" for tier, number in summary.tiers.items())
    counts = f"{_number(errors, 'error')}, {_number(warnings, 'warning')}"
    return f"{summary.files} files: {counts}; tiers: {tiers or 'none'}"


def _number(amount: int, noun: str) -> str:
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"


TEXT = Format(name="text", render=_render)
