"""The scripts: types agree, sizes stay small, and nothing in them runs text as code."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

SCRIPTS = Path(__file__).parent.parent / "scripts"
FOLDER = resources.folder("theme") / "assets" / "js"
OF_THE_SEARCH = (
    *("box", "cards", "catalogue", "choices", "dom", "engine", "facets", "query", "runs", "scores"),
    *("search", "search-desk", "search-thread", "search-worker", "shards", "source", "text", "view", "words"),
)
ALL_SCRIPTS = 60_000
ON_A_COURSE_PAGE = 30_000
"""Bytes, gzipped (design §9): what a course page can load, when somebody uses its search field."""


def size(names: Iterable[str]) -> int:
    return sum(len(gzip.compress((FOLDER / f"{name}.js").read_bytes())) for name in names)


def reached(name: str) -> set[str]:
    """The modules that a module imports, and that those import."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        text = (FOLDER / f"{ahead.pop()}.js").read_text(encoding="utf-8")
        for one in re.findall(r'^import (?:.* from )?"\./([\w-]+)\.js";', text, re.MULTILINE):
            if one not in found:
                found.add(one)
                ahead.append(one)
    return found


def test_what_the_search_needs_is_asked_for_at_once() -> None:
    """A chain of imports costs a round trip for each link."""
    text = (FOLDER / "search.js").read_text(encoding="utf-8")
    names = {
        constant: set(found.split()) for constant, found in re.findall(r'const ([A-Z]+) = "(.*)";', text)
    }
    thread = {"search-worker", *reached("search-worker")}
    assert names["SEARCH"] == reached("box") | thread
    assert names["SEARCH"] | names["FINDER"] == reached("finder") | thread


def test_types_agree() -> None:
    if not (SCRIPTS / "node_modules").is_dir():
        pytest.fail("the scripts' tests need `make test`, or `npm ci` in tests/scripts")
    node = Path(sys.executable).with_name("node")
    compiler = SCRIPTS / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run([node, compiler, "-p", SCRIPTS], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_scripts_are_small() -> None:
    assert size(OF_THE_SEARCH) < ON_A_COURSE_PAGE
    assert size([path.stem for path in FOLDER.glob("*.js")]) < ALL_SCRIPTS


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.name)
def test_no_text_becomes_code_or_markup(path: Path) -> None:
    """One place takes HTML, which the build has made: a card."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|insertAdjacentHTML|outerHTML|document\.write", text)
    assert text.count("innerHTML") == (1 if path.name == "cards.js" else 0)
