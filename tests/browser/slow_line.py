"""A static host at the far end of a slow mobile line.

The line is that of Lighthouse's mobile preset "slow 4G" (`throttling.mobileSlow4G` in its constants):
1.6 Mbit/s down, 150 ms for the way there and back. The host holds to it, not the browser, so that workers
do too. Like the hosts that alliances rent it compresses, and lets browsers keep files for ten minutes.
"""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUND_TRIP = 0.15
"""Seconds."""
BYTES_A_SECOND = 1_600_000 / 8
PIECE = 4096
"""Bytes that go over the line in one go; answers on the way at once share it piece by piece."""
_LINE = threading.Lock()


@lru_cache(maxsize=4096)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


class _Far(SimpleHTTPRequestHandler):
    """Answers after a round trip, no faster than the line is."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = _compressed(path) if path.is_file() else b""
        time.sleep(ROUND_TRIP)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            with _LINE:
                time.sleep(len(piece) / BYTES_A_SECOND)
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:
        """A test's output is about the test."""


class _Host(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page hangs up; that is no error of ours."""


@contextmanager
def far_away(folder: Path) -> Iterator[str]:
    """The address of a built site behind the line while the block runs."""
    with _Host(("127.0.0.1", 0), lambda *given: _Far(*given, directory=str(folder))) as host:
        threading.Thread(target=host.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/"
        host.shutdown()
