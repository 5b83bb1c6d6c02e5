"""Strict YAML: JSON's types only, every refusal at its line and column.

`read` is the door: a fast reader for files that are plain beyond doubt, the strict one for all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.source.yaml import characters, plainfile, strict
from credatlas.source.yaml.problems import findings

if TYPE_CHECKING:
    from credatlas.diagnostics import Finding


def read(path: str, content: bytes) -> dict[str, Any] | tuple[Finding, ...]:
    """What the file called `path` holds, or every reason why it cannot be read."""
    data = plainfile.read(content)
    return read_strictly(path, content) if data is None else data


def read_strictly(path: str, content: bytes) -> dict[str, Any] | tuple[Finding, ...]:
    """The same without the fast gate, which must never make a difference."""
    text, problems = characters.decode(content)
    if any(problem.code == "CA110" for problem in problems):
        return findings(path, text, problems)
    data, more = strict.read(text)
    problems += more
    return findings(path, text, problems) if problems else data
