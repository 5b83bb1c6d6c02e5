"""Keeping the log: changes come in one by one, full pages are sealed, and each entry's history is kept."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from credatlas.catalogue.published import Change, ChangeLog, History
from credatlas.feeds.history.codec import page_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.model.ids import EntryId

PAGE_SIZE = 250
"""Changes on a full page: some 60 kB, so that a reader who was away for a day asks for little."""
RECENT = 100
"""The latest changes that feeds for people show."""
OF_AN_ENTRY = 20
"""The latest changes of one entry that its own feed shows."""


class Ledger:
    """A log that is being read or written; `log` is what it has become."""

    def __init__(self, log_id: str, log: ChangeLog | None = None) -> None:
        self.log_id = log_id
        self.latest = log.latest if log else 0
        self._sealed = list(log.sealed) if log else []
        self._open = list(log.open) if log else []
        self._recent = deque(log.recent if log else (), RECENT)
        self._histories: dict[EntryId, History] = dict(log.histories) if log else {}

    def add(self, change: Change) -> None:
        """Go on with a change that happens now; a page that is full thereby is sealed."""
        self._tell(change)
        self._open.append(change)
        if len(self._open) == PAGE_SIZE:
            self._sealed.append(page_bytes(self.log_id, len(self._sealed) + 1, self._open))
            self._open.clear()

    def read_page(self, body: bytes, changes: Iterable[Change]) -> None:
        """Take in a page that was sealed before."""
        for change in changes:
            self._tell(change)
        self._sealed.append(body)

    def read_open(self, changes: Iterable[Change]) -> None:
        """Take in the page that is growing."""
        for change in changes:
            self._tell(change)
            self._open.append(change)

    def _tell(self, change: Change) -> None:
        self.latest = change.sequence
        self._recent.append(change)
        known = self._histories.get(change.before or change.entry)
        if change.before and known:
            gone = change._replace(entry=change.before, document=None, sha256=None)
            self._histories[change.before] = _continued(known, gone)
        self._histories[change.entry] = _continued(known, change)

    def log(self) -> ChangeLog:
        """The log as it stands."""
        return ChangeLog(
            log_id=self.log_id,
            latest=self.latest,
            sealed=tuple(self._sealed),
            open=tuple(self._open),
            recent=tuple(self._recent),
            histories=self._histories,
        )


def _continued(known: History | None, change: Change) -> History:
    if known is None:
        return History(change.at, change.at, 0, (change,))
    created = known.created if known.last.document else change.at
    return History(created, change.at, known.revision + 1, (*known.changes, change)[-OF_AN_ENTRY:])
