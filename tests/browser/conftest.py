"""A real browser before a real static host; every page that a test visits is watched."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, find
from tests.browser.static_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

PREFIXES = ("/", "/a/b/")
PHONE = {"width": 320, "height": 640}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    executable = find()
    if executable is None:
        pytest.fail("no Chromium that starts: run `python tests/browser/chromium.py`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site, where it lies and where it answers."""

    folder: Path
    prefix: str
    base: str

    def address(self, path: str = "") -> str:
        """The absolute address of a page named relative to the site's root."""
        return urljoin(self.base, path)


@pytest.fixture(scope="session", params=PREFIXES, ids=("at-root", "below-prefix"))
def site(request: pytest.FixtureRequest, demonstration: Callable[[str], Path]) -> Iterator[Site]:
    """The demonstration alliance, served at `/` and at `/a/b/`: each test that asks for it runs at both."""
    prefix = request.param
    folder = demonstration(prefix)
    with serving(folder, prefix) as base:
        yield Site(folder=folder, prefix=prefix, base=base)


@dataclass(kw_only=True)
class Watch:
    """What no page may ever do, as it was seen to be done. Playwright writes on what listens to it."""

    host: str
    complaints: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """An error on the console: a failing script, or a breach of the content security policy."""
        if message.type == "error" and "status of 404" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def request(self, request: Request) -> None:
        """A request to another origin."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.complaints.append(f"foreign request: {request.url}")

    def response(self, response: Response) -> None:
        """Something that a page asks for and the site does not have."""
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open pages with the options of Playwright's contexts: `new_page(java_script_enabled=False)`.

    The test fails at its end when a page reached for another origin, missed a file of its own, raised an
    error in a script or broke its content security policy.
    """
    watch = Watch(host=urlsplit(site.base).netloc)
    with ExitStack() as contexts:

        def opened(**options: Any) -> Page:
            context = browser.new_context(**options)
            contexts.callback(context.close)
            page = context.new_page()
            page.on("console", watch.console)
            page.on("pageerror", lambda error: watch.complaints.append(f"script: {error}"))
            page.on("request", watch.request)
            page.on("response", watch.response)
            return page

        yield opened
    assert not watch.complaints, "\n".join(watch.complaints)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A desktop window."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """The narrowest window that a page must fit."""
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True)
