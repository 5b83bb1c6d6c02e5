"""The comparison with Hugo measures what it says; how long anything takes is not a test's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import hugo
from benchmarks.catalogue import write_catalogue
from benchmarks.compare import compare
from benchmarks.measure import CommandFailed, Cost, run
from benchmarks.table import Figure, Measured, Row, ratio, rendered

if TYPE_CHECKING:
    from pathlib import Path

COURSES = 40
WORKS = (
    "Hugo",
    "Hugo, spared the data",
    "check, cold",
    "check, every page, API, cold",
    "complete, cold",
    "complete in 3 languages",
    "nothing changed",
    "one file changed",
    "complete: peak memory",
    "Hugo's site: files",
    "complete site: files",
    "3 languages site: files",
    "complete: 40 courses / 4, time",
    "complete: 40 courses / 4, memory",
)
"""How each row of the table begins, in their order."""


@pytest.mark.slow
def test_hugo_makes_our_pages_and_every_row_is_measured(tmp_path: Path) -> None:
    said: list[str] = []
    rows = compare(tmp_path, COURSES, rounds=1, large=False, say=said.append)
    assert f"{COURSES} of Hugo's pages are ours" in said
    assert len(rows) == len(WORKS)
    for row, begin in zip(rows, WORKS, strict=True):
        assert row.work.startswith(begin)
        assert row.figure is None or row.figure.value > 0
        assert row.measured is None or min(row.measured.wall, row.measured.cpu, row.measured.memory) > 0
    files = {row.work: row.figure.value for row in rows if row.figure and "files" in row.work}
    assert files["Hugo's site: files"] == COURSES
    assert files["complete site: files"] < files["3 languages site: files"]


def test_a_page_that_says_something_else_is_not_the_same() -> None:
    page = '<p class="a">Law &amp; order, the courts&#39; view</p>\n'
    assert hugo.same(page, '<p class="a">\n  Law &amp; order,  the courts&#x27; view </p>')
    assert not hugo.same(page, page.replace("order", "disorder"))
    assert not hugo.same("<p>&lt;b&gt;</p>", "<p><b></p>")


def test_a_catalogue_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        write_catalogue(folder, 90)
    paths = sorted(path.relative_to(one) for path in one.rglob("*.yml"))
    assert len(paths) == 90 + 2 + 2 + 1 + 1  # courses, institutions, pathways, network, agreement
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in paths)


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    hold = "x = bytearray(60_000_000); import time; time.sleep(0.6)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{hold}']); {hold}"
    alone = run(["python3", "-c", hold], tmp_path, memory=True)
    both = run(
        ["python3", "-c", child.replace("subprocess.run", "p = subprocess.Popen")], tmp_path, memory=True
    )
    assert 60e6 < alone.memory < 100e6
    assert 120e6 < both.memory < 200e6


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="3"):
        run(["sh", "-c", "echo oh; exit 3"], tmp_path)


def test_ratios_are_of_medians_and_limits_are_judged() -> None:
    ours = Measured((Cost(1, 2), Cost(2, 2), Cost(9, 2)), 0)
    theirs = Measured((Cost(4, 4), Cost(4, 4), Cost(4, 4)), 0)
    found = ratio(ours, theirs)
    assert found == Figure(0.5, "(0.25-2.25; CPU 0.50)")
    assert [Row("", None, found, limit).verdict for limit in (0.5, 0.4, None)] == ["ok", "MISSED", ""]
    assert "0.4  MISSED" in rendered([Row("build", ours, found, 0.4)])
