"""A visit to a published site: its entry documents, read once, and every other file on demand."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import orjson

from credatlas.build.verify import broken
from credatlas.errors import CredAtlasError, UsageError
from credatlas.feeds.directory.manifest import ADDRESS as MANIFEST
from credatlas.publishing.connection import SECONDS, Answer, Host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

INDEX = "api/v1/index.json"
_CONTRACTS = {
    INDEX: "api-index",
    MANIFEST: "api-manifest",
    "api/v1/changes.json": "api-changes",
}
"""Entry document -> its schema in `schemas/feeds/`."""
_PAGE = "api-manifest-page"


class File(NamedTuple):
    """A file as the manifest lists it."""

    path: str
    size: int
    sha256: str
    modified: str


class Read(NamedTuple):
    """A document of ours: its content, or what is wrong with it in words."""

    content: Any
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A site at an address, at an instant."""

    url: str
    """With a final slash."""
    host: Host
    now: datetime
    every: bool = False
    """Whether every file is looked at, and not a few of each kind."""
    _answers: dict[str, Answer] = field(default_factory=dict)
    _documents: dict[str, Read] = field(default_factory=dict)

    def get(self, path: str, headers: Mapping[str, str] | None = None, largest: int | None = None) -> Answer:
        """The file at a path relative to the site."""
        limit = {} if largest is None else {"largest": largest}
        return self.host.get(self.url + path, headers, **limit)

    def look(self, path: str) -> Answer:
        """The same, asked once however often it is wanted."""
        if path not in self._answers:
            self._answers[path] = self.get(path)
        return self._answers[path]

    @property
    def base(self) -> str:
        """Where the site lives once redirections are followed; its documents should say so."""
        return self.look("").address

    @property
    def seen(self) -> Sequence[Answer]:
        """What was looked at until now."""
        return tuple(self._answers.values())

    def document(self, path: str) -> Read:
        """A document of ours, held to its contract, where it has one."""
        if path not in self._documents:
            self._documents[path] = _read(self.look(path), _CONTRACTS.get(path))
        return self._documents[path]

    @cached_property
    def files(self) -> Mapping[str, File]:
        """Every file that the manifest and its sound pages list."""
        sound = (page.content for page in self.pages.values() if not page.problem)
        rows = [row for content in sound for row in content["items"]]
        return {row["path"]: File(row["path"], row["size"], row["sha256"], row["modified"]) for row in rows}

    @cached_property
    def pages(self) -> Mapping[str, Read]:
        """The pages of the manifest by path; none where there is no sound manifest."""
        head = self.document(MANIFEST)
        return {} if head.problem else {one["path"]: self._page(one) for one in head.content["pages"]}

    def _page(self, listed: Mapping[str, Any]) -> Read:
        answer = self.get(listed["path"], largest=listed["size"])
        if answer.status == 200 and sha256(answer.body).hexdigest() != listed["sha256"]:
            return Read(None, "it is not the page that the manifest names")
        return _read(answer, _PAGE)


@contextmanager
def visit_to(
    address: str, now: datetime, *, every: bool = False, seconds: float = SECONDS
) -> Iterator[Visit]:
    """A visit to a site; `UsageError` for what is no address, `CredAtlasError` where nobody answers."""
    url = address if address.endswith("/") else f"{address}/"
    with closing(Host(_host_name(address), seconds)) as host:
        yield _arrived(Visit(url=url, host=host, now=now, every=every))


def _arrived(visit: Visit) -> Visit:
    url, first = visit.url, visit.look("")
    if first.elsewhere:
        raise UsageError(f"{url} is sent on to {first.elsewhere}; ask that address, and make it the site_url")
    if not first.status:
        raise CredAtlasError(f"{url} cannot be reached: {first.problem}")
    return visit


def _host_name(address: str) -> str:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"{address} is no address of a site; write it as https://catalogue.example/")
    if parts.username is not None:
        raise UsageError("write the address without a name and a password: readers have none either")
    return parts.hostname


def _read(answer: Answer, schema: str | None) -> Read:
    trouble = absence(answer)
    if trouble:
        return Read(None, trouble)
    try:
        document = orjson.loads(answer.body)
    except orjson.JSONDecodeError as problem:
        return Read(None, f"it is not JSON: {problem}")
    defect = broken(schema, document) if schema else None
    return Read(document, f"it breaks its schema at {defect}" if defect else "")


def absence(answer: Answer) -> str:
    """Why a file is not there, in words; empty where it is."""
    if answer.elsewhere:
        return f"it is sent on to another host ({answer.elsewhere})"
    if answer.problem:
        return answer.problem
    return "" if answer.status == 200 else f"the host answers {answer.status}"
