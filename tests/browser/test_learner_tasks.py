"""Six things that learners come for, on a phone with a slow line, each within six steps and three seconds.

On a small catalogue as part of the suite, which holds the steps; `make learner` does the same on 10,000
courses and holds the seconds too, as no test of the suite depends on how fast a machine is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks.catalogue import write_project
from tests.browser.learner import MOST_SECONDS, MOST_STEPS, PHONE, Learner, Tree
from tests.browser.slow_line import far_away

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

FEW = 300
"""Courses of the short form."""
NOW = "2026-11-23T12:00:00Z"
SPRING = ("2027-03", "2027-04", "2027-05")
HOME = {"slug": "university-001", "name": "University 001", "networks": ["alliance"]}
"""The reader's university, chosen on an earlier visit."""


@dataclass(frozen=True, kw_only=True)
class Need:
    """What the learner of the first task wants, and a course that is it."""

    words: str
    month: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A built site behind the slow line."""

    folder: Path
    base: str
    timed: bool

    def need(self) -> Need:
        """Data ethics, in English, online, this spring; where nobody teaches it, what somebody does teach."""
        index = json.loads((self.folder / "api/v1/courses.json").read_bytes())["items"]
        fitting = [item for item in index if item["languages"] == ["en"] and item["modes"] == ["online"]]
        for item in sorted(fitting, key=lambda one: not one["title"]["en"].startswith("Data ethics")):
            for run in json.loads((self.folder / item["document"]).read_bytes())["runs"]:
                month = (run["starts"] or "")[:7]
                if month in SPRING and run["status"] == "confirmed":
                    title = item["title"]["en"]
                    return Need(words=" ".join(title.split()[:2]).lower(), month=month, title=title)
        raise ValueError("no course is in English, online and in spring")


@pytest.fixture(scope="module")
def catalogue(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    """Complete courses in English and Arabic pages: built here, or where `--site` says that they lie."""
    given, courses = request.config.getoption("--site"), request.config.getoption("--courses")
    if given:
        folder = Path(given)
    else:
        project = tmp_path_factory.mktemp("learner")
        write_project(project, courses or FEW, ("en", "ar"))
        command = str(Path(sys.executable).with_name("credatlas"))
        done = subprocess.run(
            [command, "build"], cwd=project, check=False, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        folder = project / "site"
    with far_away(folder) as base:
        yield Catalogue(folder=folder, base=base, timed=bool(given or courses))


@pytest.fixture
def learner(browser: Browser, catalogue: Catalogue, request: pytest.FixtureRequest) -> Iterator[Learner]:
    """A phone for one task; its promises are held when the task is done."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(f"localStorage.setItem('credatlas:home', {json.dumps(json.dumps(HOME))})")
    complaints: list[str] = []
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.clock.set_fixed_time(NOW)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    one = Learner(page=page)
    yield one
    context.close()
    if catalogue.timed:
        reporter = request.config.pluginmanager.getplugin("terminalreporter")
        reporter.write_line(f"\n{request.node.name}: {one}")
    assert not complaints
    assert 0 < len(one.steps) <= MOST_STEPS, one
    assert not catalogue.timed or one.slowest <= MOST_SECONDS, one


def field(page: Page) -> Locator:
    return page.locator("main .ca-search input[name=q]")


def cards(page: Page) -> Locator:
    """What was found, once all of a view is there."""
    return page.locator(".ca-found:not([aria-busy]) .ca-card__title")


def apply(page: Page) -> Locator:
    """The way to an application, outside of the catalogue."""
    return page.locator("a.ca-button[rel~=nofollow]").first


def facet(page: Page, key: str) -> Locator:
    return page.locator(f"details[data-facet={key}]")


def show(page: Page) -> Locator:
    return page.locator(".ca-filters__show")


def test_from_a_wish_to_an_application(learner: Learner, catalogue: Catalogue) -> None:
    """Data ethics, in English, online, this spring, that my university counts."""
    need, page = catalogue.need(), learner.page
    learner.arrive(f"{catalogue.base}courses/", page.locator(".ca-card__title").first)
    wanted = f"{need.words} english online"
    learner.step("words", lambda: field(page).fill(wanted), cards(page).first)
    learner.step("narrow down", page.locator(".ca-filters__title").click, facet(page, "month"))
    month = facet(page, "month").locator(f"input[value='{need.month}']")
    learner.step("start", facet(page, "month").locator("summary").click, month)
    chosen = page.locator(".ca-chosen__one").first
    learner.step("month", month.check, facet(page, "month").locator(".ca-filter__chosen"))
    learner.step("show", show(page).click, chosen)
    assert f"month={need.month}" in page.url
    card = page.locator(".ca-found .ca-card", has_text=need.title).first
    expect(card.locator(".ca-card__you")).to_contain_text("Counts at your university")
    learner.step("course", card.locator("a").first.click, apply(page))
    assert apply(page).get_attribute("href")


def test_by_keyboard_alone(learner: Learner, catalogue: Catalogue) -> None:
    """Tab, letters, arrows and Enter; no pointer."""
    page, need = learner.page, catalogue.need()
    learner.arrive(catalogue.base, page.locator("h1").first)
    learner.step("field", lambda: tab_to(page, "main .ca-search input[name=q]"), field(page))
    options = page.locator("main [role=option]")
    learner.step("words", lambda: page.keyboard.type(need.words), options.first)
    learner.step("suggestion", lambda: page.keyboard.press("ArrowDown"), page.locator("[aria-selected=true]"))
    learner.step("course", lambda: page.keyboard.press("Enter"), page.locator("#apply"))
    selector = "#apply ~ * a[href], section[aria-labelledby=apply] a[href]"
    learner.step("to apply", lambda: tab_to(page, selector), page.locator(":focus"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"{selector} was not reached")


def test_by_the_accessibility_tree_alone(learner: Learner, catalogue: Catalogue) -> None:
    """Roles and names are all that is read and used; neither the look nor the markup."""
    page, need = learner.page, catalogue.need()
    learner.arrive(f"{catalogue.base}courses/", page.locator("h1").first)
    tree = Tree(session=page.context.new_cdp_session(page))
    body = page.locator("body")

    def ask() -> None:
        tree.write(tree.nodes("searchbox")[-1], need.title)
        tree.wait("link", need.title)

    learner.step("words", ask, body)

    def go() -> None:
        tree.press(tree.wait("link", need.title))
        tree.wait("heading", need.title)

    learner.step("course", go, body)
    learner.step("to apply", lambda: tree.wait("link", "Apply at"), body)


def test_from_right_to_left(learner: Learner, catalogue: Catalogue) -> None:
    """The interface in Arabic: something online that one can take at any time, up to its page."""
    page = learner.page
    learner.arrive(f"{catalogue.base}ar/courses/", page.locator(".ca-card__title").first)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    learner.step("narrow down", page.locator(".ca-filters__title").click, facet(page, "mode"))
    box = facet(page, "mode").locator("input[value=online]")
    learner.step("online", box.check, facet(page, "mode").locator(".ca-filter__chosen"))
    learner.step("show", show(page).click, cards(page).first)
    learner.step("course", page.locator(".ca-found .ca-card a").first.click, page.locator("#apply"))
    assert page.evaluate("document.documentElement.dir || getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"


def test_what_is_free_and_closes_first(learner: Learner, catalogue: Catalogue) -> None:
    """Only what is open to me and costs nothing, by its deadline (peers' W4, W5 and W21)."""
    page = learner.page
    view = f"{catalogue.base}courses/?price=free&sort=deadline"
    learner.arrive(view, cards(page).first)
    learner.step("narrow down", page.locator(".ca-filters__title").click, facet(page, "who"))
    mine = facet(page, "who").locator("input[value=ME]")
    learner.step("who", facet(page, "who").locator("summary").click, mine)
    learner.step("open to me", mine.check, facet(page, "who").locator(".ca-filter__chosen"))
    learner.step("show", show(page).click, cards(page).first)
    assert "Not open to you" not in " ".join(page.locator(".ca-found .ca-card__you").all_inner_texts())
    expect(page.locator(".ca-found .ca-card__facts").first).to_contain_text("free", ignore_case=True)
    learner.step("course", page.locator(".ca-found .ca-card a").first.click, page.locator("#apply"))


def test_from_a_course_to_what_it_adds_up_to(learner: Learner, catalogue: Catalogue) -> None:
    """A pathway is found by its words; what one has is ticked, and what is missing is told (W13, W14)."""
    page = learner.page
    learner.arrive(f"{catalogue.base}courses/", page.locator(".ca-card__title").first)
    way = page.locator(".ca-also a[href*='pathways/']").first
    learner.step("words", lambda: field(page).fill("step by step"), way)
    have = page.locator("input[data-list=have]").first
    learner.step("pathway", way.click, have)
    told = page.locator("#planner").inner_text()
    learner.step("have it", have.check, page.locator("#planner"))
    expect(page.locator("#planner")).not_to_have_text(told)
