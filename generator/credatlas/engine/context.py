"""What a template of ours gets as `ca`, and addresses that depend on a page's depth only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from jinja2 import pass_context
from mkdocs.utils.templates import url_filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context


class LanguageChoice(NamedTuple):
    """An entry of the language switch."""

    code: str
    name: str
    href: str
    current: bool


class FooterLink(NamedTuple):
    """A hand-written page that the footer links."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """`ca`: the values are HTML already, or slots."""

    kind: str
    language: str
    direction: str
    section: str
    """Address of the navigation item that is active, or nothing to leave that to MkDocs."""
    root: str
    """Where the site begins, seen from the page: `../../`, or `/a/b/` on the error page."""
    prefix: str
    """Path of the language, such as `de/`, or nothing."""
    head: str
    title: str
    policy: str
    """Slot of the Content-Security-Policy, or nothing while serving."""
    feeds: str
    offline: bool
    """Whether the page asks the browser to keep the catalogue."""
    choices: tuple[LanguageChoice, ...]
    footer: tuple[FooterLink, ...]
    notice: str
    labels: Mapping[str, str]
    words: str
    """The texts that scripts show, as a data block."""


@pass_context
def address_filter(context: Context, value: object) -> str:
    """The theme's `url` filter by depth alone, so that a shell's addresses hold for each of its pages.

    MkDocs' own filter shortens what two addresses share (`../` for `courses/x/../`), which differs from page
    to page.
    """
    url, page = str(value), context.get("ca")
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith(("/", "#")):
        return url
    if page is None:  # a template of the alliance's own, which is no page
        return url_filter(context, url)  # type: ignore[arg-type]
    return relative(page.root, url)


def relative(root: str, url: str) -> str:
    """`url` of the site as seen from a page whose `root` is given; never empty."""
    return root + (url if url not in (".", "./") else "") or "./"
