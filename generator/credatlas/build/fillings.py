"""What generated and hand-written pages put into their shells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from credatlas.build.compose import Filling
from credatlas.build.shells import prefix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.build.settings import Settings
    from credatlas.build.shells import HandWritten
    from credatlas.pages.page import Page


def page_filling(page: Page, settings: Settings) -> Filling:
    """The filling of a generated page."""
    return Filling(
        address=page.address,
        title=page.title,
        site_name=settings.site_name,
        description=page.description,
        canonical=f"{settings.site_url}{page.address}" if settings.site_url else "",
        robots=page.robots or "",
        structured_data=orjson.dumps(page.structured_data).decode() if page.structured_data else "",
        contents=page.toc,
        body=page.body,
    )


def document_filling(page: HandWritten, blocks: Mapping[str, str], settings: Settings) -> Filling:
    """The filling of a hand-written page; `blocks` are the HTML of what its markers name.

    A page that stands in for its own translation names the original as the canonical one.
    """
    before = prefix(page.language, settings.ui_languages)
    canonical = page.address if page.translated else page.address.removeprefix(before)
    published = settings.site_url and "noindex" not in page.robots
    return Filling(
        address="" if page.address == "404.html" else page.address,
        title=page.title,
        site_name=settings.site_name,
        description=page.description,
        canonical=f"{settings.site_url}{canonical}" if published else "",
        robots=page.robots,
        blocks=blocks,
    )
