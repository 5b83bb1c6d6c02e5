"""News: lines of the log of changes as items that people read, the latest first."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from credatlas import i18n
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.published import Change, ChangeLog
    from credatlas.feeds.directory._topics import Topic

MOST = 50
"""Items of a feed."""
_HAS_NO_PAGE = frozenset({Kind.AGREEMENT})


class Item(NamedTuple):
    """One piece of news; plain text."""

    id: str
    """An address that no other item has."""
    at: str
    title: str
    text: str
    page: str | None
    """Absolute address of the page, where the entry still has one."""
    author: str | None
    tag: str


def latest(edition: Edition, log: ChangeLog) -> list[Item]:
    """The latest changes of any kind."""
    return [_item(edition, log, change) for change in reversed(log.recent)]


def of_topic(edition: Edition, log: ChangeLog, topic: Topic) -> list[Item]:
    """What is new in a topic: courses that came, and every change of the entry that it is about."""
    own = topic.entry
    changes = list(log.histories[own].changes) if own else []
    if own is None or own.kind is not Kind.COURSE:
        changes += _arrivals(log, topic.courses)
    ordered = sorted(changes, key=lambda change: (change.at, change.sequence), reverse=True)
    return [_item(edition, log, change) for change in ordered[:MOST]]


def _arrivals(log: ChangeLog, courses: Iterable[str]) -> Iterator[Change]:
    """The latest courses as they came; those that came withdrawn never did."""
    histories = (log.histories[EntryId(Kind.COURSE, slug)] for slug in courses)
    came = [one for one in histories if one.revision or one.last.type != "withdrawn"]
    came.sort(key=attrgetter("created"), reverse=True)
    for history in came[:MOST]:
        # Its first line may have left the entry's latest ones; what a reader needs of it is known anyway.
        yield history.last._replace(at=history.created, type="created", fields=(), sequence=0)


def _item(edition: Edition, log: ChangeLog, change: Change) -> Item:
    words, entry = i18n.load(edition.site.language), change.entry
    record = edition.catalogue.of_kind(entry.kind).get(entry.slug)
    title = record.title.read(edition.site.language).text if record else entry.slug
    mark = f"{log.log_id}-{change.sequence}" if change.sequence else f"{change.at}-{entry.slug}"
    return Item(
        id=f"{edition.site.absolute('api/v1/changes.json')}#{mark}",
        at=change.at,
        title=words.text(f"ui.feeds.{change.type}", title=title),
        text=_text(edition, record, change) or title,
        page=edition.site.absolute(entry.address) if _has_page(record) else None,
        author=_author(edition, entry),
        tag=entry.kind.value,
    )


def _text(edition: Edition, record: Record | None, change: Change) -> str:
    language, words = edition.site.language, i18n.load(edition.site.language)
    parts: list[str] = []
    if record and record.withdrawn and change.type == "withdrawn":
        parts.append(record.withdrawn.reason.read(language).text)
    elif isinstance(record, Course) and record.summary:
        parts.append(record.summary.read(language).text)
    if change.fields:
        fields = dict.fromkeys(field.rpartition("/")[2].replace("_", " ") for field in change.fields)
        parts.append(words.text("ui.feeds.changed", fields=", ".join(fields)))
    return "\n".join(parts)


def _has_page(record: Record | None) -> bool:
    return record is not None and record.kind not in _HAS_NO_PAGE


def _author(edition: Edition, entry: EntryId) -> str | None:
    house = edition.catalogue.institutions.get(entry.institution) if entry.kind is Kind.COURSE else None
    return house.name.read(edition.site.language).text if house else None
