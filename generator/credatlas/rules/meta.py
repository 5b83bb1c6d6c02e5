"""Rules about rules: a check that crashes, and exceptions that excuse nothing."""

from __future__ import annotations

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope


def _about_rules(code: str, severity: Severity, message: str, title: str, why: str, fix: str) -> Rule:
    return Rule(
        code=code,
        message=message,
        title=title,
        why=why,
        fix=fix,
        scope=Scope.ENGINE,
        tier=Tier.RECORDED,
        severity=severity,
        kinds=tuple(Kind),
        asked_by="CredAtlas",
        excusable=False,
        check=None,
    )


CRASHED = _about_rules(
    "CA001",
    Severity.ERROR,
    "the check {rule} failed on this entry ({problem})",
    "Every check runs to its end.",
    "A check that fails says nothing about your entry; it is a defect of CredAtlas, not of your file.",
    "Report it with the file that caused it; all other checks have run.",
)
UNUSED_EXCEPTION = _about_rules(
    "CA002",
    Severity.WARNING,
    "the exception for {excused} excuses nothing",
    "An exception excuses something.",
    "An exception that is no longer needed would hide the next real mistake.",
    "Delete it from `exceptions`.",
)
UNKNOWN_EXCEPTION = _about_rules(
    "CA003",
    Severity.ERROR,
    "there is no rule {excused} to be excused from",
    "An exception names a rule.",
    "A mistyped code would excuse nothing, and nobody would see why.",
    "Correct the code; every finding begins with its own.",
)
NOT_EXCUSABLE = _about_rules(
    "CA004",
    Severity.ERROR,
    "nothing can be excused from {excused}",
    "An exception names a rule that can be excused.",
    "Some promises, such as readable YAML and references that resolve, hold for every entry.",
    "Delete the exception and mend what the rule asks for; `credatlas explain CODE` says how.",
)
