"""The same pages as people read them: on paper, in forced colours, enlarged, spaced, without motion.

`test_accessibility.py` holds every kind of page in both schemes and widths; here few pages stand for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Site
from tests.browser.static_server import serving
from tests.browser.test_accessibility import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

COURSES = "lumen/data-ethics,quill/incident-response"
PAGES = {
    "home": "",
    "courses": "courses/",
    "course": "courses/lumen/data-ethics/",
    "pathway": "pathways/data-steward/",
    "shortlist": f"shortlist/?courses={COURSES}",
    "comparison": f"compare/?courses={COURSES}",
    "course in Arabic": "ar/courses/lumen/data-ethics/",
    "comparison in Arabic": f"ar/compare/?courses={COURSES}",
}
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
MODES: dict[str, dict[str, Any]] = {
    "print": {"viewport": WIDE, "color_scheme": "dark"},
    "forced colours": {"viewport": WIDE, "forced_colors": "active"},
    "forced colours, dark": {"viewport": NARROW, "forced_colors": "active", "color_scheme": "dark"},
    "text of 200 %": {"viewport": WIDE},
    "spaced text": {"viewport": NARROW},
}
STYLES = {
    "text of 200 %": "html { font-size: 250% !important }",  # the theme begins at 125 %
    # WCAG 2.2, 1.4.12
    "spaced text": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
}


@pytest.fixture(scope="module", params=("/",), ids=("at-root",))
def site(request: pytest.FixtureRequest, demonstration: Callable[[str], Path]) -> Iterator[Site]:
    """The demonstration at one mount."""
    folder = demonstration(request.param)
    with serving(folder, request.param) as base:
        yield Site(folder=folder, prefix=request.param, base=base)


def opened(page: Page, site: Site, path: str) -> None:
    page.goto(site.address(path), wait_until="networkidle")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("mode", MODES)
def test_axe_has_nothing_to_say_in_any_mode(site: Site, new_page: Callable[..., Page], mode: str) -> None:
    """Forced colours are the reader's own, and axe takes some of ours for them: no contrast there."""
    page = new_page(bypass_csp=mode in STYLES, **MODES[mode])
    told = []
    for name, path in PAGES.items():
        opened(page, site, path)
        if mode == "print":
            page.emulate_media(media="print")
        if mode in STYLES:
            page.add_style_tag(content=STYLES[mode])
        checks = {**CHECKS, "rules": {"color-contrast": {"enabled": "forced" not in mode}}}
        for one in Axe().run(page, options=checks).response["violations"]:
            node = one["nodes"][0]
            told.append(f"{name}: {one['id']} at {node['target']}: {node['html'][:200]}")
        told += [f"{name}: {text}" for text in page.evaluate(LOST)]
        page.emulate_media(media="screen")
    assert not told, "\n".join(told)


LOST = """() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth + 1) found.push(`scrolls sideways: ${root.scrollWidth}`);
    for (const one of document.querySelectorAll("main *, header *, footer *")) {
        const style = getComputedStyle(one);
        const hides = [style.overflowX, style.overflowY].some(one => one === "hidden" || one === "clip");
        if (!hides || !one.checkVisibility() || one.clientHeight < 4 || one.clientWidth < 4) continue;
        if (!one.textContent.trim() || one.closest("[data-md-component=header-title], svg")) continue;
        if (one.scrollHeight > one.clientHeight + 3 || one.scrollWidth > one.clientWidth + 3) {
            found.push(`cut off: ${one.outerHTML.slice(0, 150)}`);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("path", [PAGES["course"], "ar/" + PAGES["comparison"], "courses/"])
def test_nothing_covers_what_has_the_focus(
    site: Site, new_page: Callable[..., Page], path: str, size: dict[str, int]
) -> None:
    """Backwards, where a sticky header would be in the way (WCAG 2.2, 2.4.11)."""
    page = new_page(viewport=size, reduced_motion="reduce")
    opened(page, site, path)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("footer a").first.focus()
    covered = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if found := page.evaluate(COVERED):
            covered.append(found)
    assert not covered, "\n".join(covered)


COVERED = """() => {
    const one = document.activeElement;
    if (one === document.body || !one.getClientRects().length) return "";
    const { left, right, top, bottom } = one.getClientRects()[0];
    if (right - left < 4) return ""; // a control that something drawn stands for
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const [x, y] = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)];
    const there = document.elementFromPoint(x, y);
    const own = there && (one.contains(there) || there.contains(one));
    if (own || there?.closest("label")?.control === one) return "";
    return `${one.outerHTML.slice(0, 120)} is under ${there?.outerHTML.slice(0, 120)}`;
}"""


def test_nothing_moves_for_those_who_want_no_motion(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=WIDE, reduced_motion="reduce")
    opened(page, site, PAGES["course"])
    assert page.evaluate(MOVING) == []


MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
    const { animationDuration, animationName, transitionDuration } = getComputedStyle(one);
    const longest = text => Math.max(...text.split(",").map(parseFloat));
    const animated = animationName !== "none" && longest(animationDuration) > 0.01;
    return animated || longest(transitionDuration) > 0.01;
}).map(one => one.outerHTML.slice(0, 120))"""
