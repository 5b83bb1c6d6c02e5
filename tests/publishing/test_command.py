"""`credatlas doctor`: exit codes, and what is said where."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from tests.publishing.host import TYPES, Hosting, hosted
from tests.publishing.published import publish, small
from tests.publishing.test_doctor import NOW

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(credatlas: Callable[..., subprocess.CompletedProcess[str]]) -> Run:
    def ran(*arguments: str) -> tuple[int, str, str]:
        done = credatlas("doctor", "--now", NOW.isoformat(), *arguments)
        return done.returncode, done.stdout, done.stderr

    return ran


def test_a_site_is_sound_then_doubtful_then_broken_then_gone(run: Run, tmp_path: Path) -> None:
    hosting = Hosting(folder=tmp_path, modified=format_datetime(NOW, usegmt=True))
    with hosted(hosting) as url:
        publish(small(url, NOW), tmp_path)
        code, out, err = run(url, "--all")
        assert (code, err) == (0, "the site is sound\n")
        assert all(line.startswith(("note: ", "    ")) for line in out.splitlines())
        hosting.own_error_page = True
        assert run(url)[0] == 0
        assert run(url, "--strict")[0] == 1
        hosting.types = {**TYPES, ".ttl": "text/plain"}
        code, out, err = run(url)
        assert code == 1
        assert out.startswith("error: feeds/")
        assert "files ending in .ttl are text/turtle" in out
        assert err.endswith("errors, 1 warnings\n")
    code, out, err = run(url)
    assert (code, out) == (2, "")
    assert "cannot be reached" in err


def test_what_a_host_writes_does_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    hosting = Hosting(folder=tmp_path)
    with hosted(hosting) as url:
        publish(small(url, NOW), tmp_path)
        hosting.types = {**TYPES, ".csv": "text/\x1b[31m"}
        assert "\x1b" not in run(url)[1]


@pytest.mark.parametrize("address", ["catalogue.example", "file:///etc/passwd", "http://[::1"])
def test_what_is_no_address_ends_with_a_sentence(run: Run, address: str) -> None:
    code, out, err = run(address)
    assert (code, out) == (2, "")
    assert "write it as https://catalogue.example/" in err
