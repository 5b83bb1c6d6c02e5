"""Tabs that indent a line: libyaml lets some of them pass, and explains none."""

from __future__ import annotations

import re

from credatlas.source.yaml.problems import Problem

_INDENTING = re.compile(r"^ *\t(?=[ \t]*[^\s])", re.MULTILINE)


class Tabs:
    """The tabs before the first character of a line, except where they belong to a text of several lines."""

    def __init__(self, text: str) -> None:
        self._indexes = [match.end() - 1 for match in _INDENTING.finditer(text)]
        self._texts: list[tuple[int, int]] = []

    def skip(self, start: int, end: int) -> None:
        """A text of several lines lies from `start` to `end`; calls come in the order of the file."""
        self._texts.append((start, end))

    def problems(self, until: int | None = None) -> list[Problem]:
        """Those that matter, up to the line that holds the index `until`."""
        found = []
        texts = iter(self._texts)
        start, end = next(texts, (-1, -1))
        for index in self._indexes:
            if until is not None and index > until:
                break
            while 0 <= end <= index:
                start, end = next(texts, (-1, -1))
            if not start < index < end:
                found.append(Problem(index, "CA114"))
        return found
