"""Where the catalogue is as data: the addresses that this site publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages.block import Block
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.pages.reader import Reader


class Document(NamedTuple):
    """A document and what it holds."""

    address: str
    href: str
    what: Markup


_DOCUMENTS = {
    "api/v1/index.json": "data.index",
    "api/v1/courses.json": "data.courses",
    "robots.txt": "data.robots",
}


def _body(reads: Reader) -> str:
    documents = [
        Document(address, reads.site + address, reads.word(key)) for address, key in _DOCUMENTS.items()
    ]
    return template(reads.language, "data").render(documents=documents)


DATA = Block(name="data", body=_body)
