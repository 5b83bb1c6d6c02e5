"""What a course page weighs over the wire, cold (design §9)."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.browser.conftest import Site

COURSE = "courses/lumen/data-ethics/"
WHOLE_PAGE = 140_000
SCRIPTS = 30_000
OURS = "/assets/js/"


def test_a_course_page_is_light(page: Page, site: Site) -> None:
    """Bytes as a host sends them, gzipped; images aside. The search comes when its field has the focus."""
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type != "image":
            sizes[response.url] = len(gzip.compress(response.body()))

    page.on("response", weigh)
    page.goto(site.address(COURSE), wait_until="networkidle")
    scripts = sum(size for url, size in sizes.items() if OURS in url)
    assert 5_000 < scripts < SCRIPTS
    assert sum(sizes.values()) < WHOLE_PAGE
