"""WCAG 2.2 AA as far as a machine sees it, on every kind of page; a course is reached by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from credatlas.build import shells
from tests.browser.conftest import Site
from tests.browser.static_server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHECKS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SCHEMES = {"light": "default", "dark": "slate"}
WIDTHS = (1280, 320)
KINDS = (*(kind.name for kind in shells.KINDS), "document", "home")
"""Every kind of page, as the class of its article names it."""
_KIND = re.compile(r'class="[^"]*ca-page--([\w-]+)')


@pytest.fixture(scope="module", params=("/",), ids=("at-root",))
def site(request: pytest.FixtureRequest, demonstration: Callable[[str], Path]) -> Iterator[Site]:
    """The demonstration at one mount: where a site lies changes nothing about whether it can be read."""
    folder = demonstration(request.param)
    with serving(folder, request.param) as base:
        yield Site(folder=folder, prefix=request.param, base=base)


@pytest.fixture(scope="module")
def kinds(site: Site) -> dict[str, list[str]]:
    """Kind -> pages that stand for it: one of each depth, every hand-written one, and a course in Arabic."""
    found: dict[str, dict[object, str]] = {}
    for path in sorted(site.folder.rglob("*.html")):
        address = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        kind = _KIND.search(path.read_text(encoding="utf-8"))
        translated = address.startswith(("de/", "ar/"))
        if kind and (not translated or address.startswith("ar/courses/")):
            key = address if kind[1] == "document" else (translated, address.count("/"))
            found.setdefault(kind[1], {}).setdefault(key, address)
    return {kind: list(pages.values()) for kind, pages in found.items()}


def test_no_kind_of_page_is_forgotten(kinds: dict[str, list[str]]) -> None:
    assert sorted(kinds) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say(page: Page, site: Site, kinds: dict[str, list[str]], kind: str) -> None:
    told = [problem for address in kinds[kind] for problem in _problems(page, site.address(address))]
    assert not told, "\n".join(told)


def _problems(page: Page, address: str) -> Iterator[str]:
    page.goto(address, wait_until="load")
    for scheme, body in SCHEMES.items():
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.wait_for_selector(f"body[data-md-color-scheme={body}]")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for one in Axe().run(page, options=CHECKS).response["violations"]:
                place = one["nodes"][0]
                yield f"{address} {scheme} {width}: {one['id']} at {place['target']}: {place['html']}"


def test_the_keyboard_leads_from_home_to_a_course(page: Page, site: Site) -> None:
    """Every stop shows that it has the focus; no stop is a trap."""
    page.goto(site.address())
    _press_until(page, "a[href$='courses/']")
    page.keyboard.press("Enter")
    page.wait_for_url(site.address("courses/"))
    _press_until(page, ".ca-card a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{re.escape(site.base)}courses/[^/]+/[^/]+/"))
    _press_until(page, "summary")
    page.keyboard.press("Enter")


def _press_until(page: Page, selector: str) -> None:
    """Press Tab until what has the focus fits; each stop on the way can be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        assert page.evaluate(_SHOWN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no stop of the keyboard is {selector}")


_SHOWN = """() => {
    const element = document.activeElement;
    if (element === document.body) return true;
    if (!element.matches(":focus-visible")) return false;
    for (let each = element; each && each !== document.body; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (style.outlineStyle !== "none" || style.boxShadow !== "none") return true;
    }
    return element.matches("input") && !element.offsetWidth;
}"""
