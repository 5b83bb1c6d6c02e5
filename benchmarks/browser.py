"""What the search costs a learner at 10,000 courses: `make bench-browser N=10000`, two limits of design §9.

Bytes to the first results over a host that compresses, and the main thread's time for each key at a quarter
of this machine's speed: that of scripts, styles and layout, so that a busy machine shows in it.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import ViewportSize, sync_playwright

from benchmarks.catalogue import write_project
from tests.browser.chromium import ARGUMENTS, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession

QUERIES = ("data ethics", "risk assessment", "university", "online management", "assesment")
"""Common and rare words, a word of nearly every course, and one with a slip."""
TYPED = ("assessment", "risk management")
SLOWER = 4
PHONE = ViewportSize(width=360, height=800)
PAUSE = 900
"""Milliseconds after each key, so that all it causes is counted with it."""
MOST_BYTES, MOST_TIME = 200_000, 50


class _Compressing(SimpleHTTPRequestHandler):
    """A static host that compresses everything."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes()) if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The table is the output."""


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """The address of the host while the block runs."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: _Compressing(*given, directory=str(folder))
    ) as host:
        threading.Thread(target=host.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/"
        host.shutdown()


def bytes_to_results(browser: Browser, base: str, query: str) -> tuple[int, int]:
    """Bytes and number of the scripts and search files that a page with this query loads, facets left out."""
    page = browser.new_page(viewport=PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda e: names.update({e["requestId"]: e["response"]["url"]}))
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(f"{base}courses/?q={query.replace(' ', '+')}")
    page.wait_for_selector("[data-finder][data-ready]")
    page.wait_for_load_state("networkidle")
    page.close()
    found = [size for one, size in sizes.items() if {"js", "search"} & set(names[one].split("/"))]
    return round(sum(found)), len(found)


def spent(session: CDPSession) -> float:
    """Milliseconds that the main thread has spent on scripts, styles and layout."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    parts = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")
    return sum(float(metrics[part]) for part in parts) * 1000


def time_by_key(browser: Browser, base: str) -> list[float]:
    """The main thread's milliseconds for each key of `TYPED`."""
    page = browser.new_page(viewport=PHONE)
    session = page.context.new_cdp_session(page)
    page.goto(f"{base}courses/")
    page.wait_for_selector("[data-finder][data-ready]")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    field = page.locator("main .ca-search input[name=q]")
    found = []
    for text in TYPED:
        field.fill("")
        page.wait_for_timeout(PAUSE)
        for key in text:
            before = spent(session)
            page.keyboard.type(key)
            page.wait_for_timeout(PAUSE)
            found.append(spent(session) - before)
    page.close()
    return found


def measured(site: Path) -> Iterator[str]:
    """The table, line by line."""
    executable = find()
    with hosting(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for query in QUERIES:
            size, files = bytes_to_results(browser, base, query)
            yield f"{query:20} {size / 1000:7.1f} kB in {files} files   limit {MOST_BYTES / 1000:.0f} kB"
        keys = time_by_key(browser, base)
        browser.close()
    yield f"{'a key, median':20} {median(keys):7.1f} ms (worst {max(keys):.1f})   limit {MOST_TIME} ms"


def main() -> None:
    """Build a catalogue, or take a built site, and print what its search costs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--courses", type=int, default=10_000)
    options.add_argument("--site", type=Path, help="a built site instead")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site
        if site is None:
            write_project(Path(folder), given.courses)
            command = [str(Path(sys.executable).with_name("credatlas")), "build"]
            subprocess.run(command, cwd=folder, check=True)
            site = Path(folder) / "site"
        for line in measured(site):
            print(line, flush=True)


if __name__ == "__main__":
    main()
