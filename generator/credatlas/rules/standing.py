"""Which tier each entry reaches: the highest whose rules it keeps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from credatlas.diagnostics import Finding, Severity
from credatlas.model.tier import Standing, Tier
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.ids import EntryId


def standings(catalogue: Catalogue, findings: Iterable[Finding]) -> Mapping[EntryId, Standing]:
    """Entry -> where it stands; an entry that breaks nothing reaches the highest tier."""
    rules = all_rules()
    lacks: defaultdict[str, set[tuple[str, Tier]]] = defaultdict(set)
    for finding in findings:
        rule = rules[finding.code]
        if rule.severity is Severity.ERROR:
            lacks[finding.path].add((rule.code, rule.tier))
    return {record.id: _standing(lacks.get(record.id.path, set())) for record in catalogue.records()}


_UNBROKEN = Standing(Tier.ISSUABLE)


def _standing(lacks: set[tuple[str, Tier]]) -> Standing:
    if not lacks:
        return _UNBROKEN
    lowest = min(tier for _, tier in lacks)
    return Standing(Tier(max(Tier.RECORDED, lowest - 1)), tuple(sorted(lacks)))
