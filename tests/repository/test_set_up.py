"""What a newcomer meets first: `make`, and a Python that cannot make virtual environments."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
NEEDED = ("sh", "id", "rm", "env")
"""The programs that tools/venv may count on; neither apt-get nor sudo is among them."""


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in the checkout."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_make_alone_lists_every_target() -> None:
    phony = re.findall(
        r"^\.PHONY: (\S+)$", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = re.findall(r"^  make (\S+) +\S", make().stdout, re.MULTILINE)
    assert listed == phony


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A PATH with a Python that lacks its venv module, as Debian's does, and nobody who could add it."""
    for name in NEEDED:
        program = shutil.which(name)
        assert program
        (tmp_path / name).symlink_to(program)
    python = tmp_path / "python3"
    python.write_text(
        f'#!/bin/sh\ncase "$1 $2" in "-m venv"|"-m virtualenv") exit 1;; esac\n'
        f'exec {Path(sys.executable).resolve()} "$@"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    return tmp_path


def venv(folder: Path, path: Path, *python: str) -> subprocess.CompletedProcess[str]:
    """Run tools/venv with nothing but `path` to find programs in."""
    return subprocess.run(
        [REPOSITORY / "tools" / "venv", folder, *python],
        env={"PATH": str(path)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_a_python_without_venv_is_told_what_to_install(bare_machine: Path, tmp_path: Path) -> None:
    done = venv(tmp_path / "environment", bare_machine)
    assert done.returncode == 2
    assert re.search(r"sudo apt-get install python3\.\d+-venv", done.stderr)


def test_a_machine_without_python_is_told_which_is_needed(bare_machine: Path, tmp_path: Path) -> None:
    (bare_machine / "python3").unlink()
    done = venv(tmp_path / "environment", bare_machine)
    assert done.returncode == 2
    assert "Python 3.11 or newer" in done.stderr


def test_an_environment_that_works_is_left_alone(tmp_path: Path) -> None:
    environment = REPOSITORY / ".venv"
    before = (environment / "pyvenv.cfg").stat().st_mtime_ns
    subprocess.run([REPOSITORY / "tools" / "venv", environment], check=True)
    assert (environment / "pyvenv.cfg").stat().st_mtime_ns == before
