"""Open Education API as static documents: what versions 5 and 6 have in common.

A static host ignores query strings: each list is one whole document that announces no other page, and a file
`courses/ID/offerings.json` stands for the path `/courses/ID/offerings`, which no host takes for a folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha1
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL

import orjson

from credatlas import vocab
from credatlas.feeds._eligible import offered, omission
from credatlas.feeds._json import JSON
from credatlas.feeds.feed import Address, Artifact, Feed, Omission, Piece
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering
    from credatlas.model.text import Text
    from credatlas.model.tier import Tier

Item = dict[str, Any]
_COURSES = "courses"
CONSUMER = "x-credatlas"
"""The consumer under which stands what the specification has no place for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one version names and writes things."""

    name: str
    """Of its feed."""
    folder: str
    """`v5` or `v6`."""
    needs: frozenset[str]
    """Codes of the elements that it requires of a course."""
    offerings: str
    """The last segment of the path of a course's offerings."""
    lists: Mapping[str, Callable[[Edition], Iterable[Item]]]
    """Path of a list but that of courses -> its items."""
    course: Callable[[Edition, Course], Item]
    runs: Callable[[Edition, Course], Iterator[Item]]
    """The offerings of a course, as far as the version can say them."""


def feed(title: str, tier: Tier, dialect: Dialect) -> Feed:
    """The feed of a version; without an address of the site there are no identifiers, and so none."""
    return Feed(
        name=dialect.name,
        title=title,
        tier=tier,
        units=partial(_units, dialect),
        export=partial(_export, dialect),
        addresses=tuple(_addresses(dialect)),
    )


def _units(dialect: Dialect, edition: Edition) -> Sequence[object]:
    """All courses, each other list, and each institution for the runs of its courses."""
    if edition.site.url is None:
        return ()
    houses = (EntryId(Kind.INSTITUTION, slug) for slug in sorted(offered(edition.catalogue)))
    return [_COURSES, *dialect.lists, *houses]


def _export(dialect: Dialect, edition: Edition, unit: object) -> Iterator[Artifact | Piece | Omission]:
    if isinstance(unit, EntryId):
        for course in offered(edition.catalogue)[unit.slug]:
            if _left_out(dialect, edition, course) is None:
                yield from _runs(dialect, edition, course)
    elif unit == _COURSES:
        yield from _courses(dialect, edition)
    else:
        yield from _list(dialect, str(unit), map(orjson.dumps, dialect.lists[str(unit)](edition)))


def _left_out(dialect: Dialect, edition: Edition, course: Course) -> Omission | None:
    return omission(dialect.name, edition.catalogue, course, dialect.needs)


def _courses(dialect: Dialect, edition: Edition) -> Iterator[Artifact | Piece | Omission]:
    """Every course by itself, and the list of all, for which none is made a second time."""
    carried: list[Course] = []
    for course in edition.catalogue.courses.values():
        if course.status == "active":
            left_out = _left_out(dialect, edition, course)
            if left_out:
                yield left_out
            else:
                carried.append(course)
    listed = partial(Piece, _path(dialect, _COURSES), JSON)
    for number, course in enumerate(carried):
        body = orjson.dumps(dialect.course(edition, course))
        path = _path(dialect, f"courses/{uuid(edition, course.id)}")
        yield Artifact(path=path, media_type=JSON, body=body + b"\n")
        yield listed((b",\n" if number else _head(len(carried))) + body)
    if carried:
        yield listed(_FOOT)


def _runs(dialect: Dialect, edition: Edition, course: Course) -> Iterator[Artifact]:
    path = f"courses/{uuid(edition, course.id)}/{dialect.offerings}"
    yield from _list(dialect, path, map(orjson.dumps, dialect.runs(edition, course)))


def _addresses(dialect: Dialect) -> Iterator[Address]:
    yield Address(_path(dialect, _COURSES), JSON, "All courses")
    yield Address(_path(dialect, "courses/{uuid}"), JSON, "A course")
    yield Address(_path(dialect, f"courses/{{uuid}}/{dialect.offerings}"), JSON, "The runs of a course")
    yield from (Address(_path(dialect, name), JSON, f"All {name}") for name in dialect.lists)


def _path(dialect: Dialect, path: str) -> str:
    return f"feeds/ooapi/{dialect.folder}/{path}.json"


def _list(dialect: Dialect, path: str, items: Iterable[bytes]) -> Iterator[Artifact]:
    """A list of items as its only page; an empty one is no document."""
    written = list(items)
    if written:
        body = _head(len(written)) + b",\n".join(written) + _FOOT
        yield Artifact(path=_path(dialect, path), media_type=JSON, body=body)


def _head(items: int) -> bytes:
    """How a list begins that is one page."""
    return b'{"pageSize":%d,%b,"items":[\n' % (items, _ONLY_PAGE)


_ONLY_PAGE = b'"pageNumber":1,"hasPreviousPage":false,"hasNextPage":false,"totalPages":1'
_FOOT = b"\n]}\n"


def uuid(edition: Edition, entry: EntryId, part: str = "") -> str:
    """The identifier of an entry, or of a part of it, from the address of its page (RFC 9562, version 5)."""
    return _uuid5(f"{edition.site.url}{entry.address}{part}")


@lru_cache(maxsize=4096)
def _uuid5(url: str) -> str:
    """As `uuid.uuid5` in the namespace of URLs, in a fifth of its time."""
    written = sha1(NAMESPACE_URL.bytes + url.encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANT[written[16]]
    return f"{written[:8]}-{written[8:12]}-5{written[13:16]}-{variant}{written[17:20]}-{written[20:32]}"


_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
"""The digit that says which variant an identifier is (RFC 9562 §4.1): its two upper bits are 1 and 0."""


def code(kind: str, value: str) -> Item:
    """An identifier with its type."""
    return {"codeType": kind, "code": value}


def texts(text: Text) -> list[Item]:
    """A text in every language it is written in."""
    return [{"language": language, "value": version} for version, language in text.versions]


def about(course: Course) -> Text | None:
    """What describes a course."""
    return course.description or course.summary


def described(course: Course) -> orjson.Fragment | None:
    """What describes a course, in every language, as JSON: a long text that each of its runs repeats."""
    text = about(course)
    return orjson.Fragment(orjson.dumps(texts(text))) if text else None


def alpha_3(language: str) -> str:
    """A language by three letters (ISO 639-2)."""
    return vocab.load("language")[language].extra["alpha_3"].lower()


def detailed_field(fields: Iterable[str]) -> str | None:
    """The first detailed field of study."""
    return next((one for one in fields if len(one) == 4), None)


def extras(course: Course) -> Item:
    """What OOAPI has no place for, for who knows this catalogue."""
    joint, level = course.joint, course.level
    found = {
        "id": course.id.slug,
        "type": course.type,
        "eqfLevel": level.eqf if level else None,
        "network": joint.network if joint else None,
        "partners": list(course.providers),
        "awardingBodies": list(course.awarding_bodies),
        "stackability": course.stackability,
        "fields": list(course.fields),
        "languages": list(course.languages),
    }
    return {"consumerKey": CONSUMER, **{key: value for key, value in found.items() if value}}


def known(item: Item) -> Item:
    """An item without what is not stated."""
    return {key: value for key, value in item.items() if value or (value is not None and value != [])}


def usual_price(course: Course, run: Offering) -> Item | None:
    """What somebody pays who belongs to no group: amount and currency."""
    anyone = next((group.price for group in run.groups if group.who == "anyone" and group.price), None)
    price = anyone or run.price or course.price
    if price is None or (run.groups and not anyone and not run.price and not course.price):
        return None
    return {"amount": str(price.amount), "currency": price.currency}
