"""What a build adds to the log: the documents of now against those of the published state.

Neither the history of the repository nor the day decides, only the bytes of the documents: so shallow clones
and squashed merges give the same log, and a day on which nothing is edited adds nothing.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from credatlas.catalogue.encode import encode
from credatlas.catalogue.published import Change
from credatlas.errors import CredAtlasError
from credatlas.feeds.api_entries import api_path, document
from credatlas.feeds.history.codec import was_of
from credatlas.feeds.history.ledger import Ledger
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.moments import stamp
from credatlas.model.pathway import Pathway

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.published import ChangeLog, Published, Was
    from credatlas.model.ids import EntryId

_WITHDRAWN = "withdrawn"
_ORDER = {kind: rank for rank, kind in enumerate(Kind)}


class _Event(NamedTuple):
    """A change before it has its number."""

    entry: EntryId
    type: str
    fields: tuple[str, ...] = ()
    before: EntryId | None = None
    was: Was | None = None


def grown(edition: Edition, digests: Mapping[str, str]) -> ChangeLog:
    """The log after this build; `digests` has the SHA-256 of every document by its address.

    Raises `CredAtlasError` where a document that the log speaks of is missing or another one.
    """
    now, previous = stamp(edition.now), edition.previous
    current = {record.id: digests[api_path(record.id)] for record in edition.catalogue.records()}
    ledger = Ledger(previous.log.log_id, previous.log) if previous else Ledger(_log_id(current, now))
    if previous and previous.log.recent:
        now = max(now, previous.log.recent[-1].at)  # a clock that was set back does not turn the log round
    events = _since(edition, previous, current) if previous else _first(edition)
    for event in sorted(events, key=_place):
        lives = event.entry in current
        ledger.add(
            Change(
                sequence=ledger.latest + 1,
                at=now,
                type=event.type,
                entry=event.entry,
                document=api_path(event.entry) if lives else None,
                sha256=current.get(event.entry),
                fields=event.fields,
                before=event.before,
                was=event.was,
            )
        )
    return ledger.log()


def _log_id(current: Mapping[EntryId, str], now: str) -> str:
    """A name that no other log has by chance, and that the same build gives again."""
    lines = (f"{entry.kind} {entry.slug} {digest}\n" for entry, digest in current.items())
    return sha256("".join([now, "\n", *lines]).encode()).hexdigest()[:32]


def _first(edition: Edition) -> Iterator[_Event]:
    for record in edition.catalogue.records():
        yield _came(record)


def _since(edition: Edition, previous: Published, current: Mapping[EntryId, str]) -> Iterator[_Event]:
    known = {entry: past.last for entry, past in previous.log.histories.items() if past.last.document}
    came = {entry for entry in current if entry not in known}
    went = {entry for entry in known if entry not in current}
    gone = {entry: _read(previous, known[entry])["entry"] for entry in went}
    renamed = dict(_renamed(edition, gone, came)) if came and went else {}
    for entry, before in renamed.items():
        yield _Event(entry, "renamed", before=before, was=_was(gone[before]))
    yield from (_came(_record(edition, entry)) for entry in came if entry not in renamed)
    yield from (_Event(entry, _WITHDRAWN, was=_was(gone[entry])) for entry in went - set(renamed.values()))
    for entry, digest in current.items():
        last = known.get(entry)
        if last and last.sha256 != digest:
            yield _updated(edition, _read(previous, last), _record(edition, entry))


def _was(entry: Mapping[str, Any]) -> Was:
    return was_of(entry.get("title") or entry["name"], entry.get("workload", {}).get("ects"))


def _came(record: Record) -> _Event:
    return _Event(record.id, _WITHDRAWN if record.status == _WITHDRAWN else "created")


def _updated(edition: Edition, old: Mapping[str, object], record: Record) -> _Event:
    new = orjson.loads(orjson.dumps(document(edition, record)))
    fields = tuple(sorted(_differing(old, new)))
    ended = record.status == _WITHDRAWN and "/status" in fields
    return _Event(record.id, _WITHDRAWN if ended else "updated", fields)


def _differing(old: Mapping[str, object], new: Mapping[str, object], above: str = "") -> Iterator[str]:
    """Pointers to what differs: members of the document, and of the entry in it."""
    for name in old.keys() | new.keys():
        one, other = old.get(name), new.get(name)
        if one == other:
            continue
        if name == "entry" and isinstance(one, dict) and isinstance(other, dict):
            yield from _differing(one, other, "/entry")
        else:
            yield f"{above}/{name}"


def _renamed(
    edition: Edition, gone: Mapping[EntryId, Mapping[str, Any]], came: Iterable[EntryId]
) -> Iterator[tuple[EntryId, EntryId]]:
    """Who took a new name: an entry that says the same as one that is gone, or says that it replaces it."""
    free = set(gone)
    for entry in sorted(came):
        record = _record(edition, entry)
        same = orjson.loads(orjson.dumps(encode(record)))
        replaced = record.replaces if isinstance(record, Course | Pathway) else ()
        for before in sorted(free):
            if before.kind is entry.kind and (before.slug in replaced or gone[before] == same):
                free.remove(before)
                yield entry, before
                break


def _read(previous: Published, last: Change) -> dict[str, Any]:
    """A document of the published state, which is the one that the log speaks of."""
    path = str(last.document)
    body = previous.read(path)
    if body is None or sha256(body).hexdigest() != last.sha256:
        raise CredAtlasError(f"the previous site's {path} is not the one that its log of changes names")
    found: dict[str, Any] = orjson.loads(body)
    return found


def _record(edition: Edition, entry: EntryId) -> Record:
    return edition.catalogue.of_kind(entry.kind)[entry.slug]


def _place(event: _Event) -> tuple[int, str]:
    return _ORDER[event.entry.kind], event.entry.slug
