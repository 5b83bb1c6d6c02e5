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


def test_data_does_not_depend_on_the_day(alliance: Path) -> None:
    """From one day to another on which nothing new is published; what went before is the same."""
    days = ("2029-01-01", "2040-01-01")
    for day, previous in zip(days, ((), ("--previous", days[0])), strict=True):
        assert run(alliance, "build", "--now", day, "--site-dir", day, *previous).returncode == 0
    data = ("api/", "feeds/", ".well-known/")
    one, other = (
        {path: found for path, found in digests(alliance / day).items() if path.startswith(data)}
        for day in days
    )
    assert one
    assert one == other
