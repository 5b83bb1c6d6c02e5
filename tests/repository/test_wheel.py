"""The wheel, made from the source distribution, works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ORIGIN, copy_alliance

REPOSITORY = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> None:
    """Run a program that must succeed, with nothing of the checkout within its reach."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as a publisher does: source distribution first, the wheel from that."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, REPOSITORY, cwd=target)
    (built,) = target.glob("*.whl")
    return built


def test_the_wheel_carries_all_package_data(wheel: Path) -> None:
    """Schemas from the top of the repository, and whatever lies in the package beside its modules."""
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    package = REPOSITORY / "generator" / "credatlas"
    schemas = REPOSITORY / "schemas"
    wanted = {
        f"credatlas/{path.relative_to(package).as_posix()}" for path in package.rglob("*") if path.is_file()
    }
    wanted |= {
        f"credatlas/schemas/{path.relative_to(schemas).as_posix()}" for path in schemas.rglob("*.json")
    }
    assert {path for path in wanted if "__pycache__" not in path} <= carried


def test_the_wheel_in_an_empty_environment_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    run(REPOSITORY / "tools" / "venv", environment, sys.executable, cwd=tmp_path)
    pip = (environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", REPOSITORY / "requirements" / "runtime.txt", cwd=tmp_path)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path)

    project = copy_alliance(tmp_path / "alliance", f"{ORIGIN}/")
    run(environment / "bin" / "credatlas", "build", cwd=project)
    assert (project / "site" / "index.html").is_file()
    assert any((project / "site" / "courses").rglob("index.html"))
