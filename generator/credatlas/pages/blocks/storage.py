"""What the scripts keep in the reader's browser: every name, and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages.block import Block
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader

PREFIX = "credatlas:"
"""Of every name that our own scripts use."""

STORED: Mapping[str, str] = {
    "home": PREFIX + "home",
    "shortlist": PREFIX + "shortlist",
    "planner": PREFIX + "planner",
    "visit": PREFIX + "visit",
    "palette": "__palette",
}
"""What is kept -> its name in the browser; a test finds the same names in the scripts."""
CACHE = "credatlas-1"
"""Where the service worker keeps pages, on sites whose operator wants one."""


def _body(reads: Reader, _: Host) -> str:
    stored = {**STORED, "offline": CACHE} if reads.edition.site.offline else STORED
    rows = [(name, reads.word(f"storage.{what}")) for what, name in stored.items()]
    return template(reads.language, "storage").render(rows=rows)


STORAGE = Block(name="storage", body=_body)
