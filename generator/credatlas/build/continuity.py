"""Going on from the published state: its log of changes and its manifest, read and held against each other.

A published state that is damaged ends the build: a log that began anew in silence would make every reader
believe that nothing had happened before.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from credatlas.build.verify import broken
from credatlas.catalogue.published import ChangeLog, Listed, Published
from credatlas.errors import CredAtlasError
from credatlas.feeds.directory.manifest import ADDRESS as MANIFEST
from credatlas.feeds.history import Ledger, change_of
from credatlas.feeds.history.codec import HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.build.previous import Previous
    from credatlas.build.settings import Settings


Read = Callable[[str], bytes | None]
"""Gives a file of the published state; `None` where it is not there."""


class Continuity(NamedTuple):
    """What a build goes on from, and what to tell whoever started it."""

    published: Published | None
    notes: tuple[str, ...] = ()


def continuity(settings: Settings, previous: Previous | None) -> Continuity:
    """The published state to go on from; where there is none, or a new log is asked for, a note says so.

    Raises `CredAtlasError` where the state is damaged, or has no log although it was named.
    """
    if settings.new_log:
        return _anew("as was asked for")
    if previous is None:
        return _anew(f"nothing has been published in {settings.site_dir.name}/ yet")
    if previous.body(HEAD) is None:
        if settings.previous is not None:
            raise CredAtlasError(f"the site at --previous {settings.previous} has no {HEAD}; use --new-log")
        return _anew("the published site has none")
    return Continuity(published_state(previous.body))


def _anew(reason: str) -> Continuity:
    return Continuity(None, (f"a new log of changes begins: {reason}",))


def published_state(read: Read) -> Published:
    """The log, the manifest and the documents of a site. Raises `CredAtlasError` for a damaged one."""
    files = _files(read)
    head = _document(read, HEAD, "api-changes", _sum_of(files, HEAD))
    log = _log(read, head, files)
    for entry, past in log.histories.items():
        last = past.last
        if last.document and _sum_of(files, last.document) != last.sha256:
            raise _damaged(last.document, f"the manifest and the log differ about {entry.kind} {entry.slug}")
    return Published(log=log, files=files, read=read)


def _files(read: Read) -> Mapping[str, Listed]:
    head = _document(read, MANIFEST, "api-manifest")
    files: dict[str, Listed] = {}
    for page in head["pages"]:
        rows = _document(read, page["path"], "api-manifest-page", page["sha256"])["items"]
        files.update((row["path"], Listed(row["sha256"], row["modified"])) for row in rows)
    if len(files) != head["total"]:
        raise _damaged(MANIFEST, f"{head['total']} files are announced, {len(files)} are listed")
    return files


def _log(read: Read, head: Mapping[str, Any], files: Mapping[str, Listed]) -> ChangeLog:
    ledger = Ledger(head["log_id"])
    for path in head["pages"]:
        body = _body(read, path, _sum_of(files, path))
        page = _checked(path, body, "api-changes-page")
        _continues(ledger, page, path)
        ledger.read_page(body, [change_of(item) for item in page["items"]])
    _continues(ledger, head, HEAD)
    ledger.read_open([change_of(item) for item in head["items"]])
    if ledger.latest != head["latest"]:
        raise _damaged(HEAD, f"it ends with {ledger.latest}, not with {head['latest']}")
    return ledger.log()


def _continues(ledger: Ledger, page: Mapping[str, Any], path: str) -> None:
    """Raise where a page is of another log, or its numbers do not follow those before."""
    numbers = [item["sequence"] for item in page["items"]]
    expected = list(range(ledger.latest + 1, ledger.latest + 1 + len(numbers)))
    if page["log_id"] != ledger.log_id or numbers != expected:
        raise _damaged(path, f"it does not go on from change {ledger.latest} of the log")


def _document(read: Read, path: str, schema: str, digest: str | None = None) -> dict[str, Any]:
    return _checked(path, _body(read, path, digest), schema)


def _body(read: Read, path: str, digest: str | None) -> bytes:
    body = read(path)
    if body is None:
        raise _damaged(path, "it is missing")
    if digest is not None and sha256(body).hexdigest() != digest:
        raise _damaged(path, "it is not the file that the manifest lists")
    return body


def _checked(path: str, body: bytes, schema: str) -> dict[str, Any]:
    try:
        document: dict[str, Any] = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _damaged(path, str(error)) from error
    problem = broken(schema, document)
    if problem is not None:
        raise _damaged(path, problem)
    return document


def _sum_of(files: Mapping[str, Listed], path: str) -> str:
    """The digest by which the manifest lists a file."""
    if path not in files:
        raise _damaged(path, "the manifest does not list it")
    return files[path].sha256


def _damaged(path: str, problem: str) -> CredAtlasError:
    return CredAtlasError(
        f"the previous site's {path} is damaged: {problem}; mend it, or begin a new log with --new-log"
    )
