"""The page on privacy names everything that the scripts keep in a browser, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from credatlas import resources
from credatlas.pages.blocks.storage import CACHE, PREFIX, STORED

_KEPT = re.compile(r"""\b(?:recall|keep|whenChanged)\(\s*["'`]([\w-]+)""")
_NAMED = re.compile(rf"""["'`]{PREFIX}([\w-]+)["'`]""")
_STORAGE = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie)\b")

SCRIPTS = sorted(Path(resources.folder("theme")).rglob("*.js"))
KEEPERS = {"remembered.js", "planner.js"}
"""The only scripts that touch the storage itself; the others go through `remembered.js`."""


def test_every_name_in_the_scripts_is_told_and_every_told_name_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS]
    used = {name for text in texts for found in (_KEPT, _NAMED) for name in found.findall(text)}
    assert {PREFIX + name for name in used} == set(STORED.values()) - {"__palette"}


def test_the_service_worker_keeps_pages_under_the_name_that_is_told() -> None:
    worker = (resources.folder("worker") / "on.js").read_text(encoding="utf-8")
    assert re.findall(r'^const NAME = "(.+)";$', worker, re.MULTILINE) == [CACHE]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_storage_is_touched_in_one_place(script: Path) -> None:
    touches = _STORAGE.search(script.read_text(encoding="utf-8")) is not None
    assert touches == (script.name in KEEPERS)
