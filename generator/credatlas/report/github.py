"""For pull requests on GitHub: workflow commands that become annotations at the line.

GitHub shows ten annotations of each level for a step; the plain text report says the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Finding, Severity
from credatlas.report._words import words
from credatlas.report.format import Format, Summary
from credatlas.report.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.i18n import Strings

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def _render(findings: Sequence[Finding], summary: Summary, strings: Strings) -> str:
    annotations = [
        _annotation(finding, level, strings)
        for finding in findings
        if (level := _LEVELS.get(finding.severity)) is not None
    ]
    # The text goes first and cannot issue commands: its lines begin with a path, a blank or our own words.
    return f"::stop-commands::{_PAUSE}\n{TEXT.render(findings, summary, strings)}::{_PAUSE}::\n" + "".join(
        annotations
    )


_PAUSE = "credatlas-report"


def _annotation(finding: Finding, level: str, strings: Strings) -> str:
    said = words(finding, strings)
    help_lines = [
        said.message,
        *([f"Did you mean: {said.nearest}"] if said.nearest else []),
        f"Fix: {said.fix}",
    ]
    return (
        f"::{level} file={_property(finding.path)},line={finding.position.line},"
        f"col={finding.position.column},title={finding.code}::{_data(chr(10).join(help_lines))}\n"
    )


def _data(text: str) -> str:
    """The message of a workflow command; see @actions/core, `escapeData`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a workflow command; see @actions/core, `escapeProperty`."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


GITHUB = Format(name="github", render=_render)
