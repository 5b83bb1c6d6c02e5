"""The search in a browser: words, facets, one address for all, keys only, right to left, no scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Site

ETHICS = "Data ethics for health professionals"


def opened(page: Page, site: Site, view: str = "") -> Page:
    """The page of all courses with a view, once its script is ready."""
    page.goto(site.address(f"courses/{view}"))
    page.wait_for_selector("[data-finder][data-ready]")
    return page


def field(page: Page) -> Locator:
    return page.locator("main .ca-search input[name=q]")


def titles(page: Page) -> list[str]:
    return page.locator(".ca-found .ca-card__title").all_text_contents()


def count(page: Page) -> int:
    """The number of courses that the page announces."""
    found = re.search(r"\d+", page.locator(".ca-found__count").inner_text())
    return int(found.group()) if found else 0


def facet(page: Page, key: str) -> Locator:
    """A facet, opened."""
    group = page.locator(f"details[data-facet={key}]")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator(".ca-choices").wait_for(state="attached")
    return group


def settled(page: Page) -> None:
    """Wait until the view of the address is shown."""
    page.locator(".ca-found:not([aria-busy])").wait_for(state="attached")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_header_of_every_page_leads_to_results(site: Site, page: Page) -> None:
    page.goto(site.address("institutions/"))
    box = page.locator("header .ca-search input[name=q]")
    box.focus()
    page.keyboard.type("data ethics")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = page.locator("header [role=option]")
    assert ETHICS in options.first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-finder][data-ready]")
    assert titles(page)[0] == ETHICS
    assert field(page).input_value() == "data ethics"


def test_a_suggestion_is_chosen_with_the_keyboard(site: Site, page: Page) -> None:
    page.goto(site.address())
    box = page.locator("header .ca-search input[name=q]")
    box.focus()
    page.keyboard.type("elb mc 014")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/lumen/data-ethics/")


def test_escape_puts_suggestions_away(site: Site, page: Page) -> None:
    page.goto(site.address())
    box = page.locator("header .ca-search input[name=q]")
    box.focus()
    page.keyboard.type("ethics")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("header [role=listbox]")).to_be_hidden()


def test_results_follow_the_keys_without_a_reload(site: Site, page: Page) -> None:
    opened(page, site)
    page.evaluate("window.before = true")
    field(page).press_sequentially("datenethik")
    expect(page.locator(".ca-found .ca-card__title").first).to_have_text(ETHICS)
    page.wait_for_url("**/courses/?q=datenethik")
    assert page.evaluate("window.before")
    page.go_back()
    expect(page.locator("[data-plain]")).to_be_visible()
    assert field(page).input_value() == ""


def test_a_small_catalogue_asks_for_one_file(site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(page, site, "?q=data+ethics&language=en&sort=title")
    facet(page, "skill")
    assert [path for path in asked if "/search/" in path] == [f"{site.prefix}search/start/en.json"]


def test_one_address_is_the_whole_view(site: Site, page: Page, new_page: Callable[..., Page]) -> None:
    opened(page, site)
    facet(page, "language").get_by_label("English").check()
    settled(page)
    facet(page, "language").get_by_label("German").check()
    settled(page)
    facet(page, "mode").get_by_label("Online", exact=False).first.check()
    settled(page)
    page.get_by_label("Sort by").select_option("title")
    settled(page)
    assert query(page) == {"language": ["de,en"], "mode": ["online"], "sort": ["title"]}
    found = titles(page)
    assert found
    other = opened(new_page(), site, f"?{urlsplit(page.url).query}&utm_source=mail")
    settled(other)
    assert titles(other) == found
    shown = [found]
    for _ in range(3):
        page.go_back()
        settled(page)
        shown.append(titles(page))
    assert query(page) == {"language": ["en"]}
    for before in reversed(shown[:-1]):
        page.go_forward()
        settled(page)
        expect(page.locator(".ca-found .ca-card__title")).to_have_text(before)


@pytest.mark.parametrize("key", ["state", "field", "language", "mode", "price", "ects", "counts-at", "who"])
def test_counts_are_what_one_gets(site: Site, page: Page, key: str) -> None:
    """With something chosen elsewhere, each value leaves as many courses as it says."""
    opened(page, site, "?level=6,7")
    settled(page)
    group = facet(page, key)
    rows = group.locator("li:visible")
    for number in range(min(3, rows.count())):
        expected = int(rows.nth(number).locator(".ca-count").inner_text())
        box = rows.nth(number).get_by_role("checkbox")
        value = box.get_attribute("value")
        box.check()
        page.wait_for_url(f"**{key}={value}*")
        settled(page)
        assert count(page) == expected, f"{key}={value}"
        group.locator(f"input[value='{value}']").uncheck()
        page.wait_for_function("key => !location.search.includes(key + '=')", arg=key)
        settled(page)


def test_the_home_university_has_a_value_of_its_own(site: Site, page: Page) -> None:
    """Chosen once, it is counted like any other value; without it there is none."""
    opened(page, site)
    expect(facet(page, "who").locator("input[value=ME]")).to_have_count(0)
    page.locator(".ca-home button").click()
    page.locator("#ca-home-choice option[value=fjord]").wait_for(state="attached")
    page.locator("#ca-home-choice").select_option("fjord")
    for key, words in (("who", "Open to you"), ("counts-at", "Counts at your university")):
        row = facet(page, key).locator("li").first
        expect(row).to_contain_text(words)
        expected = int(row.locator(".ca-count").inner_text())
        row.get_by_role("checkbox").check()
        page.wait_for_url(f"**{key}=ME*")
        settled(page)
        assert count(page) == expected > 0
        row = facet(page, key).locator("li").first
        row.get_by_role("checkbox").uncheck()
        expect(page.locator("[data-plain]")).to_be_visible()
    opened(page, site, "?who=ME&counts-at=ME")
    settled(page)
    said = page.locator(".ca-found .ca-card__you")
    expect(said).to_have_count(page.locator(".ca-found .ca-card").count())
    assert "Not open to you" not in " ".join(said.all_inner_texts())
    page.evaluate("localStorage.clear()")
    opened(page, site, "?who=ME")
    settled(page)
    assert not page.locator(".ca-chosen button").count()


def test_a_field_opens_into_narrower_ones(site: Site, page: Page) -> None:
    opened(page, site)
    group = facet(page, "field")
    first = group.locator(".ca-choice--0:visible").first
    broad = int(first.locator(".ca-count").inner_text())
    first.get_by_role("checkbox").check()
    settled(page)
    narrow = group.locator(".ca-choice--1:visible")
    assert narrow.count()
    expected = int(narrow.first.locator(".ca-count").inner_text())
    narrow.first.get_by_role("checkbox").check()
    expect(group.locator(".ca-choice--0 input:checked")).to_have_count(0)
    settled(page)
    assert count(page) == expected <= broad


def test_a_range_of_credits(site: Site, page: Page) -> None:
    opened(page, site)
    group = facet(page, "ects")
    group.get_by_role("spinbutton", name="From").fill("2")
    group.get_by_role("spinbutton", name="To").fill("3")
    group.get_by_role("button", name="Set").click()
    settled(page)
    assert query(page) == {"ects": ["2..3"]}
    facts = page.locator(".ca-found .ca-card__facts").all_text_contents()
    assert facts
    assert all(re.search(r"\b(2|2\.5|3) ECTS", one) for one in facts)


def test_nothing_found_says_what_to_leave_out(site: Site, page: Page) -> None:
    opened(page, site, "?q=fermented&mode=online")
    settled(page)
    assert page.locator(".ca-found__count").inner_text() == "No course fits all of this."
    ways = page.locator(".ca-loosen a")
    assert ways.count() == 2
    expected = re.search(r": (\d+) course", ways.first.inner_text())
    assert expected
    ways.first.click()
    page.wait_for_function("!location.search.includes('mode=')")
    settled(page)
    assert count(page) == int(expected.group(1))


def test_what_was_chosen_can_be_taken_away(site: Site, page: Page) -> None:
    opened(page, site, "?language=en&mode=online")
    settled(page)
    page.get_by_role("button", name="Remove: How you take part: Online").click()
    page.wait_for_function("!location.search.includes('mode=')")
    assert query(page) == {"language": ["en"]}


def test_results_are_announced(site: Site, page: Page) -> None:
    opened(page, site, "?q=data")
    settled(page)
    assert page.locator(".ca-found [role=status]").inner_text() == f"{count(page)} courses"


def test_focus_stays_where_one_chooses(site: Site, page: Page) -> None:
    opened(page, site)
    box = facet(page, "language").get_by_label("English")
    box.focus()
    page.keyboard.press("Space")
    settled(page)
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_cards_look_the_same_wherever_they_are_made(site: Site, page: Page) -> None:
    opened(page, site)
    plain = shapes(page, "[data-plain] .ca-card")
    page.get_by_label("Sort by")
    page.goto(site.address("courses/?sort=title"))
    page.wait_for_selector("[data-finder][data-ready]")
    made = shapes(page, ".ca-found .ca-card")
    shared = plain.keys() & made.keys()
    assert len(shared) >= 10
    for address in shared:
        assert made[address] == plain[address]


def shapes(page: Page, selector: str) -> dict[str, str]:
    """Cards by the address that they lead to, without the attributes that scripts and styles do not show."""
    found: dict[str, str] = page.evaluate(
        """selector => Object.fromEntries([...document.querySelectorAll(selector)].map((card) => {
            const copy = card.cloneNode(true);
            const link = card.querySelector("a");
            copy.querySelector("a").removeAttribute("href");
            for (const name in copy.dataset) if (name !== "state") delete copy.dataset[name];
            return [link.href, copy.outerHTML.replace(/\\s+/g, " ")];
        }))""",
        selector,
    )
    return found


def test_states_follow_the_clock_of_the_reader(site: Site, page: Page) -> None:
    """Long after the build, what was open then is over now."""
    opened(page, site, "?state=open")
    settled(page)
    before = count(page)
    assert before
    page.clock.set_fixed_time("2031-06-01T12:00:00Z")
    opened(page, site, "?state=open")
    settled(page)
    assert count(page) < before
    opened(page, site, "?state=between")
    settled(page)
    assert count(page) > 10


def test_facets_are_links_without_scripts(site: Site, new_page: Callable[..., Page]) -> None:
    plain = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain.goto(site.address("courses/"))
    link = plain.locator("details[data-facet=language] a", has_text="German")
    expect(link).to_be_visible()
    expect(plain.locator("details[data-facet=skill]")).to_be_hidden()
    link.click()
    assert plain.url.endswith("/browse/language/de/")


def test_a_phone_folds_the_facets_away(site: Site, phone: Page) -> None:
    opened(phone, site, "?q=data")
    settled(phone)
    expect(phone.locator("details[data-facet=language]")).to_be_hidden()
    phone.get_by_text("Narrow down").click()
    facet(phone, "language").get_by_label("English").check()
    settled(phone)
    phone.get_by_role("button", name=re.compile(r"^Show \d+ course")).click()
    expect(phone.locator("details[data-facet=language]")).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    assert count(phone) == len(titles(phone)) or count(phone) > 20


@pytest.mark.parametrize("width", [320, 1280])
def test_right_to_left(site: Site, new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.address("ar/courses/?q=بيانات&language=en"))
    page.wait_for_selector("[data-finder][data-ready]")
    settled(page)
    assert titles(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.ca-found')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    assert page.locator(".ca-found .ca-card__title [lang=en]").count()


def test_hostile_addresses_do_nothing(site: Site, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for view in (
        "?q=<img src=x onerror=alert(1)>&language=<script>alert(1)</script>",
        "?q=%00%F0%9F%8E%93%E2%80%AE&field=__proto__&ects=9..1&page=99999",
        "?q=" + "a" * 5000,
        "?sort=__proto__&in=__proto__&home=javascript:alert(1)",
    ):
        opened(page, site, view)
        assert page.locator("main img[src=x]").count() == 0


def test_the_search_can_fail_and_the_lists_stay(site: Site, browser_without_search: Page) -> None:
    browser_without_search.goto(site.address("courses/?q=data"))
    expect(browser_without_search.locator("[data-plain]")).to_be_visible()


@pytest.fixture
def browser_without_search(page: Page) -> Page:
    """A network that gives the search nothing."""
    page.route("**/search/**", lambda route: route.fulfill(status=200, body="not JSON"))
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["", "?q=data&language=en", "?q=fermented&mode=online"])
def test_axe_finds_nothing(site: Site, new_page: Callable[..., Page], view: str, scheme: str) -> None:
    page = opened(new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900}), site, view)
    page.locator("header .ca-search input[name=q]").focus()
    facet(page, "ects")
    found = Axe().run(page, context=".ca-finder")
    assert not found.response["violations"], found.generate_report()
