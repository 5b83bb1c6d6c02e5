"""Contributors' CommonMark: what becomes of it."""

from __future__ import annotations

import comrak
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from credatlas.pages import prose as module
from credatlas.pages.prose import prose
from tests.pages.html import Body

CASES = {
    "paragraphs": ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
    "emphasis": ("**Yes** and *no*", "<p><strong>Yes</strong> and <em>no</em></p>\n"),
    "html disappears": ("a <b onclick=x>b</b>", "<p>a b</p>\n"),
    "script disappears": ("<script>alert(1)</script>", "\n"),
    "https links": (
        "[x](https://a.example/?b=1&c=2)",
        '<p><a href="https://a.example/?b=1&amp;c=2" rel="nofollow ugc noopener">x</a></p>\n',
    ),
    "scripts are no links": ("[x](javascript:alert(1))", '<p><a rel="nofollow ugc noopener">x</a></p>\n'),
    "relative links lead nowhere": ("[x](/etc/passwd)", '<p><a rel="nofollow ugc noopener">x</a></p>\n'),
    "images become links": (
        "![A map](https://a.example/map.png)",
        '<p><a href="https://a.example/map.png" rel="nofollow ugc noopener">A map</a></p>\n',
    ),
    "control characters": ("a\u202eb\x07c", "<p>abc</p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_prose(name: str) -> None:
    written, expected = CASES[name]
    assert prose(written).strip() == expected.strip()


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# A\n\n## B\n\n# C", [3, 4, 3]),
        ("### A\n\n##### B", [3, 4]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6", [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_move_below_those_of_the_page(written: str, levels: list[int]) -> None:
    assert Body(prose(written, below=2)).headings == levels


PLAIN = st.text(alphabet="ab1. ,;?!\"'()-+=:\n/éعw#*_[]<>&\\~|@", max_size=60)


@given(PLAIN)
def test_the_short_way_for_plain_text_shows_what_the_long_way_shows(written: str) -> None:
    """What is taken for plain text says the same as CommonMark would make of it."""
    cleaned = written.strip()
    if not cleaned or not all(module._is_plain(part) for part in cleaned.split("\n\n")):
        return
    long = module._cleaner().clean(comrak.render_markdown(cleaned, extension_options=module._extensions()))
    short = Body(prose(written))
    assert short.text == Body(long).text
    assert [each.tag for each in short.elements] == [each.tag for each in Body(long).elements]


@given(st.text(alphabet="ab *_`#->1.\n[]()<\"'&!~|", max_size=80))
@example("---")
def test_what_is_not_cleaned_needed_no_cleaning(written: str) -> None:
    html = comrak.render_markdown(written.strip(), extension_options=module._extensions())
    if len(module._BARE.findall(html)) == html.count("<"):
        cleaned, as_it_is = Body(module._cleaner().clean(html)), Body(html.replace(" />", ">"))
        assert cleaned.text == as_it_is.text
        assert [each.tag for each in cleaned.elements] == [each.tag for each in as_it_is.elements]
