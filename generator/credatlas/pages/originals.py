"""Pages on which nothing is written in their own language: search engines are sent to the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.model.text import Text
    from credatlas.pages.reader import Reader


def original(address: str, texts: Iterable[Text | None], reads: Reader) -> str:
    """The page at `address` in a language of these texts; empty where the page in hand is that, or as good.

    The texts' own language comes first, where the site has an interface in it, and the root's language last.
    A page at the root is always one: it has the address by which feeds know the entry, and whoever counts
    the courses of a sitemap (`conformance`) counts those.
    """
    written = [language for text in texts if text for language in text.languages]
    site = reads.edition.site
    if reads.language in (site.language, *written) or not written:
        return ""
    best = next((language for language in written if language in site.languages), site.language)
    return site.root(best) + address
