"""The rules about files and YAML: found by `source`, before there is anything to look into."""

from __future__ import annotations

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope
from credatlas.source import SOURCE_RULES

READABLE = tuple(
    Rule(
        code=one.code,
        message=one.message,
        title=f"{one.title}.",
        why=one.why,
        fix=one.fix,
        scope=Scope.FILE,
        tier=Tier.RECORDED,
        severity=Severity.ERROR,
        kinds=tuple(Kind),
        asked_by="CredAtlas (strict YAML)",
        excusable=False,
        check=None,
    )
    for one in SOURCE_RULES
)
"""The words are those of `source`."""
