"""A build that is killed at any moment leaves the published site whole, and the next build goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from tests.site.building import PROGRAMS, built, digests

ROUNDS = 5


def test_killed_builds_leave_the_site_whole(small: Path) -> None:
    built(small, "--now", "2027-01-01")
    old = digests(small / "site")
    (small / "content/courses/fjord/avalanche-risk.yml").unlink()
    # What a site publishes goes on from what it published before: so does its change log.
    built(small, "--now", "2027-01-01", "--site-dir", "goal", "--previous", "site")
    new = digests(small / "goal")
    assert old != new
    began = time.monotonic()
    built(small, "--now", "2027-01-01", "--site-dir", "timing", "--previous", "site")
    usual = time.monotonic() - began
    chance = random.Random(7)
    for _ in range(ROUNDS):
        _killed(small, chance.uniform(0, usual))
        assert digests(small / "site") in (old, new)
    built(small, "--now", "2027-01-01")
    assert digests(small / "site") == new
    assert not list(small.glob(".site*/site"))


def _killed(project: Path, after: float) -> None:
    """Start a build with workers and kill its whole group after so many seconds."""
    process = subprocess.Popen(
        [PROGRAMS / "credatlas", "build", "--now", "2027-01-01", "--jobs", "2"],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
