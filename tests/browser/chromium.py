"""Find a Chromium that starts, or install one: `python tests/browser/chromium.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# No sandbox, because CI runs as root in a container; the rest keeps the browser from calling its maker.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 600
"""Seconds that one way of installing may take."""


def candidates() -> Iterator[Path]:
    """Browsers that may be there: the one named in $CHROMIUM, Playwright's own, the system's."""
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)


def starts(browser: Path) -> bool:
    """Whether it can open a page: a file may be there and its libraries not."""
    if not browser.is_file():
        return False
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=browser, args=ARGUMENTS).close()
        except Error:
            return False
    return True


def driver_runs() -> bool:
    """Whether Playwright itself starts: its Node.js needs a library that the smallest systems lack."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, check=False, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def find() -> Path | None:
    """The first browser that starts; none while Playwright does not."""
    return next(filter(starts, candidates()), None) if driver_runs() else None


def from_playwright() -> None:
    """Playwright's own build; with the libraries it needs where we may install them."""
    dependencies = ["--with-deps"] if os.geteuid() == 0 else []
    _run([sys.executable, "-m", "playwright", "install", *dependencies, "chromium"])


def from_the_system() -> None:
    """The system's package manager: as root, or with a sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    _run([*root, "apt-get", "update", "-qq"])
    packages = ["chromium", "fonts-dejavu-core", "libatomic1"]
    environment = [*root, "env", "DEBIAN_FRONTEND=noninteractive"]
    _run([*environment, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(
            command, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


WAYS: tuple[Callable[[], None], ...] = (from_the_system, from_playwright)


def main() -> int:
    """Say which browser the tests will use; install one where there is none."""
    browser = find()
    for install in () if browser else WAYS:
        print(f"No Chromium that starts: trying {install.__name__.replace('_', ' ')}", flush=True)
        install()
        if browser := find():
            break
    if browser is None:
        print("No Chromium could be installed. Install one, or name it: make test CHROMIUM=/path/to/chromium")
        return 2
    print(f"Browser tests use {browser}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
