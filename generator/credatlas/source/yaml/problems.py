"""A problem at an index of the text, and how it becomes a finding at a line and column."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from credatlas.diagnostics import Finding, Position, Severity

MOST = 50
"""As many problems of one file are told; a file with more is no entry with mistakes but something else."""


class Problem(NamedTuple):
    """What is wrong `at` an index of the text, counted in code points from 0."""

    at: int
    code: str
    parameters: tuple[tuple[str, str], ...] = ()


class Lines:
    """Where the lines of a text begin: turns indexes into positions, each in logarithmic time."""

    def __init__(self, text: str) -> None:
        starts = [0]
        index = text.find("\n")
        while index >= 0:
            starts.append(index + 1)
            index = text.find("\n", index + 1)
        self._starts = starts

    def position(self, index: int) -> Position:
        """The line and column of `index`, both counted from 1."""
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)


def findings(path: str, text: str, problems: list[Problem]) -> tuple[Finding, ...]:
    """The problems of the file called `path`, sorted by place; its first `MOST` only."""
    lines = Lines(text)
    found = {
        Finding(
            path=path,
            position=lines.position(problem.at),
            code=problem.code,
            severity=Severity.ERROR,
            parameters=problem.parameters,
        )
        for problem in problems
    }
    return tuple(sorted(found))[:MOST]


def shown(text: str) -> str:
    """`text` short enough for a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"
