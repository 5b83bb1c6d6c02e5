"""One page of each kind, at both mounts: it opens, fits a phone, and reaches for nothing elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

KINDS = {
    "home": "",
    "catalogue": "courses/",
    "course": "courses/*/*/",
    "pathways": "pathways/",
    "pathway": "pathways/*/",
    "institution": "institutions/*/",
    "network": "networks/*/",
    "facet value": "browse/*/*/",
    "rule": "rules/*/",
    "conformance": "conformance/",
    "glossary": "glossary/",
    "data": "data/",
    "home in German": "de/",
    "learning passport": "courses/*/*/passport/",
    "course in Arabic": "ar/courses/*/*/",
}
"""Each kind with the pattern of its pages' addresses; the first match stands for all."""


def address(site: Site, pattern: str) -> str:
    """The first page whose address matches."""
    pages = (path.parent for path in site.folder.glob(f"{pattern}index.html"))
    first = min(page for page in pages if not {"p", "index"} & set(page.parts))
    relative = first.relative_to(site.folder).as_posix()
    return site.address("" if relative == "." else f"{relative}/")


@pytest.mark.parametrize("pattern", KINDS.values(), ids=KINDS)
def test_a_page_opens_and_fits_a_phone(site: Site, phone: Page, pattern: str) -> None:
    response = phone.goto(address(site, pattern), wait_until="networkidle")
    assert response is not None
    assert response.status == 200
    assert phone.locator("h1").count() == 1
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"


@pytest.mark.parametrize("missing", ["nothing/", "courses/nobody/nothing/at/all/"])
def test_a_missing_page_is_styled_and_leads_home(site: Site, page: Page, missing: str) -> None:
    response = page.goto(site.address(missing), wait_until="networkidle")
    assert response is not None
    assert response.status == 404
    assert page.locator("h1").count() == 1
    assert page.locator("main a[href], article a[href]").count() > 0


def test_a_course_is_whole_without_scripts(site: Site, new_page: Callable[..., Page]) -> None:
    plain = new_page(java_script_enabled=False)
    plain.goto(address(site, "courses/*/*/"), wait_until="load")
    assert plain.locator("h1").inner_text().strip()
    assert plain.locator("h2").count() >= 5
