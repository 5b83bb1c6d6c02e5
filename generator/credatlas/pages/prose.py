"""Contributors' CommonMark as safe HTML: rendered by comrak, sanitised by nh3.

Links leave the site only by https or mail and say `nofollow ugc noopener`; images become links, since a page
asks nothing of another origin; headings move below those of the page; raw HTML disappears.
"""

from __future__ import annotations

import re
from functools import cache

import comrak
import nh3
from markupsafe import Markup, escape

from credatlas.pages.markup import clean

_LINE = r"(?!\d{1,9}[.)])[^ \t*_`\[\]<>&#\\~|@:=+\-\n][^*_`\[\]<>&#\\~|\n@]*(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""A paragraph in which no character means anything to CommonMark."""
_BARE = re.compile(r"</?(?:p|ul|ol|li|strong|em|del|code|pre|blockquote|h[2-6])>|<[bh]r />")
"""Elements without attributes that may stand as they are: text of nothing else needs no cleaning."""
_HEADING = re.compile(r"<(/?)h([1-6])>")
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? ?/?>')
_TAGS = {"p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


def prose(text: str, *, below: int = 2) -> Markup:
    """The text as HTML whose headings begin one level below the heading `below`."""
    source = clean(text).strip()
    paragraphs = source.split("\n\n")
    if all(_is_plain(paragraph) for paragraph in paragraphs):
        return Markup("".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs))
    html = _demoted(comrak.render_markdown(source, extension_options=_extensions()), below)
    if len(_BARE.findall(html)) == html.count("<"):
        return Markup(html)
    return Markup(_cleaner().clean(_IMAGE.sub(_as_link, html)))


def _is_plain(paragraph: str) -> bool:
    return _PLAIN.fullmatch(paragraph) is not None and "www." not in paragraph and "://" not in paragraph


def _as_link(image: re.Match[str]) -> str:
    return f'<a href="{image[1]}">{image[2] or image[1]}</a>'


def _demoted(html: str, below: int) -> str:
    """Headings on consecutive levels, whatever levels the contributor used."""
    used = sorted({match[2] for match in _HEADING.finditer(html)})
    if not used:
        return html
    level = {old: min(6, below + 1 + rank) for rank, old in enumerate(used)}
    return _HEADING.sub(lambda match: f"<{match[1]}h{level[match[2]]}>", html)


@cache
def _extensions() -> comrak.ExtensionOptions:
    options = comrak.ExtensionOptions()
    options.table = options.strikethrough = options.autolink = True
    return options


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS | _TABLE | _HEADINGS,
        attributes={"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}},
        url_schemes={"https", "mailto"},
        url_relative="deny",
        link_rel="nofollow ugc noopener",
    )
