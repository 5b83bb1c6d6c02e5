"""What an earlier build has read is not read again, and not forgotten, whoever reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from credatlas.build.cache import Cache, digest
from credatlas.build.reading import Entry, Terms, read_all
from credatlas.build.workers import FEW
from credatlas.source import find

CONTENT = Path(__file__).parents[2] / "content"
GENERATION = digest("version 1")


def _build(folder: Path, jobs: int) -> list[Entry]:
    """All entries of the demonstration, and at the end only what this build has used is kept."""
    sources = find(CONTENT).sources
    assert len(sources) >= FEW, "enough for workers"
    with Cache(folder, GENERATION) as cache:
        entries = list(read_all(Terms(False, cache), sources, jobs=jobs, executor=None))
        cache.prune()
    return entries


@pytest.mark.parametrize("jobs", [1, 2])
def test_builds_that_change_nothing_forget_nothing(tmp_path: Path, jobs: int) -> None:
    cold = _build(tmp_path, jobs)
    assert _build(tmp_path, jobs) == cold
    with Cache(tmp_path, GENERATION) as cache:
        assert all(cache.get(entry.key) for entry in cold)
