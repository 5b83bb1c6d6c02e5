"""What every test may ask for: the repository, the demonstration alliance built, golden files."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# As both doors do: Material announces MkDocs 2 when it is imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

REPOSITORY = Path(__file__).parent.parent
ORIGIN = "https://catalogue.example"
"""Where the sites that tests build say they live; `.example` never resolves."""

hypothesis.settings.register_profile("default", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.register_profile("long", deadline=None, max_examples=20_000)
hypothesis.settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files; review the diff")
    parser.addoption("--courses", type=int, help="learners' tasks: on so many courses, and timed")
    parser.addoption("--site", help="learners' tasks: on this built site, and timed")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def credatlas() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed command as a person would: `credatlas("check", cwd=project)`."""

    def run(*arguments: str | Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
        command = [Path(sys.executable).with_name("credatlas"), *arguments]
        return subprocess.run(
            command, cwd=cwd, check=False, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
        )

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text to the file that was reviewed: `golden(path, text)`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, f"{path} differs; see --update-golden"

    return compare


@contextmanager
def _once(folder: Path, name: str) -> Iterator[Path]:
    """One of several test processes at a time; the result stays for the others."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / name


@pytest.fixture(scope="session")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, credatlas: Callable[..., subprocess.CompletedProcess[str]]
) -> Callable[[str], Path]:
    """The site of the demonstration alliance for a path prefix, built once: `demonstration("/a/b/")`."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def built(prefix: str) -> Path:
        with _once(shared, f"alliance{prefix.replace('/', '-')}") as project:
            site = project / "site"
            if not site.is_dir():
                copy_alliance(project, f"{ORIGIN}{prefix}")
                done = credatlas("build", cwd=project)
                assert done.returncode == 0, done.stdout + done.stderr
            return site

    return built


def copy_alliance(target: Path, site_url: str) -> Path:
    """The demonstration alliance as a project of its own that publishes at `site_url`."""
    shutil.copytree(REPOSITORY / "content", target / "content")
    configuration = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    changed, count = re.subn(r"(?m)^site_url:.*$", f"site_url: {site_url}", configuration)
    assert count == 1, "mkdocs.yml names its site_url once"
    (target / "mkdocs.yml").write_text(changed, encoding="utf-8")
    return target
