"""A finding: a code, a place and parameters. Its words are made by `report`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""The way from a document's root to a value: keys and list indexes."""


class Position(NamedTuple):
    """A place in a file, counted from 1; columns count code points."""

    line: int = 1
    column: int = 1


class Severity(IntEnum):
    """How much a finding matters: only an error stops a pull request."""

    ERROR = 1
    WARNING = 2
    NOTE = 3
    """Something is missing for a tier above the one that the alliance requires."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Finding:
    """One thing to tell a contributor; findings sort by place.

    `path` is relative to the project root with forward slashes, such as
    `content/courses/lumen/data-ethics.yml`. `parameters` are the values that the message of `code` names,
    as sorted pairs; the pointer says which value of the document is meant.
    """

    path: str
    position: Position
    code: str
    severity: Severity
    pointer: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
