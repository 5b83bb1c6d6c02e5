"""Time alone never turns anything red: what is an error today was one on every other day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.build.compile import compile_content
from credatlas.diagnostics import Severity
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Scope
from tests.rules.alliance import compiled, settings_of

if TYPE_CHECKING:
    from credatlas.diagnostics import Finding

DAYS = ("1999-12-31", "2026-11-23", "2029-06-15", "2040-01-01", "2101-01-01")
BROKEN = {
    "courses/lumen/soil.yml": (
        "title: Soil\ntype: module\nworkload: {ects: 3, hours: 60}\noutcomes: {weigh: Weigh.}\nofferings:\n"
        "  past: {starts: 2020-03-01, ends: 2020-02-01}\n  later: {announced: '2030'}\n"
        "quality:\n  - {type: internal, until: 2027-01-01}\nreviewed: 2026-01-01\n"
    )
}


def errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("day", DAYS)
def test_the_demonstration_has_no_errors_on_any_day(day: str, tmp_path: Path, repository: Path) -> None:
    settings = replace(
        settings_of(tmp_path, now=day, required_tier="framework"), content=repository / "content"
    )
    assert not errors(compile_content(settings).findings)


def test_errors_and_notes_are_the_same_on_every_day(tmp_path: Path) -> None:
    by_day = [
        [
            finding
            for finding in compiled(tmp_path / day, dict(BROKEN), now=day).findings
            if all_rules()[finding.code].scope is not Scope.CLOCK
        ]
        for day in DAYS
    ]
    assert errors(tuple(by_day[0]))
    assert all(found == by_day[0] for found in by_day)


def test_tiers_are_the_same_on_every_day(tmp_path: Path) -> None:
    by_day = [compiled(tmp_path / day, dict(BROKEN), now=day).standings for day in DAYS]
    assert all(found == by_day[0] for found in by_day)
