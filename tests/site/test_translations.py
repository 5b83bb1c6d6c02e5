"""Every page of the demonstration is there in each of its languages, and so is the way to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from credatlas import i18n

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
