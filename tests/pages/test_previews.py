"""Pictures for previews: every page has one, in letters that we have the fonts for, the same everywhere."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from credatlas.build.raster import kept_or_raster, raster
from credatlas.facets import all_facets
from credatlas.facets.field import FIELD
from credatlas.i18n import files, load
from credatlas.pages.page_kind import all_pages, render
from credatlas.pages.picture import PIXELS, is_drawable, picture
from credatlas.pages.previews import course_preview, institution_preview, previews, site_preview
from tests.pages.editions import catalogue, edition

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

KINDS = ("institution", "field", "course")


def pictured(found: Edition, *kinds: str) -> Edition:
    return replace(found, site=replace(found.site, previews=kinds))


@pytest.mark.parametrize("kinds", [(), KINDS[:2], KINDS], ids=lambda kinds: "-".join(kinds) or "none")
def test_pages_name_pictures_that_exist(alliance: Edition, kinds: tuple[str, ...]) -> None:
    found = pictured(alliance, *kinds)
    named = {
        page.preview
        for task in all_pages(found)
        if task.kind in {"course", "institution", "browse"} and task.language != "de"
        for page in (render(found, task),)
    }
    assert named - {""} <= set(previews(found))
    assert bool(named - {""}) == bool(kinds)


def test_without_an_address_there_are_no_pictures(alliance: Edition) -> None:
    found = pictured(alliance, *KINDS)
    assert not previews(replace(found, site=replace(found.site, url=None)))
    assert site_preview(found) in previews(found)


def test_a_course_shows_its_own_picture_only_where_the_operator_asks(alliance: Edition) -> None:
    course = alliance.catalogue.courses["lumen/data-ethics"]
    some, every = pictured(alliance, *KINDS[:2]), pictured(alliance, *KINDS)
    assert course_preview(some, "en", course) == institution_preview(some, "en", "lumen")
    assert course_preview(every, "en", course) != institution_preview(every, "en", "lumen")


def test_letters_without_a_font_leave_the_sites_picture() -> None:
    found = pictured(edition(catalogue(institutions={"lumen": {"name": "早稲田大学"}})), *KINDS)
    assert institution_preview(found, "en", "lumen") == site_preview(found) != ""


@pytest.mark.parametrize("language", files.languages())
def test_every_interface_language_can_be_drawn(alliance: Edition, language: str) -> None:
    strings, facet = load(language), all_facets(alliance)[FIELD.key]
    broad = [f"{code:02}" for code in range(11)]
    for text in (facet.name(alliance, strings), *(facet.label(alliance, strings, code) for code in broad)):
        assert is_drawable(text), text


@pytest.mark.parametrize("title", ['<script>"&', "x" * 400, "\u202e\x00evil", "أخلاقيات البيانات <b>"])
def test_no_title_breaks_a_picture(title: str) -> None:
    svg = picture(title, "https://catalogue.example/", title, title, None)
    root = ET.fromstring(svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "rect", "text"}
    assert raster(svg).startswith(b"\x89PNG\r\n\x1a\n")


def test_a_picture_has_the_size_that_pages_say() -> None:
    body = raster(picture("Catalogue", "https://catalogue.example/", "Data ethics", "", None))
    assert struct.unpack(">II", body[16:24]) == PIXELS


def drawn(letter: str, font: str = "Noto Sans") -> bytes:
    return raster(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="{font}">'
        f'<text y="90" font-size="90">{letter}</text></svg>'
    )


@pytest.mark.parametrize("font", ["DejaVu Sans", "Liberation Serif", "Arial", "sans-serif"])
def test_the_fonts_of_a_machine_change_nothing(font: str) -> None:
    assert drawn("A", font) == drawn("A", "no such font")
    assert drawn("早") == drawn("稲")
    assert len({drawn(letter) for letter in "AÉŁΩЖب"}) == 6


def test_a_published_picture_is_kept_by_its_name(tmp_path: Path) -> None:
    svg = picture("Catalogue", "https://catalogue.example/", "Data ethics", "", None)
    (tmp_path / "a.png").write_bytes(b"as published")
    assert kept_or_raster("a.png", svg, tmp_path) == b"as published"
    assert kept_or_raster("b.png", svg, tmp_path) == kept_or_raster("b.png", svg, None) == raster(svg)
