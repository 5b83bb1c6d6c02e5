"""Whatever stands in an address or in the browser's storage: pages stay whole, and nothing of it runs.

The search's own reading of addresses is held to thousands of them in `tests/search/test_addresses.py`.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from credatlas.pages.blocks.storage import STORED
from tests.browser.conftest import Site
from tests.browser.static_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PAGES = {
    "courses/": "h1",
    "courses/lumen/data-ethics/": "h1",
    "shortlist/": "[data-tool] > :not(.ca-empty)",
    "compare/": "[data-tool] > :not(.ca-empty)",
    "pathways/data-steward/": "#planner h3",
}
"""Each page that reads addresses and storage, with what shows that its scripts have run."""
ROUNDS = 12
KEYS = ("q", "page", "sort", "home", "courses", "have", "plan", "brought", "field", "language", "when", "x")
MARKUP = (
    "<img src=x onerror='window.ran=1'>",
    "javascript:window.ran=1",
    '"><script>window.ran=1</script>',
    "{{constructor.constructor('window.ran=1')()}}",
    "../../../etc/passwd",
    "__proto__",
    "%E0%A4%A",
    "\u202e\u0000\ufffe",
)


STORE = """all => Object.entries(all).forEach(
    ([name, text]) => localStorage.setItem(name.startsWith("__") ? `/.${name}` : name, text)
)"""
"""The theme puts the path of the site in front of its names."""


@pytest.fixture(scope="module", params=("/",), ids=("at-root",))
def site(request: pytest.FixtureRequest, demonstration: Callable[[str], Path]) -> Iterator[Site]:
    """The demonstration at one mount."""
    folder = demonstration(request.param)
    with serving(folder, request.param) as base:
        yield Site(folder=folder, prefix=request.param, base=base)


def text(chance: random.Random) -> str:
    """Markup, letters of any script, digits without end, or far too much of something."""
    kind = chance.randrange(5)
    if kind == 0:
        return chance.choice(MARKUP)
    if kind == 1:
        return "".join(chr(chance.choice((*range(32, 0x2FFF), 0x1F600))) for _ in range(chance.randrange(40)))
    if kind == 2:
        return str(chance.choice((-1, 0, 1e308, 10**30, "NaN", "", "null")))
    if kind == 3:
        return chance.choice("a,~/.é") * chance.randrange(3000)
    return ",".join(chance.choice(("lumen/data-ethics", "a//b", "/", "%2F", "<b>/c")) for _ in range(9))


def value(chance: random.Random, depth: int = 0) -> Any:
    """A value of JSON of any type, wrong more often than right."""
    kind = chance.randrange(8 if depth < 3 else 5)
    if kind < 3:
        return text(chance)
    if kind < 5:
        return chance.choice((None, True, -1, 1e300, 0))
    if kind < 7:
        return [value(chance, depth + 1) for _ in range(chance.randrange(6))]
    names = ("slug", "name", "networks", "seen", "last", "length", "__proto__", "0")
    return {chance.choice(names): value(chance, depth + 1) for _ in range(4)}


@pytest.mark.parametrize("path", PAGES)
def test_no_address_and_no_storage_breaks_a_page(page: Page, site: Site, path: str) -> None:
    chance = random.Random(path)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(site.address("rules/"))
    for _ in range(ROUNDS):
        stored = {name: _spoilt(json.dumps(value(chance)), chance) for name in STORED.values()}
        page.evaluate(STORE, stored)
        query = urlencode({key: text(chance)[:1500] for key in chance.sample(KEYS, 4)}, errors="replace")
        page.goto(f"{site.address(path)}?{query}", wait_until="load")
        page.locator(PAGES[path]).first.wait_for()
        assert page.locator("h1").count() == 1, query
        assert page.evaluate("window.ran") is None, query


def _spoilt(written: str, chance: random.Random) -> str:
    """Sometimes cut in the middle."""
    return written[: chance.randrange(len(written) + 1)] if chance.random() < 0.3 else written
