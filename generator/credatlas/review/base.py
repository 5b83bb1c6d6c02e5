"""Whose finding is it: what the change since a git revision brings, and what was there before."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.build.compile import compile_content
from credatlas.build.reuse import held_against
from credatlas.diagnostics import Finding, Severity
from credatlas.review.identity import identity_findings
from credatlas.review.revision import Revision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.build.compile import Compilation
    from credatlas.build.settings import Settings
    from credatlas.catalogue.published import Published


def introduced(
    compilation: Compilation, base: str, settings: Settings, published: Published | None = None
) -> Sequence[Finding]:
    """The findings, with those about the change itself: names that others rely on.

    Errors that stood in `base` already become warnings: they are somebody else's.

    `base` is where the change forked from the revision. A change is answerable for what it breaks elsewhere
    too: a finding in a file that it does not touch is its own if `base` did not have it. `published` is the
    state whose log `compilation` was held against; `base` is so too. Raises `UsageError`
    where git does not know the revision.
    """
    revision = Revision(settings.root, base)
    with tempfile.TemporaryDirectory(prefix="credatlas-base-") as folder:
        content = revision.unpack(settings.content, Path(folder))
        before = _before(replace(settings, content=content), published) if content else None
    if before is None:
        return compilation.findings
    known = Counter(_identity(one) for one in before.findings)
    told = [_softened(one, known) for one in compilation.findings]
    return sorted([*told, *identity_findings(before.catalogue, compilation.catalogue, settings)])


def _before(settings: Settings, published: Published | None) -> Compilation:
    return held_against(compile_content(settings), published, settings)


def _softened(finding: Finding, known: Counter[tuple[object, ...]]) -> Finding:
    if finding.severity is not Severity.ERROR or not known[_identity(finding)]:
        return finding
    known[_identity(finding)] -= 1
    return replace(finding, severity=Severity.WARNING)


def _identity(finding: Finding) -> tuple[object, ...]:
    """A finding without its line and its number in a list, which move with every edit above it."""
    return (finding.path, finding.code, re.sub(r"/\d+(?=/|$)", "/*", finding.pointer), finding.parameters)
