"""Shells hold for every page of their kind, wherever the site is mounted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.build.compose import slot
from credatlas.build.shells import Rendered
from credatlas.engine import MkDocsEngine
from credatlas.errors import CredAtlasError
from tests.engine.conftest import request_of

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = re.compile(r' (?:href|src|action)="([^"]*)"')
ACTIVE = re.compile(r'md-tabs__item--active">\s*<a href="([^"]*)"')


def test_there_is_a_shell_for_every_kind_language_and_depth(alliance: Path, rendered: Rendered) -> None:
    assert tuple(rendered.shells) == request_of(alliance).shell_keys()


def test_a_shell_has_every_slot_of_a_page(alliance: Path, rendered: Rendered) -> None:
    request = request_of(alliance)
    for key, shell in rendered.shells.items():
        for name in ("head", "title", "bare-address", "feeds", "body"):
            assert slot(name) in shell, (key, name)
        assert (slot("entry-anchor") in shell) is request.kind(key.kind).contents
        assert slot("policy") not in shell


def test_addresses_are_relative_and_depend_on_the_depth_alone(rendered: Rendered) -> None:
    for key, shell in rendered.shells.items():
        addresses = [address for address in ADDRESS.findall(shell) if not address.startswith(("#", "https:"))]
        assert addresses
        for address in addresses:
            assert re.match(rf"(\.\./){{{key.depth}}}(?!\.\./)", address), (key, address)


def test_nothing_but_the_error_page_knows_where_the_site_is_mounted(
    make_alliance: Callable[..., Path], rendered: Rendered
) -> None:
    elsewhere = make_alliance(("https://harbour.example/a/b/", "https://other.example/"))
    moved = MkDocsEngine(elsewhere).render(request_of(elsewhere))
    assert moved.shells == rendered.shells
    changed = {address for address, page in moved.pages.items() if page != rendered.pages[address]}
    assert changed == {"404.html"}


def test_the_error_page_is_absolute(rendered: Rendered) -> None:
    page = rendered.pages["404.html"].shell
    for address in ADDRESS.findall(page):
        assert address.startswith(("/a/b/", "#", "https:")), address
    assert '"base": "/a/b/"' in page
    assert 'new URL("/a/b/",location)' in page


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("de", "ltr"), ("ar", "rtl")])
def test_language_and_direction_are_those_of_the_page(
    rendered: Rendered, language: str, direction: str
) -> None:
    for key, shell in rendered.shells.items():
        if key.language == language:
            assert f'<html lang="{language}"' in shell
            assert f'<body dir="{direction}"' in shell


def test_the_section_of_a_kind_is_active_and_no_other(alliance: Path, rendered: Rendered) -> None:
    request = request_of(alliance)
    for key, shell in rendered.shells.items():
        section = request.kind(key.kind).section
        root = "../" * key.depth + ("" if key.language == "en" else f"{key.language}/")
        listed = section in ("courses/", "institutions/")
        assert ACTIVE.findall(shell) == ([root + section] if listed else []), key


def test_the_switch_of_languages_keeps_the_place(rendered: Rendered) -> None:
    for key, shell in rendered.shells.items():
        root, place = "../" * key.depth, slot("bare-address")
        found = re.findall(r'<a href="([^"]*)" lang="(..)"', shell)
        assert found == [(f"{root}{place}", "en"), (f"{root}de/{place}", "de"), (f"{root}ar/{place}", "ar")]


def test_nothing_is_asked_of_another_origin(rendered: Rendered) -> None:
    for html in (*rendered.shells.values(), *(page.shell for page in rendered.pages.values())):
        assert 'rel="alternate"' not in html
        assert not re.search(
            r'<(?:link|script|img|iframe|form)[^>]*(?:href|src|action)="(?:https?:)?//', html
        )
    for path, body in rendered.assets.items():
        if path.endswith(".css"):
            assert not re.search(rb"""(?:url\(["']?|@import ["'])(?:https?:)?//""", body), path


def test_rendering_twice_gives_the_same(alliance: Path, rendered: Rendered) -> None:
    assert MkDocsEngine(alliance).render(request_of(alliance)) == rendered


def test_what_mkdocs_cannot_do_is_the_operators_error(make_alliance: Callable[..., Path]) -> None:
    broken = make_alliance(("{name: material}", "{name: mkdocs}"))
    with pytest.raises(CredAtlasError, match="needs the theme `material`"):
        MkDocsEngine(broken).render(request_of(broken))


def test_a_dead_link_of_a_hand_written_page_is_reported(make_alliance: Callable[..., Path]) -> None:
    config_file = make_alliance()
    guide = config_file.parent / "content/pages/guide.md"
    guide.write_text("# Guide\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    warnings = MkDocsEngine(config_file).render(request_of(config_file)).warnings
    assert any("guide.md" in warning and "nowhere.md" in warning for warning in warnings)
