"""Are the pages there of which search engines are told?"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note
from credatlas.publishing.visit import Visit, absence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SITEMAP = "sitemap.xml"
OF_ALL = 20
"""Pages that are looked at, spread evenly, where not all are."""
SHOWN = 5
_ADDRESS = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")
"""Of an urlset or an index; no XML parser has to trust the site for this."""


def _pages(visit: Visit) -> Iterator[Symptom]:
    addresses, parts = _listed(visit, SITEMAP), 1
    if addresses and all(address.endswith(".xml") for address in addresses):
        found = [part.removeprefix(visit.base) for part in addresses]
        addresses, parts = [page for part in found for page in _listed(visit, part)], len(found)
    if not addresses:
        problem = absence(visit.look(SITEMAP)) or "it lists no page"
        yield error(SITEMAP, problem, "set site_url in mkdocs.yml, build and publish again")
        return
    foreign = [address for address in addresses if not address.startswith(visit.base)]
    if foreign:
        text = f"it lists {foreign[0]} and {len(foreign) - 1} others that are not part of this site"
        yield error(SITEMAP, text, "set site_url in mkdocs.yml, build and publish again")
    own = [address.removeprefix(visit.base) for address in addresses if address.startswith(visit.base)]
    yield from _looked_at(visit, own, parts)


def _listed(visit: Visit, path: str) -> list[str]:
    answer = visit.look(path)
    text = answer.body.decode(errors="replace") if answer.found else ""
    return [unescape(address) for address in _ADDRESS.findall(text)]


def _looked_at(visit: Visit, pages: Sequence[str], parts: int) -> Iterator[Symptom]:
    chosen = pages if visit.every else _some(pages)
    broken = {}
    for path in chosen:
        answer = visit.get(path)
        problem = absence(answer)
        if not problem and answer.media_type != "text/html":
            problem = f"it is sent as {answer.media_type or 'nothing in particular'}"
        if not problem and answer.redirects:
            problem = f"it is sent on to {answer.address}"
        if problem:
            broken[path] = problem
    for path, problem in list(broken.items())[:SHOWN]:
        yield error(
            path, f"search engines are told of it, and {problem}", "publish the whole site folder again"
        )
    if len(broken) > SHOWN:
        yield error("", f"so it is with {len(broken) - SHOWN} further pages", "publish the site again")
    told = f"in {parts} sitemaps" if parts > 1 else "in the sitemap"
    yield note(SITEMAP, f"{len(chosen)} of {len(pages)} pages {told} were looked at")


def _some(pages: Sequence[str]) -> list[str]:
    count = min(OF_ALL, len(pages))
    return [pages[number * (len(pages) - 1) // max(1, count - 1)] for number in range(count)]


PAGES = Check(name="pages", run=_pages)
