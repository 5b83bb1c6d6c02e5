"""From the page of every kind of entry one click leads to its file, where the operator says where that is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from credatlas.pages.page_kind import PageTask, render

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

PATTERN = "https://git.example/edit/main/{path}?pr=1"
ENTRIES = {
    "course": "lumen/data-ethics",
    "pathway": "data-steward",
    "institution": "lumen",
    "network": "aurora",
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_page_leads_to_its_file(alliance: Edition, kind: str) -> None:
    edition = replace(alliance, site=replace(alliance.site, source_url=PATTERN))
    body = render(edition, PageTask(kind, "de", ENTRIES[kind])).body
    file = f"content/{kind}s/{ENTRIES[kind]}.yml"
    assert f'href="https://git.example/edit/main/{file}?pr=1"' in body
    assert "Korrektur vorschlagen" in body


@pytest.mark.parametrize("kind", ENTRIES)
def test_without_a_place_to_edit_no_page_speaks_of_it(alliance: Edition, kind: str) -> None:
    assert "Suggest a correction" not in render(alliance, PageTask(kind, "en", ENTRIES[kind])).body
