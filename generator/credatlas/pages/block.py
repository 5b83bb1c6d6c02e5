"""A block of a hand-written page: what fills its marker `<!-- credatlas:NAME -->`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages.reader import reader_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.reader import Reader


class Host(NamedTuple):
    """The hand-written page on which a block stands: its plain texts, and the language they are in."""

    title: str
    description: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block: one module in `pages/blocks/`."""

    name: str
    """As in the marker."""
    body: Callable[[Reader, Host], str]
    """The HTML for a reader."""

    def render(self, edition: Edition, language: str, depth: int, host: Host | None = None) -> str:
        """The block on a page that lies `depth` folders below the site, the language's included."""
        below = edition.site.root(language).count("/")
        site = edition.site
        reads = reader_at(edition, language, "../" * (depth - below) or "./", "../" * depth or "./")
        return self.body(reads, host or Host(site.name, site.description, site.language))
