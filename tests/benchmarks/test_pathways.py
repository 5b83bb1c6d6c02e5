"""The benchmark of pathways measures sound entries: the same courses, without pathways and with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.measure import Cost
from benchmarks.pathways import PARTS, Trails, rows, works
from benchmarks.table import Measured
from credatlas.build.compile import compile_content
from credatlas.diagnostics import Severity
from tests.rules.alliance import settings_of

if TYPE_CHECKING:
    from pathlib import Path

COURSES = 110


@pytest.mark.parametrize("pathways", [False, True])
def test_no_entry_has_an_error_and_every_course_is_in_a_pathway(tmp_path: Path, pathways: bool) -> None:
    project = Trails(tmp_path, COURSES, pathways=pathways).project
    found = compile_content(settings_of(project, required_tier="harvestable"))
    assert [one for one in found.findings if one.severity is Severity.ERROR] == []
    catalogue = found.catalogue
    assert len(catalogue.courses) == COURSES
    assert len(catalogue.pathways) == (COURSES // PARTS if pathways else 0)
    assert (set(catalogue.pathways_with) == set(catalogue.courses)) is pathways
    nested = [one for one in catalogue.pathways.values() if any(b.pathways for b in one.blocks.values())]
    assert len(nested) == (1 if pathways else 0)


def test_both_are_built_in_turn_and_compared(tmp_path: Path) -> None:
    pair = (Trails(tmp_path / name, 20, pathways=name == "with") for name in ("without", "with"))
    names = [work.name for work in works(*pair)]
    assert names == ["check without", "check with", "build without", "build with"]
    costs = [(2.0, 2.0), (3.0, 3.0), (10.0, 10.0), (12.0, 11.0)]
    found = {name: Measured((Cost(*cost),), 0) for name, cost in zip(names, costs, strict=True)}
    table = list(rows(found))
    assert [row.verdict for row in table] == ["", "", "", "", "MISSED", ""]
    assert [row.figure.value for row in table if row.figure] == [1.5, 1.0, 1.2, 1.0]
