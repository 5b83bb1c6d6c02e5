"""Projects to build, and what two sites have in common."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAMS = Path(sys.executable).parent


def run(
    project: Path, *command: str, program: str = "credatlas", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment in a project, with some of the process's environment replaced."""
    return subprocess.run(
        [PROGRAMS / program, *command],
        cwd=project,
        env={**os.environ, **(env or {})},
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def built(
    project: Path, *command: str, program: str = "credatlas", env: Mapping[str, str] | None = None
) -> None:
    """Run a build that must succeed."""
    done = run(project, "build", *command, program=program, env=env)
    assert done.returncode == 0, done.stdout + done.stderr


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with the SHA-256 of its content."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def different(one: Path, other: Path) -> list[str]:
    """The files in which two sites differ, those that only one has included."""
    left, right = digests(one), digests(other)
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))
