"""`mkdocs build` publishes the same bytes as `credatlas build`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import copy_alliance

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

NOON_OF_2027 = "1798804800"


def _mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("mkdocs")), *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOON_OF_2027}
    return subprocess.run(
        command, cwd=project, env=environment, check=False, capture_output=True, encoding="utf-8"
    )


def _files(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration alliance."""
    return copy_alliance(tmp_path_factory.mktemp("doors") / "alliance", "https://catalogue.example/a/b/")


def test_both_doors_publish_the_same_bytes(
    project: Path, credatlas: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    ours = credatlas("build", "--now", "2027-01-01T12:00:00Z", "--site-dir", project / "ours", cwd=project)
    assert ours.returncode == 0, ours.stderr
    theirs = _mkdocs(project, "build", "--site-dir", "theirs")
    assert theirs.returncode == 0, theirs.stderr
    made, expected = _files(project / "theirs"), _files(project / "ours")
    assert sorted(made) == sorted(expected)
    assert [path for path in sorted(made) if made[path] != expected[path]] == []


def test_a_broken_entry_leaves_the_published_site_alone(project: Path) -> None:
    first = _mkdocs(project, "build", "--site-dir", "kept")
    assert first.returncode == 0, first.stderr
    before = _files(project / "kept")
    entry = project / "content/courses/lumen/broken.yml"
    entry.write_text("title: [unfinished\n", encoding="utf-8")
    try:
        second = _mkdocs(project, "build", "--site-dir", "kept")
    finally:
        entry.unlink()
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert _files(project / "kept") == before


def test_a_wrong_option_is_said_in_words(project: Path) -> None:
    configuration = project / "wrong.yml"
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    wrong = text.replace("required_tier: framework", "required_tier: gold")
    configuration.write_text(wrong, encoding="utf-8")
    done = _mkdocs(project, "build", "--config-file", "wrong.yml", "--site-dir", "never")
    assert done.returncode == 1
    assert "required_tier: 'gold' is none of recorded" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "never").exists()
