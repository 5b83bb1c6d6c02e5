"""The host that browser tests use behaves like the ones that alliances rent."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.static_server import serving

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "courses").mkdir()
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "courses" / "index.html").write_text("courses", encoding="utf-8")
    (tmp_path / "404.html").write_text("not here", encoding="utf-8")
    return tmp_path


def answer(base: str, path: str) -> tuple[int, str]:
    """Status and body, redirects not followed."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
def test_files_lie_below_the_prefix(folder: Path, prefix: str) -> None:
    with serving(folder, prefix) as base:
        assert answer(base, prefix) == (200, "home")
        assert answer(base, f"{prefix}courses/") == (200, "courses")
        assert answer(base, f"{prefix}courses")[0] == 301


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
@pytest.mark.parametrize("missing", ["nothing", "courses/nothing/", "../etc/passwd"])
def test_what_is_missing_gets_the_site_s_own_page(folder: Path, prefix: str, missing: str) -> None:
    with serving(folder, prefix) as base:
        assert answer(base, f"{prefix}{missing}") == (404, "not here")


def test_nothing_lies_outside_the_prefix(folder: Path) -> None:
    with serving(folder, "/a/b/") as base:
        assert answer(base, "/courses/") == (404, "not here")
