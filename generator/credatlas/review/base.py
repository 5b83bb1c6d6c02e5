"""Whose finding is it: what the change since a git revision brings, and what was there before."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.build.compile import compile_content
from credatlas.diagnostics import Finding, Severity
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from credatlas.build.settings import Settings


def introduced(findings: Iterable[Finding], base: str, settings: Settings) -> Sequence[Finding]:
    """The findings, where errors that stood in `base` already become warnings: they are somebody else's.

    A change is answerable for what it breaks elsewhere too: a finding in a file that it does not touch is its
    own if `base` did not have it. Raises `UsageError` where git does not know the revision.
    """
    with tempfile.TemporaryDirectory(prefix="credatlas-base-") as folder:
        content = _content_at(base, settings, Path(folder))
        before = compile_content(replace(settings, content=content)) if content else None
    known = {_identity(one) for one in before.findings} if before else set()
    return [
        replace(one, severity=Severity.WARNING)
        if one.severity is Severity.ERROR and _identity(one) in known
        else one
        for one in findings
    ]


def _identity(finding: Finding) -> tuple[object, ...]:
    """A finding without its line, which moves with every edit above it."""
    return (finding.path, finding.code, finding.pointer, finding.parameters)


def _content_at(base: str, settings: Settings, folder: Path) -> Path | None:
    """The content as of a revision, unpacked; `None` where there was none yet."""
    top = Path(_git(settings, "rev-parse", "--show-toplevel").decode().strip())
    inside = settings.content.resolve().relative_to(top.resolve()).as_posix()
    commit = (
        _git(settings, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    )
    if not _git(settings, "ls-tree", "--full-tree", commit, "--", inside):
        return None
    archive = _git(settings, "-C", str(top), "archive", "--format=tar", commit, "--", inside)
    with tarfile.open(fileobj=BytesIO(archive)) as unpacked:
        unpacked.extractall(folder, filter="data")
    return folder / inside


def _git(settings: Settings, *words: str) -> bytes:
    command = ["git", "-C", str(settings.root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except FileNotFoundError:
        raise UsageError("--base needs git, which is not installed") from None
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode(errors="replace").strip()
        raise UsageError(f"git cannot tell what --base means: {said}") from None
    return done.stdout
