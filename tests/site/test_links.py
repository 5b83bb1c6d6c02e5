"""Invariant 6: every internal address in every page leads somewhere, at the root and under a prefix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

LINKS = {"href", "src", "action", "poster", "data"}


class _Page(HTMLParser):
    """The addresses that a page names, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in LINKS and value is not None:
                self.addresses.append(value)


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
def test_every_internal_address_leads_somewhere(demonstration: Callable[[str], Path], prefix: str) -> None:
    site = demonstration(prefix)
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    assert len(pages) > 300
    dead = sorted({problem for path in pages for problem in _dead(site, prefix, path, pages)})
    assert dead == []


def _dead(site: Path, prefix: str, path: Path, pages: dict[Path, _Page]) -> Iterator[str]:
    here = f"https://host{prefix}{path.relative_to(site).as_posix().removesuffix('index.html')}"
    for address in pages[path].addresses:
        whole = urlsplit(urljoin(here, address))
        if whole.scheme not in ("http", "https") or whole.netloc != "host":
            continue
        if not whole.path.startswith(prefix):
            yield f"{path.relative_to(site)}: {address} leaves the site"
            continue
        target = site / unquote(whole.path.removeprefix(prefix))
        target = target / "index.html" if whole.path.endswith("/") else target
        if not target.is_file():
            yield f"{path.relative_to(site)}: {address} leads nowhere"
        elif whole.fragment and target in pages and _is_missing(whole.fragment, pages[target]):
            yield f"{path.relative_to(site)}: {address} has no such anchor"


def _is_missing(fragment: str, page: _Page) -> bool:
    """Whether a page lacks an anchor; those that the theme's script makes begin with two underscores."""
    return unquote(fragment) not in page.anchors and not fragment.startswith(("__", ":~:"))
