"""The workbook that `credatlas new workbook` makes can be filled in and imported, and explains itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from credatlas.authoring.workbook import SHEETS, map_text
from credatlas.authoring.workbook.book import EXPLANATIONS, VALUES, example
from credatlas.cli import credatlas
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.authoring.conftest import Alliance, Codes

COURSES, RUNS = SHEETS


def begun(path: Path) -> str:
    return (
        CliRunner()
        .invoke(credatlas, ["new", "workbook", str(path)], standalone_mode=False, catch_exceptions=False)
        .output
    )


@pytest.fixture
def path(alliance: Alliance) -> Path:
    path = alliance.root / "table.xlsx"
    said = begun(path)
    assert f"--map {path.with_suffix('.courses.map.yml')}" in said
    assert "--only offerings" in said
    return path


def filled(path: Path, sheet: str, *rows: list[Any]) -> Path:
    book = load_workbook(path)
    for row in rows:
        book[sheet].append(row)
    book.save(path)
    return path


def test_a_row_of_the_schemas_examples_is_imported_without_a_word(
    alliance: Alliance, path: Path, codes: Codes
) -> None:
    row = [example(COURSES, column) for column in COURSES.all]
    filled(path, "Courses", row)
    plan = alliance.imported(path, map_text(COURSES, "table"))
    assert codes(plan) == []
    assert (plan.counts.added, plan.unused) == (1, ())
    (slug,) = {file.stem for file in alliance.course("x").parent.glob("*.yml")} - {"data-ethics"}
    data = alliance.data(slug)
    for column in COURSES.all:
        value: Any = data
        for key in column.field.split("."):
            value = value[key]
        assert value, column.field


def test_runs_find_their_course_by_its_code(alliance: Alliance, path: Path, codes: Codes) -> None:
    row = [example(RUNS, column) for column in RUNS.columns]
    filled(path, "Runs", ["LUM-1", "autumn-2027", *row])
    plan = alliance.imported(path, map_text(RUNS, "table"), "offering")
    assert codes(plan) == []
    run = alliance.data("data-ethics")["offerings"]["autumn-2027"]
    assert set(run) == {column.field.partition(".")[0] for column in RUNS.columns}


def test_courses_and_then_their_runs_come_from_one_workbook(
    alliance: Alliance, path: Path, codes: Codes
) -> None:
    filled(path, "Courses", ["C-7", "Heat pumps"], ["C-8", "Cold rooms"])
    filled(path, "Runs", ["C-8", "spring-2028", date(2028, 3, 1)])
    for sheet in (*SHEETS, *SHEETS):
        plan = alliance.imported(path, map_text(sheet, "table"), sheet.kind)
        assert codes(plan) == []
    assert plan.counts.unchanged == 1
    assert alliance.data("cold-rooms")["offerings"] == {"spring-2028": {"starts": "2028-03-01"}}


def test_an_empty_workbook_imports_nothing(alliance: Alliance, path: Path, codes: Codes) -> None:
    before = alliance.files()
    for sheet in SHEETS:
        plan = alliance.imported(path, map_text(sheet, "table"), sheet.kind)
        assert (plan.counts.rows, codes(plan)) == (0, [])
    assert alliance.files() == before


def test_the_maps_beside_it_are_those_that_read_it(path: Path) -> None:
    for sheet in SHEETS:
        beside = path.with_suffix(f".{sheet.name.lower()}.map.yml")
        assert beside.read_text(encoding="utf-8") == map_text(sheet, "table")


def test_codes_are_offered_and_explained(path: Path) -> None:
    book = load_workbook(path)
    offered = [
        str(one.formula1) for sheet in SHEETS for one in book[sheet.name].data_validations.dataValidation
    ]
    assert len(offered) >= 8
    assert all(source.startswith(f"'{VALUES}'!$") for source in offered)
    values = {(row[0].value, row[1].value) for row in book[VALUES].iter_rows(2)}
    assert ("module", "Module") in values
    explained = {(row[0], row[1]) for row in book[EXPLANATIONS].iter_rows(2, values_only=True)}
    assert {(sheet.name, column.name) for sheet in SHEETS for column in sheet.all} <= explained


def test_nothing_is_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        begun(path)
    assert path.read_bytes() == before


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"must end in \.xlsx"):
        begun(tmp_path / "table.xls")
