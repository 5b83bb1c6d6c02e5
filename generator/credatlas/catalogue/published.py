"""What was published before: the log of changes, the files with their digests, the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from credatlas.model.ids import EntryId
    from credatlas.model.text import Text


class Was(NamedTuple):
    """What an identity stood for: enough to tell whether what comes under it later is the same thing."""

    title: Text
    ects: float | None = None
    """Of a course that states its size."""


class Change(NamedTuple):
    """One line of the log: what became of an entry's document."""

    sequence: int
    at: str
    """The instant of the build, RFC 3339 in UTC."""
    type: str
    """`created`, `updated`, `renamed` or `withdrawn`."""
    entry: EntryId
    document: str | None
    """Where the document lies from now on; `None` where there is none any more."""
    sha256: str | None
    """Of that document, in hex."""
    fields: tuple[str, ...] = ()
    """JSON pointers into the document whose values differ, sorted; of an update and a withdrawal."""
    before: EntryId | None = None
    """The identity until now, of a renaming."""
    was: Was | None = None
    """What the identity stood for that is gone by this; unknown to lines that are older than this member."""


class History(NamedTuple):
    """What the log says of one entry."""

    created: str
    updated: str
    revision: int
    """How many changes there were after the first one."""
    changes: tuple[Change, ...]
    """The latest ones, oldest first."""

    @property
    def last(self) -> Change:
        """The latest change; it has no document where the entry is gone."""
        return self.changes[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLog:
    """The log as published: full pages, which never change again, and the page that is growing."""

    log_id: str
    """Another one means that a reader has to begin anew."""
    latest: int
    """The highest sequence number; 0 where nothing has happened."""
    sealed: tuple[bytes, ...]
    """The documents of the full pages."""
    open: tuple[Change, ...]
    recent: tuple[Change, ...]
    """The latest changes over all pages, oldest first."""
    histories: Mapping[EntryId, History]
    """Every entry that there ever was."""


class Listed(NamedTuple):
    """A file as the manifest lists it."""

    sha256: str
    modified: str
    """When its bytes last changed, RFC 3339 in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The published state that a build goes on from."""

    log: ChangeLog
    files: Mapping[str, Listed]
    """By address relative to the site."""
    read: Callable[[str], bytes | None]
    """The body of a file; `None` where it is not there."""
