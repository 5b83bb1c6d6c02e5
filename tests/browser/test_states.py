"""Deadlines are true without a new build: to the second, in every zone, wherever the reader is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from credatlas.catalogue.runs import view
from credatlas.model.moments import Moment, parse_moment
from credatlas.model.offering import Application, Availability, Offering
from credatlas.pages.course.run_state import telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

SECOND = timedelta(seconds=1)
ADD = """async ([module, html]) => {
    document.querySelector("main, article").insertAdjacentHTML("afterbegin", html);
    (await import(module)).refresh();
}"""
WINDOWS = {
    "Berlin": ("2026-12-01", "2027-01-31", "Europe/Berlin"),
    "New York": ("2026-12-01T09:00", "2027-01-31T17:00", "America/New_York"),
    "Kolkata": ("2026-12-01", "2027-01-31", "Asia/Kolkata"),
    "the day on which clocks go forward": ("2027-03-28", "2027-03-28", "Europe/Berlin"),
    "the hour that is there twice": ("2026-10-25T02:30", "2026-10-25T02:30", "Europe/Berlin"),
}


def moment(text: str, zone: str) -> Moment:
    """A moment that is there."""
    found = parse_moment(text, zone)
    assert found
    return found


def run(opens: str, closes: str, zone: str) -> Offering:
    """A run that starts a year later."""
    return Offering(
        id="one",
        timezone=zone,
        starts=moment("2028-03-01", zone),
        ends=moment("2028-04-01", zone),
        apply=Application(opens=moment(opens, zone), closes=moment(closes, zone)),
    )


def state_at(page: Page, offering: Offering, now: datetime, address: str) -> str | None:
    """What a browser makes of a run at an instant."""
    page.clock.set_fixed_time(now)
    html = f'<div id="one"{telling((offering,))}><span class="ca-chip">as built</span></div>'
    page.evaluate("document.getElementById('one')?.remove()")
    page.evaluate(ADD, [address, html])
    assert page.locator("#one .ca-chip").inner_text() != "as built"
    return page.locator("#one").get_attribute("data-state")


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("reader", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_window_opens_and_closes_to_the_second(
    site: Site, new_page: Callable[..., Page], window: tuple[str, str, str], reader: str
) -> None:
    offering = run(*window)
    assert offering.apply
    assert offering.apply.opens
    assert offering.apply.closes
    page = new_page(timezone_id=reader)
    page.goto(site.address("glossary/"))
    script = site.address("assets/js/states.js")
    for edge in (offering.apply.opens.beginning(), offering.apply.closes.over()):
        for instant in (edge - SECOND, edge, edge + SECOND):
            assert state_at(page, offering, instant, script) == view(offering, instant).state
    assert state_at(page, offering, offering.apply.opens.beginning() - SECOND, script) == "opens-later"
    assert state_at(page, offering, offering.apply.closes.over() - SECOND, script) == "closing-soon"
    assert state_at(page, offering, offering.apply.closes.over(), script) == "closed"


OTHERS = {
    "cancelled": Offering(id="one", timezone="UTC", status="cancelled", starts=moment("2027-03-01", "UTC")),
    "moved": Offering(id="one", timezone="UTC", status="moved", starts=moment("2027-03-01", "UTC")),
    "always-open": Offering(id="one", timezone="UTC", self_paced=True),
    "announced": Offering(id="one", timezone="UTC", announced="2027-autumn"),
    "running": Offering(
        id="one", timezone="UTC", starts=moment("2026-11-01", "UTC"), ends=moment("2026-12-31", "UTC")
    ),
    "ended": Offering(
        id="one", timezone="UTC", starts=moment("2026-10-01", "UTC"), ends=moment("2026-10-31", "UTC")
    ),
    "full": Offering(
        id="one",
        timezone="UTC",
        self_paced=True,
        availability=Availability(state="full", as_of=moment("2026-11-01", "UTC").day),
    ),
    "waiting-list": Offering(
        id="one",
        timezone="UTC",
        starts=moment("2027-03-01", "UTC"),
        apply=Application(opens=moment("2026-11-01", "UTC")),
        availability=Availability(state="waiting-list", as_of=moment("2026-11-01", "UTC").day),
    ),
}


@pytest.mark.parametrize("language", ["", "de/", "ar/"])
def test_every_state_has_its_words(site: Site, page: Page, language: str) -> None:
    page.goto(site.address(f"{language}glossary/"))
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for expected, offering in OTHERS.items():
        assert view(offering, now).state == expected
        assert state_at(page, offering, now, site.address("assets/js/states.js")) == expected
        assert "pages.state" not in page.locator("#one .ca-chip").inner_text()


DAYS = {
    "": ["Last day to apply: today, 31 January 2027", "Closes in 1 day, on", "Closes in 2 days, on"],
    "de/": ["Letzter Tag der Bewerbung: heute, 31. Januar 2027", "Schließt in 1 Tag", "Schließt in 2 Tagen"],
    "ar/": ["آخر يوم للتقديم: اليوم", "يُغلق خلال يوم واحد", "يُغلق خلال يومين"],
}


@pytest.mark.parametrize("language", DAYS)
def test_days_are_counted_where_the_run_is(site: Site, page: Page, language: str) -> None:
    page.goto(site.address(f"{language}glossary/"))
    offering = run("2026-12-01", "2027-01-31", "Asia/Kolkata")
    midnight = datetime(2027, 1, 30, 18, 30, tzinfo=UTC)
    """Where the last day begins in Kolkata."""
    for days, words in enumerate(DAYS[language]):
        for instant in (midnight - timedelta(days=days), midnight - timedelta(days=days - 1) - SECOND):
            state_at(page, offering, instant, site.address("assets/js/states.js"))
            assert page.locator("#one .ca-chip").inner_text().startswith(words)


def test_an_open_page_changes_when_the_time_comes(site: Site, page: Page) -> None:
    page.clock.install(time=datetime(2026, 1, 1, tzinfo=UTC))
    page.goto(site.address("courses/lumen/data-ethics/"))
    chip = page.locator("#run-spring-2027 .ca-chip")
    page.clock.pause_at(datetime(2027, 1, 31, 22, 59, 58, tzinfo=UTC))
    page.clock.run_for(1000)
    assert "today" in chip.inner_text()
    page.clock.run_for(61_000)
    assert "closed" in chip.inner_text()


def test_a_card_goes_on_to_the_next_run(site: Site, page: Page) -> None:
    page.clock.set_fixed_time(datetime(2027, 7, 1, tzinfo=UTC))
    page.goto(site.address("institutions/lumen/"))
    card = page.locator(".ca-card", has=page.locator('a[href$="courses/lumen/data-ethics/"]')).first
    assert card.get_attribute("data-state") == "open"
    assert "31 August 2027" in card.inner_text()


def test_scripts_say_what_the_build_of_the_day_says(site: Site, new_page: Callable[..., Page]) -> None:
    states = "all => all.map(one => one.dataset.state)"
    plain, live = new_page(java_script_enabled=False), new_page()
    for path in ("courses/lumen/data-ethics/", "institutions/sextant/", "browse/mode/online/"):
        for page in (plain, live):
            page.goto(site.address(path), wait_until="networkidle")
        built = plain.locator("[data-runs]")
        assert built.count() > 1
        assert live.locator("[data-runs]").evaluate_all(states) == [
            one.get_attribute("data-state") for one in built.all()
        ]
