"""Every page of the demonstration is there in each of its languages, and so is the way to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from credatlas import i18n
from tests.conftest import ORIGIN

LANGUAGES = ("de", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_stands_in_for_a_translation(demonstration: Callable[[str], Path], language: str) -> None:
    notice = i18n.load(language).text("ui.shell.untranslated")
    tree = demonstration("/") / language
    pages = sorted(tree.rglob("*.html"))
    assert len(pages) > 100
    assert not [page.relative_to(tree).as_posix() for page in pages if notice in page.read_text("utf-8")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_is_translated(demonstration: Callable[[str], Path], language: str) -> None:
    original, translated = (_labels(demonstration("/") / tree) for tree in ("", language))
    assert len(original) == len(translated) >= 6
    same = [label for label, other in zip(original, translated, strict=True) if label == other]
    assert same == []


def _labels(tree: Path) -> list[str]:
    """The words of the row of tabs on the home page."""
    html = (tree / "index.html").read_text(encoding="utf-8")
    tabs = html[html.index('class="md-tabs__list"') :]
    return re.findall(r'class="md-tabs__link">\s*([^<]+?)\s*<', tabs[: tabs.index("</ul>")])


def test_a_page_without_text_in_its_language_sends_search_engines_to_the_original(
    demonstration: Callable[[str], Path],
) -> None:
    """Such a page is not in the sitemap; its original is, and so is every page that is an original itself."""
    site = demonstration("/")
    told = set(re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))
    originals = {}
    for page in sorted(site.glob("ar/courses/*/*/index.html")) + sorted(site.glob("courses/*/*/index.html")):
        found = re.search(r'<link rel="canonical" href="([^"]+)"', page.read_text(encoding="utf-8"))
        if found and 'content="noindex' not in page.read_text(encoding="utf-8"):
            originals[page.parent.relative_to(site).as_posix()] = found[1]
    own = {address for address, canonical in originals.items() if canonical == f"{ORIGIN}/{address}/"}
    others = originals.keys() - own
    assert len(own) > 40
    assert len([address for address in others if address.startswith("ar/")]) > 20
    assert set(originals.values()) <= told
    assert not {f"{ORIGIN}/{address}/" for address in others} & told
