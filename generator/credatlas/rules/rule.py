"""What a rule is: a code for ever, a message, the promise it keeps, and the function that looks."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from credatlas.diagnostics import Pointer, Severity
from credatlas.model.ids import EntryId, Kind
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Scope(Enum):
    """What a rule sees."""

    ENGINE = "rules"
    """What other rules do, and what entries excuse; the engine itself applies it."""
    FILE = "file"
    """The text of one file: found by `source` or by an import, before there is a record."""
    DOCUMENT = "document"
    """One record, with its institution's defaults; needs nothing else and runs in any worker."""
    CATALOGUE = "catalogue"
    """All records together."""
    CLOCK = "clock"
    """All records on a day; a warning, never an error: time alone turns nothing red."""
    CHANGE = "change"
    """All records and those of the state before: asked by `check --base`, and of the published log."""


_NEVER_EXCUSED = frozenset({Scope.CLOCK, Scope.CHANGE})
"""An exception would be in vain on most days, and so itself a finding."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is broken; the parameters fill the rule's message."""

    pointer: Pointer
    parameters: Mapping[str, str]
    at_key: bool = False
    """Whether the key is meant rather than its value."""
    entry: EntryId | None = None
    """The entry, for a catalogue rule; a document rule's hits belong to its document."""


def hit(*pointer: str | int, at_key: bool = False, entry: EntryId | None = None, **parameters: object) -> Hit:
    """A hit at a pointer, with its parameters as text."""
    return Hit(pointer, {name: str(value) for name, value in parameters.items()}, at_key, entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule and its manual: `title`, `why` and `fix` come from the docstring of its function."""

    code: str
    """`CA` and three digits; never reused."""
    message: str
    """English, with `{parameters}`; translations are in `i18n` under `rules.<code>`."""
    title: str
    why: str
    fix: str
    scope: Scope
    tier: Tier
    """The promise that is broken: below this tier, the rule is not asked."""
    severity: Severity
    kinds: tuple[Kind, ...]
    asked_by: str
    """Who needs it: a framework element, a specification, an aggregator, learners."""
    excusable: bool
    """Whether an entry may state an exception with a reason."""
    check: Callable[[Any], Iterable[Hit]] | None
    """`None` where somebody else finds it: `source`, the schema, an import, the engine."""
    needs: Callable[[Any], object] | None = None
    """A first look at a record: where it answers with nothing, there is nothing to check."""

    def severity_for(self, required: Tier) -> Severity:
        """How much a hit matters where the alliance requires a tier."""
        if self.severity is not Severity.ERROR or self.tier <= required:
            return self.severity
        return Severity.NOTE


def rule(
    code: str,
    message: str,
    *kinds: Kind,
    tier: Tier,
    asked_by: str,
    severity: Severity = Severity.ERROR,
    scope: Scope = Scope.DOCUMENT,
    excusable: bool = True,
    needs: str | None = None,
) -> Callable[[Callable[[Any], Iterator[Hit]]], Rule]:
    """Declare a function as a rule; its docstring holds a title line, *Why:* and *Fix:*.

    `needs` names a field: records where it is empty break nothing, and are not looked at.
    """

    def declare(function: Callable[[Any], Iterator[Hit]]) -> Rule:
        title, why, fix = manual(function.__doc__ or "")
        return Rule(
            code=code,
            message=message,
            title=title,
            why=why,
            fix=fix,
            scope=scope,
            tier=tier,
            severity=severity,
            kinds=kinds or tuple(Kind),
            asked_by=asked_by,
            excusable=excusable and tier > Tier.RECORDED and scope not in _NEVER_EXCUSED,
            check=function,
            needs=attrgetter(needs) if needs else None,
        )

    return declare


_MANUAL = re.compile(r"(?P<title>.+?)\n\s*\nWhy: (?P<why>.+?)\nFix: (?P<fix>.+)", re.DOTALL)


def manual(docstring: str) -> tuple[str, str, str]:
    """Title, why and fix of a rule's docstring, each on one line."""
    match = _MANUAL.fullmatch(inspect.cleandoc(docstring))
    if match is None:
        raise ValueError(f"a rule's docstring needs a title, Why: and Fix: parts, not {docstring!r}")
    title, why, fix = (_sentence(part) for part in match.groups())
    return title, why, fix


def _sentence(text: str) -> str:
    """The text on one line, with a capital where it begins with a letter."""
    line = " ".join(text.split())
    return line[:1].upper() + line[1:]
