"""A page on which nothing is in its own language names the original, and search engines are sent there."""

from __future__ import annotations

from typing import Any

import pytest

from credatlas.pages.page_kind import PageTask, render
from tests.pages.editions import catalogue, edition


def original(title: Any, language: str, **more: Any) -> str:
    found = edition(catalogue(courses={"lumen/ethics": {"title": title, **more}}))
    return render(found, PageTask("course", language, "lumen/ethics")).original


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ({"de": "Ethik"}, "de", ""),
        ({"de": "Ethik"}, "en", ""),
        ({"de": "Ethik"}, "ar", "de/courses/lumen/ethics/"),
        ({"en": "Ethics", "de": "Ethik"}, "ar", "courses/lumen/ethics/"),
        ({"nb": "Etikk"}, "en", ""),
        ({"nb": "Etikk"}, "ar", "courses/lumen/ethics/"),
        ({"nb": "Etikk", "ar": "أخلاقيات"}, "ar", ""),
    ],
)
def test_the_original_is_the_page_in_the_language_of_the_text(
    title: dict[str, str], language: str, expected: str
) -> None:
    assert original(title, language) == expected


def test_a_summary_in_the_pages_language_is_enough() -> None:
    assert original({"en": "Ethics"}, "de", summary={"de": "Gut entscheiden."}) == ""
