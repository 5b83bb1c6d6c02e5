"""What stands around every page: header, switches, skip link, error page; shells with plain bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from credatlas.build.compose import Composer, Filling
from credatlas.build.shells import prefix
from credatlas.engine import MkDocsEngine
from tests.browser.conftest import PREFIXES, Site
from tests.browser.static_server import serving
from tests.engine.conftest import request_of, write_alliance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from credatlas.build.shells import Rendered, ShellRequest

COURSE = "courses/lumen/data-ethics/"
BODY = "<h1>Data ethics</h1><p>What it is.</p><h2 id='part'>A part</h2><p>Text.</p>"


@pytest.fixture(scope="module", params=PREFIXES, ids=("at-root", "below-prefix"))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Hand-written pages, and a list and a course in every language."""
    project, folder = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("site")
    config_file = write_alliance(project, ("harbour.example/a/b/", f"harbour.example{request.param}"))
    wanted = request_of(config_file)
    for path, body in _files(MkDocsEngine(config_file).render(wanted), wanted):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    with serving(folder, request.param) as base:
        yield Site(folder=folder, prefix=request.param, base=base)


def _files(rendered: Rendered, request: ShellRequest) -> Iterator[tuple[str, bytes]]:
    yield from rendered.assets.items()
    for address, page in rendered.pages.items():
        composer = Composer(page.shell)
        # Without the script that this page brings: its refusal would be an error on the console.
        blocks = dict.fromkeys(composer.blocks, f"<h1>{page.title}</h1>")
        filling = Filling(address=address, title=page.title, site_name="S", blocks=blocks)
        body = composer.compose(filling).replace(b"<script>alert('a page brings this')</script>", b"")
        yield (address if address.endswith(".html") else f"{address}index.html"), body
    for key, shell in rendered.shells.items():
        before = prefix(key.language, request.languages)
        place = {"courses": "courses/", "course": COURSE}.get(key.kind)
        if place and key.depth == place.count("/") + bool(before):
            contents = (("part", "A part"),) if key.kind == "course" else ()
            filling = Filling(
                address=before + place, title="Data ethics", site_name="S", contents=contents, body=BODY
            )
            yield f"{before}{place}index.html", Composer(shell, before).compose(filling)


def test_colours_switch_and_stay(page: Page, site: Site) -> None:
    page.goto(site.address(COURSE))
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    for _ in range(2):  # from the system's colours to light ones, then to dark ones
        page.locator("form[data-md-component=palette] label:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(site.address("de/"))
    assert page.evaluate(ground) == dark


def test_the_systems_colours_are_followed(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site.address())
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_languages_keep_the_place_without_scripts(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.address(COURSE))
    page.locator(".ca-languages summary").click()
    page.get_by_role("link", name="العربية").click()
    assert page.url == site.address(f"ar/{COURSE}")
    assert page.locator("body").get_attribute("dir") == "rtl"


def test_languages_keep_what_is_searched_for(page: Page, site: Site) -> None:
    page.goto(site.address(f"{COURSE}?q=ethics#part"))
    page.locator(".ca-languages summary").click()
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(site.address(f"de/{COURSE}?q=ethics#part"))


def test_a_right_to_left_page_begins_at_the_right(page: Page, site: Site) -> None:
    page.goto(site.address(f"ar/{COURSE}"))
    brand = page.locator(".ca-brand").bounding_box()
    contents = page.locator(".md-sidebar--secondary").bounding_box()
    assert brand
    assert contents
    assert brand["x"] > 640 > contents["x"]


def test_search_is_a_form_that_works_without_scripts(new_page: Callable[..., Page], site: Site) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(site.address(f"de/{COURSE}"))
    page.get_by_role("search").get_by_role("searchbox").fill("data & ethics")
    page.keyboard.press("Enter")
    page.wait_for_url(site.address("de/courses/?q=data+%26+ethics"))


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page: Page, site: Site) -> None:
    page.goto(site.address(COURSE))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_an_address_that_does_not_exist_has_a_page_at_any_depth(page: Page, site: Site) -> None:
    answer = page.goto(site.address("de/courses/lumen/nothing/here/"))
    assert answer
    assert answer.status == 404
    page.get_by_role("link", name="All courses").click()
    assert page.url == site.address("courses/")


def test_every_page_fits_the_narrowest_window(phone: Page, site: Site) -> None:
    for address in ("", "guide/", "de/privacy/", COURSE, f"ar/{COURSE}", "no/such/page/"):
        phone.goto(site.address(address))
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_navigation_opens_on_a_phone(phone: Page, site: Site) -> None:
    phone.goto(site.address(COURSE))
    phone.get_by_role("button", name="Navigation").click()
    phone.get_by_role("navigation", name="Navigation").get_by_role("link", name="Institutions").wait_for()


def test_navigation_opens_and_closes_by_keyboard(phone: Page, site: Site) -> None:
    phone.goto(site.address(COURSE))
    opener = phone.get_by_role("button", name="Navigation")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    phone.keyboard.press("Enter")
    link = phone.get_by_role("navigation", name="Navigation").get_by_role("link", name="Institutions")
    expect(link).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_the_policy_stops_a_script_that_a_page_brings(browser: Browser, site: Site) -> None:
    course = (site.folder / COURSE / "index.html").read_text(encoding="utf-8")
    smuggled = site.folder / "smuggled.html"
    smuggled.write_text(course.replace("<h2", "<script>document.title = 'ran'</script><h2"), encoding="utf-8")
    page = browser.new_page()  # unwatched: its console has the refusal
    page.goto(site.address("smuggled.html"))
    assert page.title() == "Data ethics · S"
    page.close()
