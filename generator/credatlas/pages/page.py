"""A generated page, before the build puts its body into the shell of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class TocItem(NamedTuple):
    """A section of the page, for the table of contents."""

    id: str
    text: str


class FeedLink(NamedTuple):
    """A feed of the page: plain text, and an address relative to the page."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language; its body begins with the page's only `<h1>`."""

    kind: str
    """The name of its `PageKind`."""
    address: str
    """Relative to the site, language included: `de/courses/lumen/data-ethics/`, or `404.html`."""
    language: str
    title: str
    description: str
    """One plain sentence or two for search engines and previews; never empty."""
    body: str
    """HTML, safe as it stands."""
    toc: tuple[TocItem, ...] = ()
    structured_data: Mapping[str, Any] | None = None
    """JSON-LD, to be written by the composer with `<` escaped."""
    feeds: tuple[FeedLink, ...] = ()
    """How to follow what the page is about."""
    preview: str = ""
    """The path of the picture for previews, where the page has one of its own."""
    original: str = ""
    """The address of the page in the language of its content, where nothing of that is in this page's."""
    robots: str | None = None
    """The content of `<meta name=robots>`, where the page is not for search engines."""

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the site's root."""
        return self.address.count("/")
