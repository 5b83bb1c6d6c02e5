"""Whatever is typed, a command ends with 0, 1 or 2 and says in words what to do: never with a traceback."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from credatlas import cli

REPOSITORY = Path(__file__).parent.parent.parent
CONFIGURATION = """\
site_name: Small
site_url: https://small.example/
docs_dir: content/pages
theme: {name: material}
plugins:
  - credatlas: {required_tier: recorded, jobs: 1}
"""
COURSE = "title: Heat pumps\nofferings:\n  first: {starts: 2027-03-01}\n"


class Said(NamedTuple):
    """What a command has said, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound project of one course, in which commands run."""
    for name, text in {
        "mkdocs.yml": CONFIGURATION,
        "content/pages/index.md": "# Small\n",
        "content/institutions/lumen.yml": "name: Lumen\ntimezone: Europe/Berlin\n",
        "content/courses/lumen/heat.yml": COURSE,
        "table.csv": "id,title\n1,Cold rooms\n",
        "letter.xlsx": "Dear all,\n",
        "bytes.csv": "id,title\n1,Caf\udce9\n",
        "broken.map.yml": "system: [\n",
        "odd.map.yml": "system: campus\nid: id\nfields: {titel: title}\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
    (tmp_path / "elsewhere.txt").write_text("")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "thesis.txt").write_text("years of work")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["credatlas", *arguments])
        return Said(cli.run(), *capsys.readouterr())

    return ran


WRONG = {
    "chek": "did you mean check?",
    "frobnicate": "there are build, check",
    "new cuorse lumen/x": "did you mean course?",
    "check --fromat json": "--format",
    "check --format yaml": "'yaml' is not one of",
    "check nowhere.yml": "there is no nowhere.yml",
    "check elsewhere.txt": "is not below",
    "check --now yesterday": "now: 'yesterday'",
    "check --language tlh": "tlh",
    "check --base main": "git",
    "check --previous nowhere": "nowhere",
    "check --jobs -1": "--jobs",
    "check -f nowhere/mkdocs.yml": "there is no nowhere/mkdocs.yml",
    "check -f taken": "there is no taken",
    "check -f elsewhere.txt": "elsewhere.txt",
    "check -f broken.map.yml": "broken.map.yml",
    "check -f bytes.csv": "bytes.csv",
    "build --site-dir taken": "taken",
    "build --site-dir elsewhere.txt": "elsewhere.txt",
    "build --site-url small.example": "site_url",
    "build --previous nowhere": "nowhere",
    "build --previous https://small.invalid/": "small.invalid",
    "doctor": "Missing argument",
    "doctor small.example": "write it as https://",
    "doctor https://small.invalid/": "cannot be reached",
    "explain": "Missing argument",
    "explain CA9999": "there is no rule CA9999",
    "explain heat": "there is no rule heat",
    "new course heat": "heat",
    "new course lumen/heat": "heat",
    "new course lumen/Heat!": "Heat!",
    "new course fjord/ice": "fjord",
    "new course ../lumen/x": "..",
    "new institution p": "p",
    "new offering lumen/heat --from first": "--starts",
    "new offering lumen/heat --from last --starts 2027-09-01": "last",
    "new offering lumen/heat --from first --starts soon": "soon",
    "new offering lumen/ice --from first --starts 2027-09-01": "ice",
    "new workbook table.csv": "must end in .xlsx",
    "new workbook letter.xlsx": "is there already",
    "new workbook nowhere/courses.xlsx": "there is no folder nowhere",
    "import": "Missing",
    "import pdf table.csv --institution lumen": "'pdf' is not one of",
    "import csv nowhere.csv --institution lumen": "nowhere.csv",
    "import csv table.csv": "--institution",
    "import csv table.csv --institution fjord": "fjord",
    "import csv table.csv --institution ../lumen": "lumen",
    "import csv bytes.csv --institution lumen": "this is not utf-8",
    "import xlsx letter.xlsx --institution lumen": "is not an Excel workbook",
    "import xlsx table.csv --institution lumen": "is not an Excel workbook",
    "import jsonl table.csv --institution lumen": "is not JSON",
    "import csv table.csv --institution lumen --map nowhere.yml": "nowhere.yml",
    "import csv table.csv --institution lumen --map broken.map.yml": "broken.map.yml",
    "import csv table.csv --institution lumen --map odd.map.yml": "did you mean title?",
    "serve --address nonsense": "nonsense",
    "serve -f nowhere.yml": "there is no nowhere.yml",
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(project: Path, run: Run, line: str) -> None:
    before = sorted(path for path in project.rglob("*") if ".cache" not in path.parts)
    said = run(*line.split())
    assert said.code == 2
    assert WRONG[line] in said.err
    assert "Traceback" not in said.err + said.out
    assert sorted(path for path in project.rglob("*") if ".cache" not in path.parts) == before


def test_sound_content_ends_with_0_and_errors_with_1(project: Path, run: Run) -> None:
    assert run("check").code == 0
    (project / "content/courses/lumen/heat.yml").write_text("titel: Heat\n")
    checked, built = run("check"), run("build")
    assert (checked.code, built.code) == (1, 1)
    assert "content/courses/lumen/heat.yml:1:1: CA15" in checked.out
    assert "content/courses/lumen/heat.yml:1:1: CA15" in built.err
    assert not (project / "site").exists()


def test_warnings_end_with_0_unless_they_are_errors_by_order(project: Path, run: Run) -> None:
    entry = project / "content/courses/lumen/heat.yml"
    entry.write_text(f"{COURSE}exceptions:\n  - {{code: CA304, reason: Not needed.}}\n")
    warned = run("check")
    assert warned.code == 0
    assert "CA002" in warned.out
    assert run("check", "--strict").code == 1
    assert run("check", "--strict", "content/institutions").code == 0


def test_content_that_is_missing_or_unreadable_is_for_the_operator(project: Path, run: Run) -> None:
    shutil.move(project / "content", project / "away")
    said = run("check")
    assert said.code == 2
    assert "content" in said.err


@pytest.mark.parametrize(
    "command",
    ["", "build", "check", "explain", "import", "new", "new course", "new offering", "new workbook", "serve"],
)
def test_every_command_explains_itself_on_one_screen(run: Run, command: str) -> None:
    said = run(*command.split(), "--help")
    assert said.code == 0
    assert "..." not in said.out.replace("[OPTIONS]", "").replace("[ARGS]...", "").replace("[PATHS]...", "")
    assert len(said.out.splitlines()) <= 40
    assert all(len(line) <= 100 for line in said.out.splitlines())
