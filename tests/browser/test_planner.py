"""The planner of a pathway's page: the answers of the Python code, by keyboard, kept in the address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

CASES = Path(__file__).parent.parent / "stacking" / "cases"
PATHWAY = "pathways/responsible-data/"
ANSWER = """async ([module, cases]) => {
    const {progress, read} = await import(module);
    return cases.map(({pathway, held, brought = {}}) => Object.fromEntries(
        [...progress(read(pathway), held, new Map(Object.entries(brought)))].map(
            ([slug, {groups, slug: _, ...one}]) =>
                [slug, {...one, blocks: Object.fromEntries(groups.map(({key, ...one}) => [key, one]))}],
        ),
    ));
}"""


def _cases() -> Iterator[dict[str, Any]]:
    for path in sorted(CASES.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        yield from read if isinstance(read, list) else [read]


def test_it_gives_the_answers_of_the_shared_cases(site: Site, page: Page) -> None:
    cases = list(_cases())
    page.goto(site.address(PATHWAY))
    answers = page.evaluate(ANSWER, [site.address("assets/js/stacking.js"), cases])
    assert len(cases) > 20
    for case, answer in zip(cases, answers, strict=True):
        assert answer == case["expected"]["progress"], case.get("why", case["pathway"])


def _facts(page: Page) -> dict[str, str]:
    found = page.locator("#planner [data-fact]")
    found.first.wait_for()
    return {str(one.get_attribute("data-fact")): one.locator("dd").inner_text() for one in found.all()}


def _tick(page: Page, course: str, name: str) -> None:
    """By keyboard alone."""
    box = page.locator(f'li[data-course="{course}"] input[data-list={name}]')
    box.focus()
    page.keyboard.press("Space")


def test_one_sees_what_is_done_planned_and_missing(site: Site, page: Page) -> None:
    page.goto(site.address(PATHWAY))
    assert _facts(page) == {"done": "0", "planned": "0", "missing": "13"}
    _tick(page, "lumen/data-ethics", "have")
    _tick(page, "quill/incident-response", "plan")
    assert _facts(page) == {"done": "3", "planned": "5", "missing": "5"}
    nexts = page.locator("#planner li a")
    assert "Data protection in practice" in nexts.all_inner_texts()
    assert "Data ethics for health professionals" not in nexts.all_inner_texts()
    for course in ("lumen/data-protection-in-practice", "fjord/remote-care"):
        _tick(page, course, "plan")
    assert page.locator("#planner .ca-planner__done").count() == 1


def test_what_one_has_is_not_planned_too(site: Site, page: Page) -> None:
    page.goto(site.address(PATHWAY))
    _tick(page, "lumen/data-ethics", "plan")
    _tick(page, "lumen/data-ethics", "have")
    assert not page.locator('li[data-course="lumen/data-ethics"] input[data-list=plan]').is_checked()
    assert _facts(page)["planned"] == "0"


def test_the_address_carries_it_and_the_browser_remembers(
    site: Site, page: Page, new_page: Callable[..., Page]
) -> None:
    page.goto(site.address(PATHWAY))
    _tick(page, "lumen/data-ethics", "have")
    assert "have=lumen" in page.evaluate("location.search")
    page.goto(site.address(PATHWAY))
    assert _facts(page)["done"] == "3"
    page.locator("#planner button").click()
    assert _facts(page)["done"] == "0"
    assert not page.evaluate("location.search")
    elsewhere = new_page()
    elsewhere.goto(site.address(PATHWAY) + "?have=lumen/data-ethics,no/course&plan=%3Cscript%3E")
    assert _facts(elsewhere)["done"] == "3"


def test_courses_of_a_nested_pathway_count_within_it(site: Site, page: Page) -> None:
    page.goto(site.address("pathways/data-steward/"))
    before = _facts(page)
    _tick(page, "lumen/data-ethics", "have")
    after = _facts(page)
    assert (after["done"], int(after["missing"])) == ("3", int(before["missing"]) - 3)
    assert page.locator("#planner .ca-chip").count() > 1, "what is open is said of nested courses too"


SEEN = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const there = box.bottom > 0 && box.top < innerHeight && box.width > 0;
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return there && (marked || style.boxShadow !== 'none');
}"""
"""Whether the focus is on the screen, and marked."""


def _tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Press Tab until the focus is there, as somebody without a pointer does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert page.evaluate(SEEN), f"nobody sees that {selector} has the focus"
            return
    pytest.fail(f"{selector} was not reached in {most} steps")


def test_a_plan_is_made_and_taken_back_with_the_keyboard_alone(site: Site, page: Page) -> None:
    """No pointer and no script moves the focus: from the top of the page to a plan, to a course, and back."""
    page.goto(site.address(PATHWAY))
    before = _facts(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main-content", "first the way past the menu"
    page.keyboard.press("Enter")
    _tab_to(page, 'li[data-course="lumen/data-ethics"] input[data-list=have]')
    page.keyboard.press("Space")
    _tab_to(page, 'li[data-course="quill/incident-response"] input[data-list=plan]')
    page.keyboard.press("Space")
    assert _facts(page) == {"done": "3", "planned": "5", "missing": "5"}
    _tab_to(page, "#planner li a")
    course = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(course)
    page.go_back()
    assert _facts(page)["done"] == "3"
    _tab_to(page, "#planner button")
    page.keyboard.press("Enter")
    assert _facts(page) == before


@pytest.mark.parametrize("language", ["", "de/", "ar/"])
def test_it_prints_on_a4(site: Site, new_page: Callable[..., Page], language: str) -> None:
    """The diagram and the list are there, what only a screen needs is not, and nothing is cut off."""
    page = new_page(viewport={"width": 718, "height": 1047})  # A4 less the margins, at 96 dots an inch
    page.goto(site.address(language + PATHWAY))
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    drawing = page.locator("svg.ca-diagram__drawing").bounding_box()
    assert drawing
    assert drawing["width"] <= 718
    assert page.locator(".ca-blocks .ca-parts__title").first.is_visible()
    for hidden in ("#planner", ".md-header", ".ca-planner__choice", ".md-sidebar"):
        assert not [one for one in page.locator(hidden).all() if one.is_visible()], hidden
    sheets = len(re.findall(rb"/Type */Page\b", page.pdf(format="A4")))
    assert 1 < sheets <= 8


@pytest.mark.parametrize("language", ["", "de/", "ar/"])
def test_the_page_is_whole_without_scripts(site: Site, new_page: Callable[..., Page], language: str) -> None:
    plain = new_page(java_script_enabled=False)
    plain.goto(site.address(language + PATHWAY))
    assert plain.locator("#planner").is_hidden()
    drawing = plain.get_by_role("img", include_hidden=False)
    assert drawing.first.is_visible()
    named = plain.locator("svg.ca-diagram__drawing text").all_text_contents()
    listed = " ".join(plain.locator(".ca-blocks .ca-parts__title").all_inner_texts())
    assert named
    for line in plain.locator("svg text.ca-diagram__part").all_text_contents():
        assert line.rstrip("…") in listed
