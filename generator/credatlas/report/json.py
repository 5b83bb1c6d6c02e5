"""For programs: one JSON document; the field names are a contract (`schemas/feeds/report.schema.json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from credatlas.diagnostics import Finding, Severity
from credatlas.report._words import words
from credatlas.report.format import Format, Summary, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.i18n import Strings

SCHEMA_VERSION = "1.0"


def _render(findings: Sequence[Finding], summary: Summary, strings: Strings) -> str:
    report = {
        "schema_version": SCHEMA_VERSION,
        "files": summary.files,
        "tiers": dict(summary.tiers),
        "errors": count(findings, Severity.ERROR),
        "warnings": count(findings, Severity.WARNING),
        "notes": count(findings, Severity.NOTE),
        "findings": [_finding(finding, strings) for finding in findings],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _finding(finding: Finding, strings: Strings) -> dict[str, object]:
    said = words(finding, strings)
    return {
        "path": finding.path,
        "line": finding.position.line,
        "column": finding.position.column,
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "pointer": finding.pointer,
        "message": said.message,
        "nearest": said.nearest or None,
        "allowed": said.allowed or None,
        "form": said.hint or None,
        "why": said.why,
        "fix": said.fix,
        "asked_by": said.asked_by,
        "parameters": dict(finding.parameters),
    }


JSON = Format(name="json", render=_render)
