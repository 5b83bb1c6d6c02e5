"""Hand-written pages: their content, title and headings."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs.structure.toc import AnchorLink, TableOfContents

from credatlas.build.compose import ANCHOR
from credatlas.build.shells import HandWritten
from credatlas.engine.context import FooterLink
from credatlas.engine.labels import labels
from credatlas.engine.virtual import language_of
from credatlas.i18n import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.pages import Page

_ADDRESS = re.compile(r'(?<= )(?P<name>href|src|action)="(?![a-z]+:|[/#])(?P<value>[^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEADING = re.compile(r'<h[1-6] id="([^"]+)"')


def content(html: str, page: Page, *, language: str, original: str) -> str:
    """The content of a page: with a heading of the first level, and marked where the original stands in."""
    html = _TABLE.sub(lambda found: _scrolling(found, title_of(page)), html)
    # A page that begins with a block has its heading from there.
    if "<h1" not in html and not html.lstrip().startswith("<!-- credatlas:"):
        html = f"<h1>{escape(title_of(page))}</h1>\n{html}"
        top = AnchorLink(escape(title_of(page)), ANCHOR, 1)
        top.children = list(page.toc)
        page.toc = TableOfContents([top])
    if language == original:
        return html
    sentence = escape(labels(language)["untranslated"])
    direction = load(original).direction
    return (
        f'<div class="ca-notice" role="note"><p>{sentence}</p></div>\n'
        f'<div lang="{original}" dir="{direction}">\n{html}\n</div>'
    )


def _scrolling(table: re.Match[str], title: str) -> str:
    """A table that a narrow window scrolls, with the keyboard too, named after the heading above it.

    The theme's script wraps bare tables too, but in what no keyboard reaches; one with a class it lets be.
    """
    above = _HEADING.findall(table.string, 0, table.start())
    name = f'aria-labelledby="{above[-1]}"' if above else f'aria-label="{escape(title)}"'
    inner = f'<table class="ca-table">{table[1]}</table>'
    return f'<div class="ca-scroll" role="region" tabindex="0" {name}>{inner}</div>'


def absolute(html: str, base_path: str) -> str:
    """`html` with its relative addresses made absolute: the error page is shown at any depth."""
    return _ADDRESS.sub(
        lambda found: f'{found["name"]}="{base_path}{found["value"].removeprefix("./")}"',
        html,
    )


def title_of(page: Page) -> str:
    """The page's own title as plain text: front matter, else its first heading, else its name."""
    if title := page.meta.get("title"):
        return str(title)
    first = next(iter(page.toc), None)
    if first is not None and first.level == 1:
        return _plain(first.title)
    return str(page.title or page.file.name)


def hand_written(page: Page, html: str, language: str, source: str) -> HandWritten:
    """The finished page; its `html` still has the slots of the head and of its blocks."""
    return HandWritten(
        address=page.url,
        language=language,
        title=title_of(page),
        description=str(page.meta.get("description") or ""),
        headings=tuple(_headings(page.toc)),
        source=source,
        robots=str(page.meta.get("robots") or ""),
        translated=True,
        shell=html,
    )


def untranslated(page: HandWritten) -> HandWritten:
    """`page` as what stands in for a translation."""
    return replace(page, translated=False)


def footer_links(pages: Iterable[Page], languages: Sequence[str]) -> Mapping[str, tuple[FooterLink, ...]]:
    """By language, the pages whose front matter has `footer`, a number that orders them."""
    found = sorted(
        (pages for pages in pages if pages.meta.get("footer") is not None),
        key=lambda page: (int(page.meta["footer"]), page.url),
    )
    return {
        language: tuple(
            FooterLink(escape(title_of(page)), page.url)
            for page in found
            if language_of(page.file.src_uri, languages) == language
        )
        for language in languages
    }


def _headings(contents: Iterable[AnchorLink]) -> Iterator[tuple[str, str]]:
    for item in contents:
        yield item.id, _plain(item.title)
        yield from _headings(item.children)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))
