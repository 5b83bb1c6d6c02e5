"""What holds for every generated page of the demonstration, in every interface language."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from credatlas.build import shells
from credatlas.pages.blocks import blocks
from credatlas.pages.page_kind import PageTask, address, all_pages, page_kinds, prepare, render
from tests.pages.editions import LANGUAGES
from tests.pages.html import Body

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

KINDS = {kind.name: kind for kind in shells.KINDS}
_TAGS = """
a b bdi blockquote br button caption code dd del details div dl dt em form h1 h2 h3 h4 h5 h6 header hr input
label li nav ol p pre section small span strong summary table tbody td th thead time tr ul
defs desc figcaption figure marker path rect svg text title
script
"""
ALLOWED = frozenset(_TAGS.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(page_kinds()))
def test_pages_are_sound(alliance: Edition, kind: str, language: str) -> None:
    tasks = [task for task in all_pages(alliance) if (task.kind, task.language) == (kind, language)]
    assert tasks
    for task in tasks:
        page = render(alliance, task)
        assert page.title.strip()
        assert page.description.strip()
        assert page.language == language
        assert page.address == address(alliance, task)
        _is_sound(page.body)
        # A rule may quote YAML; nothing else has a brace.
        assert kind in {"rules", "owner"} or not re.search(r"\{\w", Body(page.body).text)
        body = Body(page.body)
        assert body.headings.count(1) == 1
        assert body.headings[0] == 1
        assert "content" in body.ids
        assert [item.id for item in page.toc if item.id not in body.ids] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(blocks()))
def test_blocks_are_sound(alliance: Edition, name: str, language: str) -> None:
    html = blocks()[name].render(alliance, language, 1)
    assert html.strip()
    _is_sound(html)


def _is_sound(html: str) -> None:
    body = Body(html)
    assert {element.tag for element in body.elements} <= ALLOWED
    assert not body.comments
    repeated = [name for name, times in Counter(body.ids).items() if times > 1]
    assert not repeated
    levels = body.headings
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    for element in body.elements:
        assert "style" not in element.attributes
        assert element.tag != "script" or element.attributes["type"] == "application/json"
        labelled = element.attributes.get("aria-labelledby")
        assert labelled is None or set(labelled.split()) <= set(body.ids)
    assert all("scope" in element.attributes for element in body.all("th"))
    assert len(body.all("table")) == len(body.all("caption"))


def test_every_page_has_an_address_of_its_own(alliance: Edition) -> None:
    addresses = Counter(address(alliance, task) for task in all_pages(alliance))
    assert max(addresses.values()) == 1


def test_every_page_has_a_shell(alliance: Edition) -> None:
    for task in all_pages(alliance):
        kind = page_kinds()[task.kind]
        assert kind.address(task.unit).count("/") in KINDS[task.kind].depths, task


def test_contents_are_given_where_the_shell_shows_them(alliance: Edition) -> None:
    for name in page_kinds():
        task = next(task for task in all_pages(alliance) if task.kind == name)
        assert bool(render(alliance, task).toc) == KINDS[name].contents, name


def test_links_stay_below_the_site(alliance: Edition) -> None:
    """No address inside the site is absolute, and none climbs above the root."""
    for task in all_pages(alliance):
        page = render(alliance, task)
        for element in Body(page.body).all("a"):
            href = element.attributes["href"] or ""
            assert href.startswith(("https://", "http://", "mailto:", "#", "./", "../")), href
            climbs = href.count("../") if href.startswith("../") else 0
            assert climbs <= page.depth, (page.address, href)


def test_foreign_links_say_that_contributors_gave_them(alliance: Edition) -> None:
    for task in all_pages(alliance):
        for element in Body(render(alliance, task).body).all("a"):
            if (element.attributes["href"] or "").startswith("http"):
                assert element.attributes["rel"] == "nofollow ugc noopener"


def test_rendering_is_a_function_of_the_edition(alliance: Edition) -> None:
    task = PageTask("course", "en", "lumen/data-ethics")
    assert render(alliance, task) == render(alliance, task)


def test_preparing_changes_nothing(alliance: Edition) -> None:
    task = PageTask("courses", "de", "1")
    before = render(alliance, task)
    prepare(alliance)
    assert render(alliance, task) == before


def test_owners_and_tombstones_are_not_for_search_engines(alliance: Edition) -> None:
    for name in ("owner", "tombstone"):
        assert not page_kinds()[name].indexed
        for task in all_pages(alliance):
            if task.kind == name:
                assert render(alliance, task).robots == "noindex"
