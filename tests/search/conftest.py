"""The search of real content, its files on disk, and a way to run the scripts outside a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.catalogue import write_project
from credatlas.build.compile import compile_content
from credatlas.build.site import edition_of
from credatlas.cli._options import chosen
from credatlas.pages.card import stateless
from credatlas.search import Sources, WrittenPage, producers

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = Path(__file__).parent.parent / "scripts"
LARGE = 240
"""Courses of a catalogue that is cut into shards."""
PAGE = WrittenPage("data/", "en", "Data", "Everything as open data.", ("Feeds for aggregators",))


@dataclass(frozen=True, kw_only=True)
class Searchable:
    """A catalogue with the files of its search below `folder/search`."""

    sources: Sources
    folder: Path


def sources_of(config_file: Path) -> Sources:
    """What the search of a project is made of."""
    settings = chosen(config_file, no_cache=True)
    edition = edition_of(settings, compile_content(settings))
    return Sources(edition=edition, written=(PAGE,), card=partial(stateless, edition))


def written(sources: Sources, folder: Path) -> Searchable:
    """All files of a search, written below a folder."""
    for producer in producers():
        for unit in producer.units(sources):
            for artifact in producer.export(sources, unit):
                path = folder / artifact.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(artifact.body)
    return Searchable(sources=sources, folder=folder)


@pytest.fixture(scope="session")
def small(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Searchable:
    """The demonstration alliance: one file."""
    return written(sources_of(repository / "mkdocs.yml"), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Searchable:
    """A catalogue of made-up courses that is cut into shards and blocks."""
    project = write_project(tmp_path_factory.mktemp("project"), LARGE, ("en", "de"))
    return written(sources_of(project), tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="session")
def node() -> Callable[[str, Any], Any]:
    """Run a script of `tests/scripts` with a value: `node("ranking.mjs", {...})` returns what it answers."""
    if not (SCRIPTS / "node_modules").is_dir():
        pytest.fail("the scripts' tests need `make test`, or `npm ci` in tests/scripts")

    def run(script: str, value: Any) -> Any:
        done = subprocess.run(
            [Path(sys.executable).with_name("node"), "--no-warnings", SCRIPTS / script],
            input=json.dumps(value),
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
