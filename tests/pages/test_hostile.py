"""Hostile words in every field of every kind of entry: they are shown as words and do nothing."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import source
from credatlas.model.ids import Kind
from credatlas.pages.blocks import blocks
from credatlas.pages.markup import clean
from credatlas.pages.page_kind import all_pages, render
from tests.conftest import REPOSITORY
from tests.pages.editions import catalogue, edition
from tests.pages.html import Body
from tests.pages.test_every_page import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = REPOSITORY.parent / "shared" / "data" / "hostile"
OWN = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "https://a.example/' onclick='alert(1)",
    'https://a.example/"><svg onload=alert(1)>',
    "</h1></div></section><iframe src=//evil.example>",
    "<!-- credatlas:home -->",
    "{{ 7*7 }}{% raw %}",
    "\ue000body\ue001",
    "\u202egpj.exe",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '@/" onfocus=alert(1) autofocus x="',
    "</script><script>alert(1)</script>",
    "a@b.example\nBcc: everyone@example",
    "data:text/html,<script>alert(1)</script>",
]
_CODED = """
type status text_language languages language_level cycle target_groups fields activity breakdown network award
partners mobility formats identification seal stackability as supervision mode participation teaching kind
who weekday from until date starts ends announced opens closes on as_of imported publish_from reviewed recurs
schedule country state identity how system basis framework code at price certification licence decision
outcomes awarding agreement agreements courses pathways after direction parties by coordinator institution
successor replaces pathway requires moved_to provided_by timezone features missing model data_licence
standards issuer valid_for window parts_valid_for facet nqf
"""
CODED = frozenset(_CODED.split())
"""Fields whose strings are codes, references, dates or amounts: the schema lets nothing else through."""


def payloads() -> list[str]:
    """Our own list, and the shared ones where they are."""
    found = list(OWN)
    lines, naughty = SHARED / "xss" / "lines.txt", SHARED / "blns" / "blns.json"
    if lines.is_file():
        found += lines.read_text(encoding="utf-8").splitlines()
    if naughty.is_file():
        found += json.loads(naughty.read_text(encoding="utf-8"))
    return [text for text in found if text.strip()]


def poisoned(value: Any, words: Iterator[str], key: str = "") -> Any:
    """The value with a hostile word in place of every free text in it."""
    if key == "language_level":  # a map from language to a code
        return value
    if isinstance(value, dict):
        return {name: poisoned(part, words, name) for name, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, words, key) for part in value]
    return next(words) if isinstance(value, str) and key not in CODED else value


def every_field(kind: Kind) -> dict[str, Any]:
    """The entry of the schema tests that has every field once."""
    file = REPOSITORY / "tests" / "schemas" / "valid" / kind.value / "every-field.yml"
    path = f"content/{kind.folder}/x/y.yml" if kind is Kind.COURSE else f"content/{kind.folder}/x.yml"
    document = source.parse(source.SourceFile(path=path, kind=kind, content=file.read_bytes()))
    assert isinstance(document, source.Document)
    data = document.data
    for name in ("status", "withdrawn", "publish_from"):
        data.pop(name, None)
    return data


def hostile_catalogue(words: Iterator[str], **life: Any) -> Any:
    entries = {kind: poisoned(every_field(kind), words) for kind in Kind}
    gone = {"status": "withdrawn", "withdrawn": {"on": "2026-01-01", "reason": next(words)}}
    return catalogue(
        institutions={"lumen": entries[Kind.INSTITUTION], "fjord": {"name": next(words)}},
        networks={"aurora": entries[Kind.NETWORK]},
        agreements={"aurora-recognition-2027": entries[Kind.AGREEMENT]},
        courses={
            "lumen/ethics": entries[Kind.COURSE],
            "fjord/law": {"title": next(words), "summary": next(words)},
            "lumen/gone": {"title": next(words), **gone},
        },
        pathways={"health-data": entries[Kind.PATHWAY]},
    )


def hostile_bodies() -> Iterator[str]:
    """Pages of every kind, until every payload has stood somewhere."""
    given = payloads()
    words = cycle(given)
    for _ in range(-(-len(given) // 90)):
        found = edition(hostile_catalogue(words), languages=("en", "ar"))
        for task in all_pages(found):
            if task.kind not in {"rules", "owner"}:
                yield render(found, task).body
        yield from (block.render(found, "en", 1) for block in blocks().values())


def test_hostile_words_make_no_elements() -> None:
    for html in hostile_bodies():
        body = Body(html)
        assert {element.tag for element in body.elements} <= ALLOWED
        assert not body.comments
        for element in body.elements:
            assert not [
                name for name in element.attributes if name.startswith("on") or name in {"style", "src"}
            ]
            if element.tag == "script":
                assert element.attributes["type"] == "application/json"
                assert element.attributes["id"] in {"planner-data", "home-data"}
                assert len(element.attributes) == 2
            href = element.attributes.get("href")
            assert href is None or href.startswith(("https://", "http://", "mailto:", "#", "./", "../")), href


@pytest.mark.parametrize("word", OWN)
def test_hostile_words_are_shown_as_words(word: str) -> None:
    found = edition(catalogue(courses={"lumen/ethics": {"title": word, "summary": word}}), languages=("en",))
    for task in all_pages(found):
        if task.kind in {"course", "courses"}:
            page = render(found, task)
            assert " ".join(clean(word).split()) in Body(page.body).text
            if task.kind == "course":
                assert page.title == clean(word)


def test_only_two_modules_mark_html_as_safe() -> None:
    """`prose` for contributors' texts, `markup` for what it has escaped itself."""
    folder = Path(REPOSITORY / "generator" / "credatlas" / "pages")
    marking = {
        file.name
        for file in folder.rglob("*.py")
        if any(mark in file.read_text(encoding="utf-8") for mark in ("Markup(", "__new__(Markup", "|safe"))
    }
    assert marking == {"markup.py", "prose.py"}
    assert not [file for file in folder.rglob("*.html") if "|safe" in file.read_text().replace(" ", "")]


def test_the_payloads_reach_the_pages() -> None:
    words = iter(islice(cycle(["NEEDLE"]), 10_000))
    found = edition(hostile_catalogue(words), languages=("en",))
    for task in all_pages(found):
        if task.kind in {"course", "pathway", "institution", "network", "tombstone"}:
            assert "NEEDLE" in render(found, task).body
