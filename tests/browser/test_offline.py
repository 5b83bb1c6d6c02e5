"""A site whose operator wants it so is read without a connection after one visit, and says how old it is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from credatlas.pages.blocks.storage import CACHE
from tests.conftest import ORIGIN, copy_alliance
from tests.site.building import built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

PREFIX = "/a/b/"
COURSE = "courses/lumen/data-ethics/"
KEPT = f"""async path => {{
    const cache = await caches.open("{CACHE}");
    return (await cache.match(new URL(path, location.href).href)) !== undefined;
}}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with the switch on, below a prefix."""
    project = copy_alliance(tmp_path_factory.mktemp("offline") / "alliance", f"{ORIGIN}{PREFIX}")
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    changed = configuration.replace(
        "ui_languages: [en, de, ar]", "ui_languages: [en, ar]\n      offline: true"
    )
    assert changed != configuration
    (project / "mkdocs.yml").write_text(changed, encoding="utf-8")
    built(project)
    return project / "site"


class Host:
    """A static host in a process of its own, which can really be gone: the browser's switch says less."""

    def __init__(self, root: Path) -> None:
        # HTTP/1.0: no connection outlives its answer.
        command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
        self._process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()  # once it listens
        self.base = f"http://127.0.0.1:{said.split('port ')[1].split()[0]}{PREFIX}"

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


@contextmanager
def hosting(folder: Path, root: Path) -> Iterator[Host]:
    """The site in `folder`, below the prefix, with `root` as a folder to work in."""
    below = root / PREFIX.strip("/")
    below.parent.mkdir(parents=True)
    below.symlink_to(folder, target_is_directory=True)
    host = Host(root)
    yield host
    host.end()


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> Iterator[Host]:
    with hosting(folder, tmp_path / "root") as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, address: str, *kept: str) -> None:
    """Open a page and wait until the worker has these others, relative to the site."""
    page.goto(address)
    site = re.sub(r"(?<=/a/b/).*", "", address)
    for path in kept:
        assert eventually(page, KEPT, site + path), f"{path} is not kept"


def eventually(page: Page, promise: str, given: str = "") -> bool:
    """Whether what an asynchronous function promises comes true within ten seconds."""
    waiting = f"""async given => {{
        for (let left = 200; left; left--) {{
            if (await ({promise})(given)) return true;
            await new Promise(resolve => setTimeout(resolve, 50));
        }}
        return false;
    }}"""
    return bool(page.evaluate(waiting, given))


def test_after_one_visit_the_catalogue_is_read_searched_and_dated_offline(page: Page, host: Host) -> None:
    visit(page, host.base, COURSE, "courses/", "search/start/en.json", "assets/js/search.js")
    host.end()
    page.goto(host.base + COURSE)  # never opened before
    expect(page.locator("h1")).to_have_text("Data ethics for health professionals")
    expect(page.locator("[data-offline]")).to_contain_text("You are offline. What you read is as of")
    page.goto(host.base + "courses/?q=ethics")
    expect(page.locator("[data-finder] .ca-card__title").first).to_contain_text("ethics", ignore_case=True)


def test_the_network_comes_first(page: Page, host: Host, folder: Path) -> None:
    visit(page, host.base, COURSE)
    file = folder / COURSE / "index.html"
    before = file.read_bytes()
    try:
        file.write_bytes(before.replace(b"Data ethics for health", b"Ethics of data for health"))
        page.goto(host.base + COURSE)
        expect(page.locator("h1")).to_have_text("Ethics of data for health professionals")
        expect(page.locator("[data-offline]")).to_have_count(0)
    finally:
        file.write_bytes(before)


def test_another_language_is_kept_when_it_is_read(page: Page, host: Host) -> None:
    visit(page, host.base, COURSE)
    assert not page.evaluate(KEPT, f"{host.base}ar/{COURSE}")
    visit(page, f"{host.base}ar/", f"ar/{COURSE}")
    host.end()
    page.goto(f"{host.base}ar/{COURSE}")
    expect(page.locator("[data-offline]")).to_contain_text("غير متصل")


def test_data_for_programs_are_not_kept(page: Page, host: Host) -> None:
    visit(page, host.base, COURSE)
    page.evaluate("address => fetch(address).then(answer => answer.text())", f"{host.base}api/v1/index.json")
    page.wait_for_timeout(200)
    assert not page.evaluate(KEPT, f"{host.base}api/v1/index.json")


def test_the_privacy_page_names_what_is_kept(page: Page, host: Host) -> None:
    page.goto(f"{host.base}privacy/")
    expect(page.get_by_text(CACHE)).to_be_visible()


def test_a_site_without_it_takes_it_away_again(
    page: Page, folder: Path, demonstration: Callable[[str], Path], tmp_path: Path
) -> None:
    """The operator turns the switch off: what browsers have removes itself with the next visit."""
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    with hosting(site, tmp_path / "other") as host:
        visit(page, host.base, COURSE)
        shutil.copy(demonstration(PREFIX) / "sw.js", site / "sw.js")
        page.goto(host.base)
        page.evaluate("navigator.serviceWorker.ready.then(found => found.update())")
        assert eventually(page, "() => caches.keys().then(names => names.length === 0)")
        gone = "() => navigator.serviceWorker.getRegistrations().then(found => found.length === 0)"
        assert eventually(page, gone)
