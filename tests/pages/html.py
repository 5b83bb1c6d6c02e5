"""Reading a body of HTML as a browser would, as far as the tests ask."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"br", "hr", "img", "input"})


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str | None]


class Body(HTMLParser):
    """The elements, the text and the nesting of a body; raises where a tag is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._marked: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"an attribute occurs twice in {self.get_starttag_text()}"
        self.elements.append(Element(tag, attributes))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        opened = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def text(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(self._text).split())

    def all(self, tag: str) -> list[Element]:
        """Every element with a tag, in order."""
        return [element for element in self.elements if element.tag == tag]

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [found for element in self.elements if (found := element.attributes.get("id"))]

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in order."""
        return [
            int(element.tag[1])
            for element in self.elements
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]


def words(html: str) -> str:
    """The text of a piece of HTML, which need not be whole, with single spaces."""
    inline = re.sub(r"</?(?:a|bdi|span|strong|time)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "\n", inline)).split())


def section(html: str, name: str) -> str:
    """The part of a page from one heading of level two to the next."""
    begin = html.index(f'<h2 id="{name}"')
    end = html.find('<h2 id="', begin + 1)
    return html[begin : end if end > 0 else None]
