"""Asking one host, and no other, for files: with a limit of time and of size for each.

Redirects are followed on the same host only and are told. A host that answers slowly, for ever, or with more
than was announced costs its limit and no more.
"""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

AGENT = "credatlas-doctor"
SECONDS = 20
"""For one answer from beginning to end."""
LARGEST = 64 * 1024 * 1024
"""Bytes of one answer."""
_HOPS = 4
_MOVED = frozenset({301, 302, 303, 307, 308})
_PIECE = 65536
_CONNECTIONS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host said to one question; `problem` says in words why there is no whole answer."""

    address: str
    """Where it was found in the end."""
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters; of several with one name the last."""
    body: bytes = b""
    redirects: tuple[str, ...] = ()
    """The addresses on the way, each of which has moved to the next."""
    elsewhere: str = ""
    """The address on another host to which it was sent, where nobody followed."""
    problem: str = ""

    @property
    def media_type(self) -> str:
        """Without parameters; empty where the host sends none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def found(self) -> bool:
        """Whether the file is there, whole."""
        return self.status == http.HTTPStatus.OK and not self.problem


class Host:
    """One host; a connection to it is kept open from file to file."""

    def __init__(self, name: str, seconds: float = SECONDS) -> None:
        self._name = name
        self._seconds = seconds
        self._open: http.client.HTTPConnection | None = None
        self._place = ("", "")

    def get(self, address: str, headers: Mapping[str, str] | None = None, largest: int = LARGEST) -> Answer:
        """The answer to GET; redirects are followed on this host. Never raises for what the host does."""
        way: tuple[str, ...] = ()
        while True:
            answer = self._asked(address, headers or {}, largest)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return _with_way(answer, way)
            way, following = (*way, address), urljoin(address, target)
            if not self._is_here(following):
                return _with_way(answer, way, elsewhere=following)
            if len(way) > _HOPS:
                return _with_way(answer, way, problem=f"it is sent on {len(way)} times and more")
            address = following

    def close(self) -> None:
        """End the connection."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _is_here(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in _CONNECTIONS and (parts.hostname or "") == self._name

    def _asked(self, address: str, headers: Mapping[str, str], largest: int) -> Answer:
        """One question; a connection that the host has closed in between is opened once more."""
        kept = self._open is not None
        try:
            return self._answer(address, headers, largest)
        except (OSError, http.client.HTTPException) as problem:
            self.close()
            if kept and isinstance(problem, http.client.RemoteDisconnected | ConnectionError):
                return self._asked(address, headers, largest)
            return Answer(address=address, problem=_said(problem))

    def _answer(self, address: str, headers: Mapping[str, str], largest: int) -> Answer:
        deadline = time.monotonic() + self._seconds
        parts = urlsplit(address)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{parts.query}" if parts.query else "")
        connection = self._connected(parts.scheme, parts.netloc)
        asked = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity", **headers}
        connection.request("GET", path, headers=asked)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        body, problem = bytearray(), ""
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > largest:
                problem = f"it is larger than {largest} bytes"
            elif time.monotonic() > deadline:
                problem = f"it was not there whole after {self._seconds:g} seconds"
            if problem:
                break
        if not problem and response.length:
            problem = f"the answer ended {response.length} bytes too early"
        response.close()
        if problem or response.will_close:
            self.close()
        return Answer(
            address=address, status=response.status, headers=found, body=bytes(body), problem=problem
        )

    def _connected(self, scheme: str, place: str) -> http.client.HTTPConnection:
        if self._open is None or self._place != (scheme, place):
            self.close()
            self._open = _CONNECTIONS[scheme](place, timeout=self._seconds)
            self._place = (scheme, place)
        return self._open


def _with_way(answer: Answer, way: tuple[str, ...], elsewhere: str = "", problem: str = "") -> Answer:
    return Answer(
        address=answer.address,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        redirects=way,
        elsewhere=elsewhere,
        problem=answer.problem or problem,
    )


def _said(problem: OSError | http.client.HTTPException) -> str:
    if isinstance(problem, TimeoutError):
        return "no answer came in time"
    if isinstance(problem, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {problem.verify_message}"
    text = getattr(problem, "strerror", None) or str(problem)
    return text or type(problem).__name__
