"""What every rule promises besides its check: a manual, a code for ever, a severity that no day raises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.diagnostics import Severity
from credatlas.i18n.templates import placeholders
from credatlas.model.tier import Tier
from credatlas.rules.registry import FOLDERS, all_rules
from credatlas.rules.rule import Scope, manual

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.rules.rule import Rule

CODES = Path(__file__).parent / "codes.txt"
HEADER = """\
# Every code that a rule has or had. A line is never removed: who meets an old code in a log or an exception
# must not be told of another rule. A rule that goes keeps its line, with "retired" before its title.
"""
RULES = list(all_rules().values())
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_no_code_is_given_twice_or_taken_back(golden: Callable[[Path, str], None]) -> None:
    lines = [line for line in CODES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    listed = {line[:5]: line[6:] for line in lines}
    retired = {code: title for code, title in listed.items() if title.startswith("retired ")}
    assert not retired.keys() & all_rules().keys(), "the code of a retired rule is used again"
    assert not listed.keys() - retired.keys() - all_rules().keys(), "a rule is gone: its line says retired"
    now = retired | {code: rule.title for code, rule in all_rules().items()}
    golden(CODES, HEADER + "".join(f"{code} {now[code]}\n" for code in sorted(now)))


@every_rule
def test_a_rule_has_a_manual(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert len(rule.why) >= 10
    assert len(rule.fix) >= 10
    assert rule.asked_by
    assert rule.message[0] == rule.message[0].lower() or rule.message[0] in "`{EQ“"
    assert not rule.message.endswith(".")
    assert placeholders(rule.message) is not None, "the braces of a message are placeholders"


@every_rule
def test_a_rule_looks_where_its_family_lives(rule: Rule) -> None:
    assert any(rule.scope in scopes for scopes in FOLDERS.values())
    assert (rule.check is None) == (rule.scope in (Scope.FILE, Scope.ENGINE))


def test_what_depends_on_the_day_is_a_warning_that_nobody_excuses() -> None:
    about_the_day = [rule for rule in RULES if rule.scope is Scope.CLOCK]
    assert {rule.severity for rule in about_the_day} == {Severity.WARNING}
    assert not [rule.code for rule in about_the_day if rule.excusable]


def test_what_holds_for_every_entry_cannot_be_excused() -> None:
    assert not [rule.code for rule in RULES if rule.tier is Tier.RECORDED and rule.excusable]


def test_an_error_above_the_required_tier_is_a_note() -> None:
    rule = all_rules()["CA914"]
    assert rule.tier is Tier.FRAMEWORK
    assert rule.severity_for(Tier.LISTED) is Severity.NOTE
    assert rule.severity_for(Tier.FRAMEWORK) is Severity.ERROR
    assert rule.severity_for(Tier.ISSUABLE) is Severity.ERROR


@pytest.mark.parametrize(
    "docstring", ["", "A title.", "A title.\n\nWhy: so.", "A title.\n\nFix: so.\nWhy: so."]
)
def test_a_rule_without_its_manual_cannot_be_declared(docstring: str) -> None:
    with pytest.raises(ValueError, match="needs a title"):
        manual(docstring)
