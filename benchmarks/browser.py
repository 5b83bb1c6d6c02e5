"""What the site costs a learner's browser at 10,000 courses, against design §9: `make bench-browser N=10000`.

Bytes are those that a host that compresses has sent. The time of a key is all that the main thread does for
it, at a quarter of this speed, less what a browser needs for a key in the same page without scripts;
it is processor time, but a busy machine still shows in it.
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
COURSE_PAGE, COURSE_SCRIPTS, ALL_SCRIPTS = 140_000, 30_000, 60_000


SENT: list[tuple[str, int]] = []
"""Every file that the host has sent, with its compressed bytes: those for workers are among them."""


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
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        SENT.append((self.path.split("?")[0], len(body)))

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


def bytes_of(browser: Browser, address: str, ready: str) -> list[tuple[str, int]]:
    """What a first visit of a page loads, until it is quiet after `ready` is there."""
    SENT.clear()
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(address)
    page.wait_for_selector(ready, state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(PAUSE)
    page.context.close()
    return list(SENT)


def spent(session: CDPSession) -> float:
    """Milliseconds that the main thread has been at work."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def time_by_key(browser: Browser, base: str, scripts: bool) -> list[float]:
    """The main thread's milliseconds for each key of `TYPED`."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    session = page.context.new_cdp_session(page)
    page.goto(f"{base}courses/", wait_until="networkidle")
    if scripts:
        page.wait_for_selector("[data-finder][data-ready]")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.locator("main .ca-search input[name=q]").focus()
    found = []
    for text in TYPED:
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.wait_for_timeout(PAUSE * 2)
        for key in text:
            before = spent(session)
            page.keyboard.type(key)
            page.wait_for_timeout(PAUSE)
            found.append(spent(session) - before)
    page.context.close()
    return found


def line(what: str, value: float, limit: float, unit: str) -> str:
    """A line of the table."""
    verdict = "met" if value <= limit else f"MISSED, {value / limit:.1f} times the limit"
    return f"{what:44} {value:8.1f} {unit}   limit {limit:5.0f}   {verdict}"


def sizes(browser: Browser, site: Path, base: str) -> Iterator[str]:
    """The limits in bytes."""
    for query in QUERIES:
        sent = bytes_of(browser, f"{base}courses/?q={query.replace(' ', '+')}", "[data-finder][data-ready]")
        found = [size for path, size in sent if {"js", "search"} & set(path.split("/"))]
        yield line(f"first results: {query} ({len(found)} files)", sum(found) / 1000, MOST_BYTES / 1000, "kB")
    course = next(path for path in sorted((site / "courses").glob("*/*/index.html")) if path.parts[-3] != "p")
    sent = bytes_of(browser, f"{base}{course.parent.relative_to(site).as_posix()}/", "h1")
    own = [size for path, size in sent if "/assets/js/" in path]
    yield line("a course page, cold", sum(size for _, size in sent) / 1000, COURSE_PAGE / 1000, "kB")
    yield line("our scripts on it", sum(own) / 1000, COURSE_SCRIPTS / 1000, "kB")
    scripts = (path.read_bytes() for path in (site / "assets" / "js").glob("*.js"))
    yield line(
        "all scripts", sum(len(gzip.compress(text)) for text in scripts) / 1000, ALL_SCRIPTS / 1000, "kB"
    )


def measured(site: Path) -> Iterator[str]:
    """The table, line by line."""
    executable = find()
    with hosting(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield from sizes(browser, site, base)
        bare = median(time_by_key(browser, base, scripts=False))
        keys = [key - bare for key in time_by_key(browser, base, scripts=True)]
        browser.close()
    yield f"(a key in the same page without scripts: {bare:.1f} ms)"
    yield line("a key, median", median(keys), MOST_TIME, "ms")
    yield line("a key, worst", max(keys), MOST_TIME, "ms")


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
