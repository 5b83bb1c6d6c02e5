"""CONTRIBUTING.md teaches by example; every example must be right."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from credatlas.rules.registry import all_rules
from tests.schemas.reading import read_yaml

if TYPE_CHECKING:
    from tests.schemas.reading import Schemas

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = "content/courses/lumen/soil-care.yml"

Credatlas = Callable[..., subprocess.CompletedProcess[str]]


class Block(NamedTuple):
    """One YAML example and what its title says about it."""

    title: str
    text: str

    @property
    def kind(self) -> str:
        """The kind of entry that its path names."""
        return self.title.partition("content/")[2].split("/")[0].removesuffix("s")

    @property
    def whole(self) -> bool:
        """Whether it is a whole file, not a part of one."""
        return not self.title.startswith("in ")


BLOCKS = [Block(*match) for match in re.findall(r'^```yaml title="(.+?)"\n(.*?)^```$', GUIDE, re.M | re.S)]


def test_every_yaml_block_says_which_file_it_is_of() -> None:
    assert len(BLOCKS) == GUIDE.count("```yaml") > 10


@pytest.mark.parametrize("block", BLOCKS, ids=[str(number) for number, _ in enumerate(BLOCKS)])
def test_an_example_passes(schemas: Schemas, block: Block) -> None:
    problems = schemas.problems(block.kind, read_yaml(block.text))
    assert [problem for problem in problems if block.whole or problem != "/ required"] == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.whole], ids=lambda block: block.kind)
def test_a_whole_file_tells_editors_its_schema(block: Block) -> None:
    up = "../" * block.title.count("/")
    assert block.text.startswith(f"# yaml-language-server: $schema={up}schemas/{block.kind}.schema.json\n")


def test_every_code_it_names_is_a_rule() -> None:
    assert set(re.findall(r"CA[0-9]{3}", GUIDE)) <= all_rules().keys()


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    """A catalogue that holds the guide's institution and its first course, and nothing else."""
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    (tmp_path / "content" / "pages").mkdir(parents=True)
    for block in BLOCKS:
        if block.whole and block.kind in ("course", "institution"):
            path = tmp_path / block.title
            path.parent.mkdir(parents=True)
            path.write_text(block.text, encoding="utf-8")
    return tmp_path


def test_a_newcomer_who_copies_the_example_succeeds_at_once(credatlas: Credatlas, newcomer: Path) -> None:
    done = credatlas("check", cwd=newcomer)
    assert done.returncode == 0, done.stdout
    assert "0 errors, 0 warnings" in done.stdout


def test_the_finding_it_shows_is_what_the_check_prints(credatlas: Credatlas, newcomer: Path) -> None:
    course = newcomer / EXAMPLE
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("cycle: first", "cycle: second"), encoding="utf-8")
    shown = re.search(rf"^{re.escape(EXAMPLE)}:\d+:\d+: .*$", GUIDE, re.MULTILINE)
    assert shown
    done = credatlas("check", cwd=newcomer)
    assert done.returncode == 1
    assert shown[0] in done.stdout.splitlines()


def test_the_first_file_of_the_design_reaches_framework(credatlas: Credatlas, tmp_path: Path) -> None:
    """The tier that this repository's mkdocs.yml requires, beside the demonstration's institutions."""
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    for folder in ("institutions", "networks", "agreements", "pages"):
        shutil.copytree(REPOSITORY / "content" / folder, tmp_path / "content" / folder)
    courses = tmp_path / "content" / "courses" / "lumen"
    courses.mkdir(parents=True)
    before = credatlas("check", cwd=tmp_path)
    shutil.copy(Path(__file__).parent / "valid" / "course" / "design-3a.yml", courses)
    done = credatlas("check", courses / "design-3a.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert _at_framework(done.stdout) == _at_framework(before.stdout) + 1


def _at_framework(said: str) -> int:
    found = re.search(r"framework (\d+)", said)
    return int(found[1]) if found else 0
