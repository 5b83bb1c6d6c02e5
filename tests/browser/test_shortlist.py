"""The shortlist, the comparison and the calendar: kept here, shared as an address, whole without scripts."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

ETHICS, RESPONSE = "lumen/data-ethics", "quill/incident-response"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def star(page: Page, slug: str, site: Site) -> None:
    """Keep a course, on its page, by keyboard."""
    page.goto(site.address(f"courses/{slug}/"))
    button = page.locator(f".ca-head [data-star='{slug}']")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")


def saved(page: Page, what: str) -> str:
    """The file behind a button of the shortlist."""
    with page.expect_download() as download:
        page.locator(f"[data-get={what}]").click()
    return Path(download.value.path()).read_bytes().decode()


def test_what_one_keeps_is_listed_exported_and_removed(site: Site, page: Page) -> None:
    page.clock.set_fixed_time(NOW)
    star(page, ETHICS, site)
    star(page, RESPONSE, site)
    page.goto(site.address("shortlist/"))
    expect(page.locator("[data-kept]")).to_have_count(2)
    calendar = saved(page, "get-ics")
    feeds = [site.folder / "feeds" / "courses" / slug / "deadlines.ics" for slug in (ETHICS, RESPONSE)]
    events = [
        one
        for feed in feeds
        for one in re.findall(r"(?s)BEGIN:VEVENT.*?END:VEVENT", feed.read_bytes().decode())
    ]
    assert re.findall(r"(?s)BEGIN:VEVENT.*?END:VEVENT", calendar) == events
    rows = list(csv.reader(io.StringIO(saved(page, "get-csv").removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert rows[1][0] == "Data ethics for health professionals"
    assert "Opens in" in rows[1][2]
    page.locator(f"[data-kept='{RESPONSE}'] button").click()
    expect(page.locator("[data-kept]")).to_have_count(1)
    expect(page.locator("h1")).to_be_focused()


def test_a_list_is_shared_as_an_address(site: Site, page: Page, new_page: Callable[..., Page]) -> None:
    star(page, ETHICS, site)
    page.goto(site.address("shortlist/"))
    address = page.locator("[data-share]").get_attribute("href")
    assert address
    other = new_page()
    other.goto(address)
    expect(other.locator("[data-kept]")).to_have_count(1)
    other.get_by_role("button", name="Add all to my shortlist").click()
    other.wait_for_url(re.compile(r"shortlist/$"))
    expect(other.locator("[data-kept]")).to_have_count(1)


@pytest.mark.parametrize(
    "kept", ["", "null", "{}", '"x"', '["../../x", 1, null, "<b>/c"]', "[[[[", '{"length": 1000000000}']
)
def test_broken_storage_is_an_empty_list(site: Site, page: Page, kept: str) -> None:
    page.goto(site.address("glossary/"))
    page.evaluate(
        "kept => ['shortlist', 'visit'].forEach(n => localStorage.setItem(`credatlas:${n}`, kept))", kept
    )
    page.goto(site.address("shortlist/"))
    expect(page.get_by_role("status")).to_have_text("Nothing is kept yet. Use the star on a course.")


@pytest.mark.parametrize("language", ["", "de/", "ar/"])
@pytest.mark.parametrize("path", ["calendar/", "shortlist/", f"compare/?courses={ETHICS},{RESPONSE}"])
def test_the_tools_fit_a_phone_in_every_language(site: Site, phone: Page, language: str, path: str) -> None:
    phone.goto(site.address(language + path), wait_until="networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    assert "pages." not in phone.locator("article").inner_text()


@pytest.mark.parametrize("language", ["", "de/", "ar/"])
def test_the_calendar_is_whole_without_scripts(
    site: Site, new_page: Callable[..., Page], language: str
) -> None:
    plain = new_page(java_script_enabled=False)
    plain.goto(site.address(f"{language}calendar/"))
    assert plain.locator(".ca-agenda > li").count() > 0
    for link in plain.locator(".ca-follow a").all():
        href = str(link.get_attribute("href"))
        assert href.endswith("deadlines.ics")
        assert _file(site, urljoin(plain.url, href)).is_file()
    total = sum(int(one) for one in plain.locator(".ca-months .ca-count").all_inner_texts() if one.isascii())
    if not language:
        assert total > 50


CLICKS = 4


def test_every_live_course_is_four_clicks_from_home_without_scripts(site: Site) -> None:
    """Links alone, as a browser without scripts follows them; the lists are followed, courses are not."""
    near, found = {""}, set[str]()
    seen = set(near)
    for _ in range(CLICKS):
        links = {link for page in near for link in _links(site, page)} - seen
        seen |= links
        found |= {link for link in links if re.fullmatch(r"courses/(?!p/)[^/]+/[^/]+/", link)}
        near = links - found
    everything = (path.parent for path in site.folder.glob("courses/*/*/index.html") if path.parts[-3] != "p")
    alive = {one.relative_to(site.folder).as_posix() + "/" for one in everything if _is_offered(one)}
    assert len(alive) > 40
    assert alive <= found


def _is_offered(folder: Path) -> bool:
    return 'class="ca-course"' in (folder / "index.html").read_text(encoding="utf-8")


def _links(site: Site, page: str) -> set[str]:
    text = (site.folder / page / "index.html").read_text(encoding="utf-8")
    targets = (urljoin(site.address(page), href) for href in re.findall(r'<a [^>]*?href="([^"#?]+)', text))
    inside = (
        one.removeprefix(site.base) for one in targets if one.startswith(site.base) and one.endswith("/")
    )
    return {one for one in inside if (site.folder / one / "index.html").is_file()}


def _file(site: Site, address: str) -> Path:
    return site.folder / urlsplit(address).path.removeprefix(site.prefix)
