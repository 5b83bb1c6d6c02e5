"""A static host that does what good ones do, and on demand what bad ones do."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle; charset=utf-8",
    ".rdf": "application/rdf+xml",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(kw_only=True)
class Hosting:
    """How a host is set up; `asked` is what it was asked for, and how it answered."""

    folder: Path
    prefix: str = "/"
    types: dict[str, str] = field(default_factory=lambda: dict(TYPES))
    modified: str = ""
    """Sent for every file instead of that of the file."""
    conditional: bool = True
    """Whether it sends ETag and Last-Modified, and answers 304."""
    headers: dict[str, str] = field(default_factory=dict)
    hides_dots: bool = False
    for_missing: int = 404
    own_error_page: bool = False
    moved: dict[str, str] = field(default_factory=dict)
    """Path -> where it is sent on to."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Path -> what is served instead of the file."""
    cut: frozenset[str] = frozenset()
    """Files of which only the first half is sent."""
    drips: frozenset[str] = frozenset()
    """Files that are sent byte by byte, slowly."""
    asked: list[tuple[str, int]] = field(default_factory=list)

    def body(self, path: str) -> bytes | None:
        """A file as it is served; None where there is none."""
        if path in self.replaced:
            return self.replaced[path]
        if self.hides_dots and any(part.startswith(".") for part in path.split("/")):
            return None
        file = self.folder / (f"{path}index.html" if not path or path.endswith("/") else path)
        return file.read_bytes() if file.is_file() else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body in one packet: TCP would wait 40 ms between two
    hosting: Hosting

    def do_GET(self) -> None:
        hosting, path = self.hosting, unquote(urlsplit(self.path).path)
        if not path.startswith(hosting.prefix):
            self._missing(path)
            return
        path = path.removeprefix(hosting.prefix)
        if path in hosting.moved:
            self._send(path, 301, b"", {"Location": hosting.moved[path]})
            return
        body = hosting.body(path)
        if body is None:
            self._missing(path)
            return
        headers = {**self._facts(path, body), **hosting.headers}
        self._send(path, 304 if self._known(headers) else 200, body, headers)

    def _facts(self, path: str, body: bytes) -> dict[str, str]:
        name = f"{path}index.html" if not path or path.endswith("/") else path
        known = self.hosting.types.get(Path(name).suffix, "application/octet-stream")
        headers = {"Content-Type": known} if known else {}
        if not self.hosting.conditional:
            return headers
        file = self.hosting.folder / name
        at = formatdate(file.stat().st_mtime if file.is_file() else 0, usegmt=True)
        stamp = {"ETag": f'"{sha256(body).hexdigest()[:16]}"', "Last-Modified": self.hosting.modified or at}
        return {**headers, **stamp}

    def _known(self, headers: dict[str, str]) -> bool:
        """Whether who asks has it already (RFC 9110, section 13)."""
        if not self.hosting.conditional:
            return False
        tag, since = self.headers["If-None-Match"], self.headers["If-Modified-Since"]
        if tag is not None:
            return tag == headers["ETag"]
        return since is not None and (
            parsedate_to_datetime(headers["Last-Modified"]) <= parsedate_to_datetime(since)
        )

    def _missing(self, path: str) -> None:
        page = self.hosting.folder / "404.html"
        own = self.hosting.own_error_page or not page.is_file()
        body = b"<h1>Oops</h1>" if own else page.read_bytes()
        self._send(path, self.hosting.for_missing, body, {"Content-Type": "text/html"})

    def _send(self, path: str, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.hosting.asked.append((path, status))
        self.send_response(status)
        body = b"" if status == 304 else body
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if path in self.hosting.drips:
            self._drip(body)
        elif path in self.hosting.cut:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self.close_connection = True
        else:
            with suppress(ConnectionError):  # whoever asked has heard enough
                self.wfile.write(body)
                self.wfile.flush()

    def _drip(self, body: bytes) -> None:
        self.close_connection = True
        for letter in body:
            try:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
            except ConnectionError:  # whoever asked has lost patience
                return
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """A test's output is about the test."""


@contextmanager
def hosted(hosting: Hosting) -> Iterator[str]:
    """The address at which a folder is hosted while the block runs."""
    handler = type("Handler", (_Handler,), {"hosting": hosting})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{hosting.prefix}"
        server.shutdown()
        thread.join()
