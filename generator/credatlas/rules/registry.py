"""All rules by code: every family is a module of this package or of a folder in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.discovery import members
from credatlas.model.ids import Kind
from credatlas.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDERS: Mapping[str, frozenset[Scope]] = {
    "credatlas.rules": frozenset({Scope.FILE, Scope.ENGINE}),
    "credatlas.rules.document": frozenset({Scope.DOCUMENT}),
    "credatlas.rules.across": frozenset({Scope.CATALOGUE}),
    "credatlas.rules.clock": frozenset({Scope.CLOCK}),
    "credatlas.rules.change": frozenset({Scope.CHANGE}),
}
"""Where rules live, and what those of each folder see."""


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, sorted; two rules with one code, or one in a wrong folder, are a defect."""
    by_code: dict[str, Rule] = {}
    for folder, scopes in FOLDERS.items():
        for rule in members(folder, Rule):
            if rule.code in by_code:
                raise ValueError(f"two rules have the code {rule.code}")
            if rule.scope not in scopes:
                raise ValueError(f"{rule.code} looks at the {rule.scope.value}, but lives in {folder}")
            by_code[rule.code] = rule
    return {code: by_code[code] for code in sorted(by_code)}


@lru_cache(maxsize=len(Kind))
def document_rules(kind: Kind) -> tuple[Rule, ...]:
    """The rules that look at one record of a kind."""
    return tuple(rule for rule in _of(Scope.DOCUMENT) if kind in rule.kinds)


def catalogue_rules() -> tuple[Rule, ...]:
    """The rules that look at all records together."""
    return _of(Scope.CATALOGUE)


def clock_rules() -> tuple[Rule, ...]:
    """The rules that look at all records on a day."""
    return _of(Scope.CLOCK)


def change_rules() -> tuple[Rule, ...]:
    """The rules that hold all records against those of the state before."""
    return _of(Scope.CHANGE)


@lru_cache(maxsize=len(Scope))
def _of(scope: Scope) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules().values() if rule.scope is scope)
