"""Fills shells: one page's text and body into the theme's page around them.

A shell is cut at its slots once; a page then costs a join. Slots are written `\ue000name\ue001` (code points
of the private use area, which no theme emits) or, in hand-written pages, `<!-- credatlas:name -->`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from credatlas.errors import CredAtlasError
from credatlas.pages.picture import PIXELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ANCHOR = "main-content"
"""The id of what the skip link leads to, on every generated page."""

OPEN, CLOSE = "\ue000", "\ue001"
BLOCK = "block:"

_SLOT = re.compile(rf"{OPEN}([a-z-]+){CLOSE}|<!-- credatlas:([a-z-]+) -->")
_ENTRY = re.compile(rf'<li class="md-nav__item">\s*<a href="#{OPEN}entry-anchor{CLOSE}.*?</li>', re.DOTALL)
"""An entry of the table of contents; our template puts nothing between two."""


class Link(NamedTuple):
    """A visible link: plain text and an address, relative to the page or absolute."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What one page puts into its shell: plain text unless said otherwise."""

    address: str
    """Relative to the site with the language's prefix, such as `de/courses/lumen/data-ethics/`."""
    title: str
    site_name: str
    description: str = ""
    canonical: str = ""
    """Absolute, or empty where the site has no address of its own."""
    robots: str = ""
    """Content of the robots meta element, such as `noindex`."""
    image: str = ""
    """Absolute address of the picture for previews."""
    structured_data: str = ""
    """JSON-LD, as JSON."""
    contents: Sequence[tuple[str, str]] = ()
    """Anchor and title of each section, for the table of contents."""
    feeds: tuple[Link, ...] = ()
    body: str = ""
    """HTML, sanitised."""
    blocks: Mapping[str, str] = field(default_factory=dict)
    """HTML of each block that a hand-written page's markers name."""


def slot(name: str) -> str:
    """The mark at which a shell is cut for the slot `name`."""
    return f"{OPEN}{name}{CLOSE}"


PICTURE = (
    f'<meta property="og:image:width" content="{PIXELS[0]}">'
    f'<meta property="og:image:height" content="{PIXELS[1]}">'
    '<meta name="twitter:card" content="summary_large_image">'
)
"""What is said of every picture for previews."""


def head(page: Filling) -> str:
    """The elements of a page's head that differ from page to page, as HTML.

    There is no `link rel=alternate`: the theme's bundle would fetch `sitemap.xml` for each (design §3).
    """
    full = escape(page.title if page.title == page.site_name else f"{page.title} · {page.site_name}")
    description = escape(page.description)
    parts = [f"<title>{full}</title>", f'<meta property="og:title" content="{escape(page.title)}">']
    if description:
        parts.append(f'<meta name="description" content="{description}">')
        parts.append(f'<meta property="og:description" content="{description}">')
    if page.canonical:
        address = escape(page.canonical)
        parts.append(f'<link rel="canonical" href="{address}">')
        parts.append(f'<meta property="og:url" content="{address}">')
    if page.image:
        parts.append(f'<meta property="og:image" content="{escape(page.image)}">')
        parts.append(PICTURE)
    if page.robots:
        parts.append(f'<meta name="robots" content="{escape(page.robots)}">')
    if page.structured_data:
        parts.append(f'<script type="application/ld+json">{script_json(page.structured_data)}</script>')
    return "\n    ".join(parts)


def script_json(text: str) -> str:
    """JSON that cannot end the script element that holds it (HTML, §4.12.1.3)."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def feed_list(links: tuple[Link, ...]) -> str:
    """The list of a page's feeds as HTML; empty without any."""
    if not links:
        return ""
    items = "".join(f'<li><a href="{escape(link.href)}">{escape(link.title)}</a></li>' for link in links)
    return f'<ul class="ca-feeds">{items}</ul>'


class Composer:
    """One shell, cut at its slots; `language_prefix` is the path in front of its language's addresses."""

    __slots__ = ("_entry", "_literals", "_names", "_prefix", "_tables")

    def __init__(self, shell: str, language_prefix: str = "") -> None:
        self._prefix = language_prefix
        self._tables: dict[tuple[tuple[str, str], ...], str] = {}
        """Tables of contents: thousands of pages have the same."""
        found = _ENTRY.search(shell)
        self._entry = tuple(_SLOT.split(found.group())[::3]) if found else ()
        if found:
            shell = f"{shell[: found.start()]}{slot('contents')}{shell[found.end() :]}"
        pieces = _SLOT.split(shell)
        self._literals = tuple(literal.encode() for literal in pieces[::3])
        names = zip(pieces[1::3], pieces[2::3], strict=True)
        self._names = tuple(name or BLOCK + block for name, block in names)

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks that the page's markers name, in their order."""
        return tuple(name.removeprefix(BLOCK) for name in self._names if name.startswith(BLOCK))

    def compose(self, page: Filling) -> bytes:
        """The whole page in UTF-8; raises `CredAtlasError` where a marker names a block that is not there."""
        values = {
            "head": head(page),
            "title": escape(page.title),
            "contents": self._contents(page),
            "bare-address": escape(page.address.removeprefix(self._prefix)),
            "feeds": feed_list(page.feeds),
            "body": page.body,
        }
        values.update((BLOCK + name, html) for name, html in page.blocks.items())
        parts = [self._literals[0]]
        try:
            for name, literal in zip(self._names, self._literals[1:], strict=True):
                parts.append(values[name].encode())
                parts.append(literal)
        except KeyError as missing:
            raise CredAtlasError(f"/{page.address}: nothing fills its slot {missing.args[0]}") from None
        return b"".join(parts)

    def _contents(self, page: Filling) -> str:
        if not self._entry:
            return ""
        contents = tuple(page.contents)
        found = self._tables.get(contents)
        if found is None:
            before, between, after = self._entry
            entries = [
                f"{before}{escape(anchor)}{between}{escape(title)}{after}" for anchor, title in contents
            ]
            found = self._tables[contents] = "".join(entries)
        return found
