"""For pull requests on GitHub: workflow commands that become annotations at the line.

A step shows ten errors and ten warnings, so the last of ten says how many more the log holds. The log has the
text report too; while it is written, commands are switched off: a runner takes `##[command]` for one anywhere
in a line, and contributors' words stand there.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from credatlas.diagnostics import Finding, Severity
from credatlas.report._words import printable, words
from credatlas.report.format import Format, Summary
from credatlas.report.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.i18n import Strings

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_SHOWN = 10
"""Annotations of each level that GitHub shows for a step."""


def _render(findings: Sequence[Finding], summary: Summary, strings: Strings) -> str:
    text = TEXT.render(findings, summary, strings)
    # The word that switches commands on again depends on the whole text, so nothing in the text can say it.
    pause = sha256(text.encode()).hexdigest()
    annotations = "".join(line for level in _LEVELS for line in _annotations(findings, level, strings))
    return f"::stop-commands::{pause}\n{text}::{pause}::\n{annotations}"


def _annotations(findings: Sequence[Finding], level: Severity, strings: Strings) -> Iterator[str]:
    """The annotations of a level, as many as are shown."""
    found = [finding for finding in findings if finding.severity is level]
    first = found if len(found) <= _SHOWN else found[: _SHOWN - 1]
    for finding in first:
        yield _annotation(finding, _LEVELS[level], strings)
    if len(first) < len(found):
        rest = f"{len(found) - len(first)} more; the log of this step has them all"
        yield f"::{_LEVELS[level]} title=credatlas check::{rest}\n"


def _annotation(finding: Finding, level: str, strings: Strings) -> str:
    said = words(finding, strings)
    lines = [said.message]
    if said.nearest:
        lines.append(f"Did you mean: {said.nearest}")
    elif said.allowed:
        lines.append(f"Allowed: {said.allowed}")
    if said.hint:
        lines.append(f"Form: {said.hint}")
    lines.append(f"Fix: {said.fix}")
    return (
        f"::{level} file={_property(printable(finding.path))},line={finding.position.line},"
        f"col={finding.position.column},title={finding.code}::{_data(chr(10).join(lines))}\n"
    )


def _data(text: str) -> str:
    """The message of a workflow command; see @actions/core, `escapeData`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a workflow command; see @actions/core, `escapeProperty`."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


GITHUB = Format(name="github", render=_render)
