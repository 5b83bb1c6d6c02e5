"""CONTRIBUTING.md teaches by example; every example must be right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from credatlas.rules.registry import all_rules
from tests.schemas.reading import read_yaml

if TYPE_CHECKING:
    from tests.schemas.reading import Schemas

GUIDE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


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
