"""Invariant 7: time alone never changes an exit code, and data documents do not depend on the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ORIGIN, copy_alliance
from tests.site.building import digests, run


@pytest.fixture(scope="module")
def alliance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unedited demonstration."""
    return copy_alliance(tmp_path_factory.mktemp("time") / "alliance", f"{ORIGIN}/")


@pytest.mark.parametrize("year", [2026, 2029, 2040])
def test_the_demonstration_builds_in_any_year(alliance: Path, year: int) -> None:
    done = run(alliance, "build", "--now", f"{year}-12-24", "--site-dir", f"site-{year}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_documents_of_entries_do_not_depend_on_the_day(alliance: Path) -> None:
    """From one day to another on which nothing new is published."""
    for day in ("2029-01-01", "2040-01-01"):
        assert run(alliance, "build", "--now", day, "--site-dir", day).returncode == 0
    one, other = (_documents(alliance / day) for day in ("2029-01-01", "2040-01-01"))
    assert one
    assert one == other


def _documents(site: Path) -> dict[str, str]:
    return {path: found for path, found in digests(site).items() if path.startswith(("api/", "feeds/"))}
