"""`opensearch.xml`: lets a browser search the catalogue (https://github.com/dewitt/opensearch, 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from credatlas.feeds._text import one_line, xml_text
from credatlas.feeds.feed import Address, Artifact, Feed, Omission, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

MEDIA_TYPE = "application/opensearchdescription+xml"
_SHORTEST, _LONGEST, _MOST = 16, 48, 1024
"""Characters that a short name, a long name and a description may have."""


def _export(edition: Edition, _: object) -> Iterator[Artifact | Omission]:
    site = edition.site
    if site.url is None:
        return
    name, about = one_line(site.name), one_line(site.description or site.name)
    template = f"{site.url}courses/?q={{searchTerms}}"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{xml_text(_cut(name, _SHORTEST))}</ShortName>\n"
        f"<Description>{xml_text(_cut(about, _MOST))}</Description>\n"
        f'<Url type="text/html" rel="results" template={quoteattr(template)}/>\n'
        f"<LongName>{xml_text(_cut(name, _LONGEST))}</LongName>\n"
        '<Query role="example" searchTerms="data"/>\n'
        f"<Language>{site.language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
    yield Artifact(path="opensearch.xml", media_type=MEDIA_TYPE, body=body.encode())


def _cut(text: str, most: int) -> str:
    """A text that is short enough, cut between words where that leaves one."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,;:-") or text[:most]


FEED = Feed(
    name="opensearch",
    title="Search from the browser (OpenSearch)",
    units=whole,
    export=_export,
    addresses=(Address("opensearch.xml", MEDIA_TYPE, "How to search from a browser"),),
)
