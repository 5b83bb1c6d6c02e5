"""The commands `new` and `import`, through the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from credatlas.cli import credatlas

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.authoring.conftest import Alliance

CONFIGURATION = """\
site_name: Test
docs_dir: content/pages
theme: {name: material}
plugins:
  - credatlas: {required_tier: recorded, ui_languages: [en, de]}
"""


@pytest.fixture
def run(alliance: Alliance) -> Callable[..., Result]:
    configuration = str(alliance.write("mkdocs.yml", CONFIGURATION))
    alliance.write("content/pages/index.md", "# Test\n")

    def ran(*arguments: str) -> Result:
        return CliRunner().invoke(
            credatlas, [*arguments, "-f", configuration], standalone_mode=False, catch_exceptions=False
        )

    return ran


def test_a_new_course_is_written_and_named(alliance: Alliance, run: Callable[..., Result]) -> None:
    said = run("new", "course", "lumen/heat", "--title", "Heat: pumps").output
    assert "content/courses/lumen/heat.yml is a draft" in said
    assert alliance.data("heat") == {"title": "Heat: pumps", "status": "draft"}


def test_a_new_run_is_written_with_what_to_review(alliance: Alliance, run: Callable[..., Result]) -> None:
    said = run(
        "new", "offering", "lumen/data-ethics", "--from", "spring-2027", "--starts", "2027-09-20"
    ).output
    assert "added the run autumn-2027" in said
    assert "  - Every date moved by 203 days" in said
    assert "autumn-2027" in alliance.data("data-ethics")["offerings"]


def test_an_import_reports_and_a_dry_run_writes_nothing(
    alliance: Alliance, run: Callable[..., Result]
) -> None:
    table = str(alliance.write("c.csv", "id,title,workload.ects\n1,Heat,many\n,No id,3\n"))
    before = alliance.files()
    dry = run("import", "csv", table, "--institution", "lumen", "--dry-run")
    assert alliance.files() == before
    assert "2 rows: 1 would be added" in dry.output
    done = run("import", "csv", table, "--institution", "lumen")
    assert done.return_value == 1
    assert f"{table}:2:1: CA171 warning: many of column workload.ects" in done.output
    assert f"{table}:3:1: CA174" in done.output
    assert "2 rows: 1 added, 0 updated, 0 unchanged, 0 skipped, 1 not imported" in done.output
    assert alliance.data("heat")["title"] == "Heat"


def test_runs_alone_are_imported_by_course_code(alliance: Alliance, run: Callable[..., Result]) -> None:
    table = str(alliance.write("r.csv", "id,course,starts\n1,LUM-1,2027-09-20\n"))
    done = run("import", "csv", table, "--institution", "lumen", "--only", "offerings")
    assert done.return_value == 0
    assert alliance.data("data-ethics")["offerings"]["autumn-2027"] == {"starts": "2027-09-20"}
