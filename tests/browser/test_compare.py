"""Courses side by side, from the shortlist or an address; and what is new since the last visit."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

ETHICS, RESPONSE = "lumen/data-ethics", "quill/incident-response"
PUMPS, PORTS = "lumen/heat-pumps", "olive/green-ports"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def side_by_side(page: Page, site: Site, *courses: str, language: str = "") -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(site.address(f"{language}compare/?courses={','.join(courses)}"))
    expect(page.locator(".ca-compare thead th > a")).not_to_have_count(0)


def row(page: Page, fact: str) -> list[str]:
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{fact}")))
    return [text.strip() for text in line.get_by_role("cell").all_inner_texts()]


def test_the_shortlist_leads_to_the_comparison_by_keyboard(site: Site, page: Page) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(site.address("glossary/"))
    page.evaluate(
        "kept => localStorage.setItem('credatlas:shortlist', JSON.stringify(kept))", [ETHICS, RESPONSE]
    )
    page.goto(site.address("shortlist/"))
    expect(page.locator("[data-kept]")).to_have_count(2)
    expect(page.locator("[data-compare]")).to_be_hidden()  # it leads nowhere yet
    for box in page.locator("input[name=compare]").all():
        box.focus()
        page.keyboard.press("Space")
    page.locator("[data-compare]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/compare/\?"))
    assert parse_qs(urlsplit(page.url).query)["courses"] == [f"{ETHICS},{RESPONSE}"]
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_two_courses_say_what_differs_what_they_add_up_to_and_where_they_clash(
    site: Site, page: Page
) -> None:
    side_by_side(page, site, ETHICS, RESPONSE)
    assert row(page, "Credits") == ["3 ECTS credits", "5 ECTS credits"]
    assert row(page, "Price")[0].startswith(
        "Students of the member universities: free of charge · Anyone: €180"
    )
    for line in page.locator(".ca-compare tbody tr").all():
        cells = line.get_by_role("cell").all_inner_texts()
        told = line.get_by_role("rowheader").inner_text().endswith("differs")
        assert told == (len(set(cells)) > 1), cells
    expect(page.locator("[data-sum]")).to_have_text("Together: 8 ECTS credits")
    expect(page.locator("[data-clash]")).to_have_text(
        "Dates overlap: Data ethics for health professionals and Responding to a cyber incident, "
        "5 March 2027 – 23 April 2027"
    )


def test_four_courses_are_compared_one_is_removed_and_no_fifth_is_taken(site: Site, page: Page) -> None:
    side_by_side(page, site, ETHICS, PUMPS, PORTS, RESPONSE, "olive/wildfire-recovery")
    expect(page.get_by_role("columnheader")).to_have_count(5)
    expect(page.locator("[data-clash]")).to_have_count(2)
    page.get_by_role("link", name=re.compile("Remove.*Data ethics")).click()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.locator("[data-clash]")).to_have_count(1)
    expect(page.locator("[data-sum]")).to_have_attribute("data-sum", "14")


def test_courses_one_after_the_other_do_not_clash(site: Site, page: Page) -> None:
    side_by_side(page, site, ETHICS, PORTS)
    expect(page.locator("[data-clash]")).to_have_count(0)
    assert "overlap" in page.locator("[data-tool]").inner_text()


def test_a_withdrawn_course_is_named_and_the_others_are_compared(site: Site, page: Page) -> None:
    side_by_side(page, site, ETHICS, "lumen/gdpr-basics", RESPONSE)
    expect(page.get_by_text("lumen/gdpr-basics is no longer here")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(3)


@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_phone_shows_two_courses_without_scrolling_sideways(site: Site, phone: Page, language: str) -> None:
    side_by_side(phone, site, ETHICS, RESPONSE, language=language)
    region = phone.locator(".ca-sides")
    assert region.evaluate("one => one.scrollWidth <= one.clientWidth")
    # The rows are no table to look at any more; they still are one to listen to.
    expect(phone.get_by_role("table")).to_have_count(1)
    assert phone.get_by_role("rowheader").count() >= 8


def visited(page: Page, site: Site, when: datetime) -> None:
    page.clock.set_fixed_time(when)
    page.goto(site.address("courses/"))


def test_what_came_since_the_last_visit_is_marked_as_new(site: Site, page: Page) -> None:
    """Two courses of the demonstration say when they came: on 14 September and on 26 October 2026."""
    new = page.locator("[data-new]")
    visited(page, site, datetime(2026, 10, 1, 9, tzinfo=UTC))
    expect(page.locator("[data-star]").first).to_be_visible()  # scripts have run
    expect(new).to_have_count(0)  # nobody has been here before
    visited(page, site, datetime(2026, 11, 2, 9, tzinfo=UTC))
    expect(new).to_have_count(1)
    since = page.locator("[data-since]").filter(has=new)
    expect(since).to_have_attribute("data-since", "2026-10-26")
    visited(page, site, datetime(2026, 11, 2, 9, tzinfo=UTC) + timedelta(hours=2))
    expect(new).to_have_count(1)  # the same visit goes on
    visited(page, site, datetime(2026, 11, 9, 9, tzinfo=UTC))
    expect(page.locator("[data-star]").first).to_be_visible()
    expect(new).to_have_count(0)
