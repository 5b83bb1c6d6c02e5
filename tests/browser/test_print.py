"""On paper: no menus, the address of the page in words, and as a code that cameras read."""

from __future__ import annotations

import re
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest
import segno
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

COURSE = "courses/lumen/data-ethics/"
CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Bytes that a code of versions 1 to 10 has room for at level M (ISO/IEC 18004, table 7)."""


def codes(page: Page, site: Site, texts: list[str]) -> list[Any]:
    page.goto(site.address("glossary/"))
    script = site.address("assets/js/qr.js")
    return page.evaluate(  # type: ignore[no-any-return]
        "async ([script, texts]) => { const { code } = await import(script); return texts.map(code); }",
        [script, texts],
    )


def test_codes_are_those_of_another_encoder(page: Page, site: Site) -> None:
    """Full codes: of shorter ones the other's filling is not the standard's."""
    texts = ["".join(islice(cycle("https://aurora.example/ar/courses/"), size)) for size in CAPACITY]
    for version, (text, mine) in enumerate(zip(texts, codes(page, site, texts), strict=True), 1):
        theirs = segno.make(
            text, error="m", boost_error=False, mask=0, mode="byte", micro=False, version=version
        )
        assert mine == [[int(bool(module)) for module in row] for row in theirs.matrix], version


@pytest.mark.parametrize("text", ["x", "https://a.example/", "https://aurora.example/ü/æ/"])
def test_what_is_left_of_a_code_is_filled_as_the_standard_says(page: Page, site: Site, text: str) -> None:
    (mine,) = codes(page, site, [text])
    data, room = text.encode(), {21: 16, 25: 28, 29: 44}[len(mine)]
    stream = f"0100{len(data):08b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    words = [int(stream[at : at + 8], 2) for at in range(0, len(stream), 8)]
    filling = islice(cycle((0xEC, 0x11)), room - len(words))
    assert read(mine)[:room] == [*words, *filling]


def read(rows: list[list[int]]) -> list[int]:
    """The words of a code of one block: two columns at a time from the right, up and down, without mask 0."""
    size = len(rows)
    columns = [column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]
    bits = []
    for turn, right in enumerate(columns):
        for step in range(size):
            row = step if turn % 2 else size - 1 - step
            bits += [
                rows[row][column] ^ ((row + column) % 2 == 0)
                for column in (right, right - 1)
                if not _is_pattern(row, column, size)
            ]
    return [int("".join(map(str, map(int, bits[at : at + 8]))), 2) for at in range(0, len(bits) - 7, 8)]


def _is_pattern(row: int, column: int, size: int) -> bool:
    finders = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    aligned = size > 21 and max(abs(row - size + 7), abs(column - size + 7)) <= 2
    return finders or aligned or 6 in (row, column)


def test_an_address_that_is_too_long_has_no_code(page: Page, site: Site) -> None:
    assert codes(page, site, ["x" * 214]) == [None]


@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_printed_course_says_where_it_stands(page: Page, site: Site, language: str) -> None:
    page.goto(site.address(language + COURSE))
    expect(page.locator(".ca-paper")).to_have_count(0)
    page.emulate_media(media="print")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    expect(page.locator(".ca-paper")).to_contain_text(str(canonical))
    expect(page.locator(".ca-paper .ca-qr")).to_be_visible()
    for menu in ("header.md-header", "footer.md-footer", ".md-sidebar", "[data-star]", ".md-tabs"):
        expect(page.locator(menu).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_printed_shortlist_leads_back_to_itself(page: Page, site: Site) -> None:
    page.goto(site.address("glossary/"))
    page.evaluate("localStorage.setItem('credatlas:shortlist', '[\"lumen/data-ethics\"]')")
    page.goto(site.address("shortlist/"))
    expect(page.locator("[data-kept]")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".ca-paper")).to_contain_text(re.compile(r"shortlist/\?courses=lumen/data-ethics$"))
