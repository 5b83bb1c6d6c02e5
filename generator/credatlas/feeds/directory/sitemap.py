"""`sitemap.xml`: every page that search engines may have, with its versions in other languages.

https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file; beyond that an index names the parts.
Without `site_url` there is none: its addresses must be absolute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from credatlas.feeds._text import attribute
from credatlas.feeds.directory.directory import Directory, Production
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition, Site

LARGEST = 20_000
"""Addresses a file: with three languages each this stays below the limit of 50 MB too."""
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_OPEN_INDEX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
_XML = "application/xml"


def _export(edition: Edition, production: Production, _: object) -> Iterator[Artifact]:
    site = edition.site
    if site.url is None:
        return
    pages = [_address(file.path) for file in production.files if file.indexed]
    known = frozenset(pages)
    parts = [pages[start : start + LARGEST] for start in range(0, len(pages), LARGEST)] or [[]]
    if len(parts) == 1:
        yield _urlset("sitemap.xml", site, parts[0], known)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _urlset(name, site, part, known)
    rows = "".join(f"<sitemap><loc>{escape(site.url + name)}</loc></sitemap>\n" for name in names)
    yield Artifact(path="sitemap.xml", media_type=_XML, body=f"{_OPEN_INDEX}{rows}</sitemapindex>\n".encode())


def _address(path: str) -> str:
    return path.removesuffix("index.html")


def _urlset(name: str, site: Site, pages: Sequence[str], known: frozenset[str]) -> Artifact:
    rows = "".join(_url(site, page, known) for page in pages)
    return Artifact(path=name, media_type=_XML, body=f"{_OPEN}{rows}</urlset>\n".encode())


def _url(site: Site, page: str, known: frozenset[str]) -> str:
    bare = _bare(site, page)
    versions = [(language, site.root(language) + bare) for language in site.languages]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={attribute(language)}'
        f" href={attribute(f'{site.url}{address}')}/>"
        for language, address in versions
        if address in known and len(versions) > 1
    )
    return f"<url><loc>{escape((site.url or '') + page)}</loc>{links}</url>\n"


def _bare(site: Site, page: str) -> str:
    """The address without its language's segment."""
    for language in site.languages[1:]:
        if page.startswith(f"{language}/"):
            return page.removeprefix(f"{language}/")
    return page


SITEMAP = Directory(
    name="sitemap",
    export=_export,
    title="For search engines",
    addresses=(Address("sitemap.xml", _XML, "Every page"),),
)
