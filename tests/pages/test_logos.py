"""Marks of institutions and networks: light and dark, in words too, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from credatlas.catalogue.edition import Marks
from credatlas.model.ids import EntryId, Kind
from credatlas.pages.page_kind import PageTask, render
from tests.pages import editions
from tests.pages.html import Body

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

LOGO = {
    "light": "institutions/logos/lumen.svg",
    "alt": {"en": 'A lamp, "the light"', "de": "Ein Leuchtfeuer"},
    "rights": "Drawn <for> the tests",
}
LUMEN = EntryId(Kind.INSTITUTION, "lumen")


@pytest.fixture
def marked() -> Edition:
    catalogue = editions.catalogue(institutions={"lumen": {**editions.LUMEN, "logo": LOGO}})
    marks = {LUMEN: Marks("assets/logos/lumen-light.svg", "assets/logos/lumen-dark.png")}
    return replace(editions.edition(catalogue), marks=marks)


def images(
    edition: Edition, language: str, kind: str = "institution", unit: str = "lumen"
) -> list[dict[str, str | None]]:
    return [
        image.attributes for image in Body(render(edition, PageTask(kind, language, unit)).body).all("img")
    ]


def test_both_images_are_shown_with_words_in_the_language_of_the_page(marked: Edition) -> None:
    light, dark = images(marked, "de")
    assert light == {
        "class": "ca-logo__light",
        "src": "../../../assets/logos/lumen-light.svg",
        "alt": "Ein Leuchtfeuer",
    }
    assert dark == {**light, "class": "ca-logo__dark", "src": "../../../assets/logos/lumen-dark.png"}


def test_words_in_another_language_say_so(marked: Edition) -> None:
    light, _ = images(marked, "ar")
    assert (light["alt"], light["lang"]) == ('A lamp, "the light"', "en")


def test_a_mark_without_a_dark_image_has_one_for_both(marked: Edition) -> None:
    edition = replace(marked, marks={LUMEN: Marks("assets/logos/lumen-light.svg")})
    assert [image["class"] for image in images(edition, "en")] == ["ca-logo__light"]


def test_the_list_shows_the_mark_and_the_page_whose_it_is(marked: Edition) -> None:
    assert len(images(marked, "en", "institutions", "1")) == 2
    assert "Drawn &lt;for&gt; the tests" in render(marked, PageTask("institution", "en", "lumen")).body


def test_a_mark_that_is_not_published_leaves_nothing_behind(marked: Edition) -> None:
    bare = replace(marked, marks={})
    assert images(bare, "en") == images(bare, "en", "institutions", "1") == []
    assert "Drawn" not in render(bare, PageTask("institution", "en", "lumen")).body
