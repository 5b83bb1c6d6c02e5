"""What can I take? The home university is chosen once; courses say what they are for its learners."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Request

    from tests.browser.conftest import Site

COURSE = "courses/lumen/data-ethics/"
BEFORE = datetime(2026, 12, 2, tzinfo=UTC)


def choose(page: Page, value: str) -> None:
    """By keyboard, as far as a select goes."""
    page.locator(".ca-home button").focus()
    page.keyboard.press("Enter")
    page.locator(f"#ca-home-choice option[value='{value}']").wait_for(state="attached")
    page.locator("#ca-home-choice").select_option(value)


def test_a_member_sees_its_price_deadline_and_recognition(site: Site, page: Page) -> None:
    page.clock.set_fixed_time(BEFORE)
    page.goto(site.address(COURSE))
    choose(page, "fjord")
    run = page.locator("#run-spring-2027 [data-for-you]")
    expect(run).to_have_attribute("data-for-you", "open")
    for text in ("Open to you", "Free", "30 places", "apply by 31 January 2027"):
        assert text.lower() in run.inner_text().lower()
    counts = page.locator(".ca-home__answer")
    for text in ("recognised automatically", "Credit for a module", "3 ECTS"):
        assert text in counts.inner_text()
    expect(page.locator(".ca-home button")).to_be_focused()


def test_somebody_from_elsewhere_pays_the_price_for_anyone(site: Site, page: Page) -> None:
    page.clock.set_fixed_time(BEFORE)
    page.goto(site.address(COURSE))
    choose(page, "")
    assert "€180" in page.locator("#run-spring-2027 [data-for-you]").inner_text()
    assert page.locator(".ca-home__answer").inner_text() == ""


def test_the_choice_holds_on_other_pages_and_cards(site: Site, page: Page) -> None:
    page.goto(site.address(COURSE))
    choose(page, "fjord")
    page.goto(site.address("institutions/lumen/"))
    card = page.locator(".ca-card", has=page.locator('a[href$="courses/lumen/data-ethics/"]')).first
    assert "Counts at your university" in card.locator(".ca-card__you").inner_text()
    page.goto(site.address("courses/?q=data+ethics"))
    page.wait_for_selector("[data-finder][data-ready]")
    expect(page.locator(".ca-found .ca-card__you").first).to_contain_text("Counts at your university")


def test_an_address_may_carry_it(site: Site, page: Page) -> None:
    page.goto(site.address(f"{COURSE}?home=fjord"))
    expect(page.locator(".ca-home__answer")).to_contain_text("recognised automatically")
    page.goto(site.address(f"{COURSE}?home=%3Cscript%3E"))
    expect(page.locator(".ca-home__answer")).to_contain_text("recognised automatically")


def test_no_request_carries_the_choice(site: Site, new_page: Callable[..., Page]) -> None:
    asked: list[set[tuple[str, str | None]]] = []
    for slug in ("fjord", "quill", ""):
        page, seen = new_page(), set[tuple[str, str | None]]()
        page.on("request", partial(_note, seen))
        page.goto(site.address(COURSE), wait_until="networkidle")
        choose(page, slug)
        for path in ("courses/", "institutions/lumen/", COURSE):
            page.goto(site.address(path), wait_until="networkidle")
        assert not page.context.cookies()
        asked.append(seen)
    assert asked[0] == asked[1] == asked[2]


def _note(seen: set[tuple[str, str | None]], request: Request) -> None:
    if "/assets/" not in request.url:  # which of them a browser has already differs from visit to visit
        seen.add((request.url, request.post_data))


@pytest.mark.parametrize(
    "kept", ["", "null", "[]", '{"slug": 1}', '{"slug": "<b>", "name": "x"}', "\x00", "{"]
)
def test_broken_storage_is_no_choice(site: Site, page: Page, kept: str) -> None:
    page.goto(site.address(COURSE))
    page.evaluate("kept => localStorage.setItem('credatlas:home', kept)", kept)
    page.reload()
    expect(page.locator(".ca-home button")).to_have_text("Choose your university")
    assert page.locator("[data-for-you]").count() == 0


@pytest.mark.parametrize("language", ["de/", "ar/"])
def test_it_speaks_the_language_of_the_page(site: Site, page: Page, language: str) -> None:
    page.goto(site.address(f"{language}{COURSE}"))
    choose(page, "fjord")
    assert "pages.here" not in page.locator("main, article").first.inner_text()
    assert page.locator("[data-for-you]").count() > 2
