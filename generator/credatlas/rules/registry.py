"""All rules by code: of the three folders, of source and schema, and about rules."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.discovery import members
from credatlas.model.ids import Kind
from credatlas.rules.meta import META
from credatlas.rules.rule import Rule
from credatlas.rules.written import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, sorted; two rules with one code are a defect."""
    rules = (
        *META,
        *WRITTEN,
        *members("credatlas.rules.document", Rule),
        *members("credatlas.rules.across", Rule),
        *members("credatlas.rules.clock", Rule),
    )
    by_code: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda rule: rule.code):
        if rule.code in by_code:
            raise ValueError(f"two rules have the code {rule.code}")
        by_code[rule.code] = rule
    return by_code


@lru_cache(maxsize=len(Kind))
def document_rules(kind: Kind) -> tuple[Rule, ...]:
    """The rules that look at one record of a kind."""
    return tuple(rule for rule in members("credatlas.rules.document", Rule) if kind in rule.kinds)


@lru_cache(maxsize=1)
def catalogue_rules() -> tuple[Rule, ...]:
    """The rules that look at all records together."""
    return members("credatlas.rules.across", Rule)


@lru_cache(maxsize=1)
def clock_rules() -> tuple[Rule, ...]:
    """The rules that look at all records on a day."""
    return members("credatlas.rules.clock", Rule)
