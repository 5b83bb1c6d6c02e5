"""`robots.txt` (RFC 9309): everything may be read; where the sitemap is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds.directory.directory import Directory, Production
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition


def _export(edition: Edition, _: Production, __: object) -> Iterator[Artifact]:
    lines = ["User-agent: *", "Allow: /"]
    sitemap = edition.site.absolute("sitemap.xml")
    if sitemap:
        lines += ["", f"Sitemap: {sitemap}"]
    yield Artifact(path="robots.txt", media_type="text/plain", body="\n".join([*lines, ""]).encode())


ROBOTS = Directory(
    name="robots",
    export=_export,
    title="For robots",
    addresses=(Address("robots.txt", "text/plain", "What robots may read"),),
)
