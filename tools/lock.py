"""Write requirements/*.txt: every dependency with its version and hashes, for every platform."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

UV = "uv==0.13.9"
LOCKS: dict[str, tuple[str, ...]] = {
    "runtime": ("build",),
    "test": ("build", "test"),
    "bench": ("build", "test", "bench"),
}
"""Each lock and the dependency groups of pyproject.toml that it adds; each holds the one before it."""

HEADER = "# Made by `make lock` from pyproject.toml. Do not edit.\n"


def write_lock(uv: str, name: str, groups: tuple[str, ...], constraint: Path | None) -> Path:
    """Resolve one lock; versions agree with `constraint`, the lock that it contains."""
    target = Path("requirements", f"{name}.txt")
    command = f"{uv} pip compile --quiet --upgrade --no-header --universal --python-version 3.11".split()
    command += ["--generate-hashes", f"--output-file={target}", "pyproject.toml"]
    command += [f"--group={group}" for group in groups]
    if constraint:
        command.append(f"--constraint={constraint}")
    subprocess.run(command, check=True)
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8")
    return target


def main() -> None:
    """Install the resolver beside, not into, the project's environment, and write every lock."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", UV], check=True)
        constraint = None
        for name, groups in LOCKS.items():
            constraint = write_lock(f"{folder}/bin/uv", name, groups, constraint)


if __name__ == "__main__":
    main()
