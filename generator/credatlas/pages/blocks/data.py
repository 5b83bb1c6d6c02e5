"""Where the catalogue is as data: the addresses that this site publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.feeds.directory.calendars import has_dates
from credatlas.pages.block import Block
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader


class Document(NamedTuple):
    """A document and what it holds."""

    address: str
    href: str
    what: Markup


_DOCUMENTS = {
    "api/v1/index.json": "data.index",
    "api/v1/openapi.json": "data.openapi",
    "api/v1/changes.json": "data.changes",
    "api/v1/manifest.json": "data.manifest",
    "api/v1/courses.json": "data.courses",
    "robots.txt": "data.robots",
}
_OF_COURSES = {
    "feeds/courses.csv": "data.table",
    "feeds/new.atom": "data.news",
    "feeds/deadlines.ics": "data.dates",
}
"""Documents that there are only where courses are, and some only where the site has an address of its own."""


def _body(reads: Reader, _: Host) -> str:
    found = {**_DOCUMENTS, **_of_courses(reads.edition)}
    documents = [Document(address, reads.site + address, reads.word(key)) for address, key in found.items()]
    return template(reads.language, "data").render(documents=documents)


def _of_courses(edition: Edition) -> dict[str, str]:
    offered = [course for course in edition.catalogue.courses.values() if course.status == "active"]
    there = {
        "feeds/courses.csv": bool(offered),
        "feeds/new.atom": bool(offered and edition.site.url),
        "feeds/deadlines.ics": bool(edition.site.url) and any(map(has_dates, offered)),
    }
    return {address: key for address, key in _OF_COURSES.items() if there[address]}


DATA = Block(name="data", body=_body)
