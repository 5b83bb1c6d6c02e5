"""The policy of every page allows its own scripts and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from credatlas.engine.policy import content_security_policy, script_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.build.shells import Rendered

POLICY = re.compile(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class InlineScripts(HTMLParser):
    """The texts of inline scripts that a browser would run, and every inline style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._runs = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._runs = tag == "script" and "src" not in given and "json" not in (given.get("type") or "")
        if tag == "style" or "style" in given:
            self.styles.append(f"<{tag} {given}>")

    def handle_data(self, data: str) -> None:
        if self._runs:
            self.scripts.append(data)
            self._runs = False


def _pages(rendered: Rendered) -> Iterator[str]:
    yield from rendered.shells.values()
    yield from (page.shell for page in rendered.pages.values())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_every_inline_script_of_the_theme_is_named_by_its_hash(rendered: Rendered) -> None:
    for html in _pages(rendered):
        found = POLICY.search(html)
        assert found, "the policy stands right after the charset"
        scripts = InlineScripts(html).scripts
        assert len(scripts) >= 3
        for script in scripts:
            assert (_hash(script) in found[1]) is not script.startswith("alert(")


def test_a_script_in_a_page_gets_no_hash(rendered: Rendered) -> None:
    html = rendered.pages["guide/"].shell
    script = "alert('a page brings this')"
    assert script in html
    assert _hash(script) not in html


def test_nothing_unsafe_is_allowed_and_nothing_needs_it(rendered: Rendered) -> None:
    for html in _pages(rendered):
        found = POLICY.search(html)
        assert found
        assert "unsafe" not in found[1]
        assert "*" not in found[1]
        assert "style-src 'self';" in found[1]
        assert InlineScripts(html).styles == []


def test_data_needs_no_hash() -> None:
    html = '<script type="application/ld+json">{}</script><script src="x.js"></script><SCRIPT>a</SCRIPT >'
    assert script_hashes(html.replace("</SCRIPT >", "</SCRIPT>")) == (_hash("a"),)


def test_a_preview_has_no_policy_of_its_own() -> None:
    assert content_security_policy("").startswith("default-src 'none'; script-src 'self';")
