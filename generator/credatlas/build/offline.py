"""`/sw.js`: what makes the catalogue readable without a connection, where the operator wants that.

A site without it has one, too, which takes away what an earlier build may have put into browsers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from credatlas import resources
from credatlas.build.compose import script_json
from credatlas.pages.page_kind import all_pages, page_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from credatlas.catalogue.edition import Edition

PATH = "sw.js"
SMALL = 200
"""A catalogue of so many courses is kept whole; of a larger one what somebody has opened."""
TOOLS = ("", "courses/", "pathways/", "institutions/", "calendar/", "shortlist/", "compare/")
"""The pages from which one finds the others."""
WHOLE = ("course", "pathway", "institution", "passport")
"""The kinds of pages of which a small catalogue consists."""
_UNUSED = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
"""The theme's own search, which no page loads."""


def service_worker(edition: Edition, assets: Iterable[str]) -> bytes:
    """The script for a site with these assets."""
    folder = resources.folder("worker")
    if not edition.site.offline:
        return (folder / "off.js").read_bytes()
    shelf = script_json(orjson.dumps(_shelf(edition, assets)).decode())
    return f"self.SHELF = {shelf};\n".encode() + (folder / "on.js").read_bytes()


def _shelf(edition: Edition, assets: Iterable[str]) -> Mapping[str, list[str]]:
    styles_and_scripts = [path for path in sorted(assets) if path.endswith((".css", ".js"))]
    found = {"assets": [path for path in styles_and_scripts if not path.startswith(_UNUSED)]}
    for language in edition.site.languages:
        before = edition.site.root(language)
        found[language] = [before + path for path in TOOLS] + [f"search/start/{language}.json"]
        found[language] += list(_whole(edition, language))
    return found


def _whole(edition: Edition, language: str) -> Iterator[str]:
    if len(edition.catalogue.courses) > SMALL:
        return
    for task in all_pages(edition):
        if task.language == language and task.kind in WHOLE:
            yield edition.site.root(language) + page_kinds()[task.kind].address(task.unit)
