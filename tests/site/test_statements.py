"""The statements that the law asks for say what they must, in every language of the demonstration."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("language", ["", "de", "ar"])
def test_the_accessibility_statement_follows_the_model_of_the_union(
    demonstration: Callable[[str], Path], language: str
) -> None:
    """Implementing Decision (EU) 2018/1523: status, gaps, preparation, feedback, enforcement."""
    html = (demonstration("/") / language / "accessibility" / "index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    assert len(re.findall(r"<h2", article)) == 6
    assert "eli/dec_impl/2018/1523" in article
    assert "mailto:accessibility@" in article
    assert re.search(r"2026", article), "when it was prepared"
    assert re.search(r"partially compliant|teilweise vereinbar|مطابق جزئيًّا", article)
    assert not re.search(r"fully compliant|vollständig vereinbar|مطابق كليًّا", article)
