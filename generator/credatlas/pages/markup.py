"""Small pieces of HTML, made of escaped values: the only place beside `prose` that builds `Markup`.

Every function escapes what it is given unless it is `Markup` already, and strips the control and
bidirectional-override characters with which a text could disguise itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import orjson
from markupsafe import Markup, escape

from credatlas.i18n.templates import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.model.text import Reading

NOTHING = Markup("")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""C0 and C1 controls, invisible spaces, bidirectional embeddings, overrides and isolates, tag characters.

Marks that writing needs stay: left-to-right and right-to-left marks, joiners, soft hyphens.
"""
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "ha", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_EMAIL = re.compile(r"[^\s<>\"'&?%]+@[^\s<>\"'&?%]+")


def safe(html: str) -> Markup:
    """HTML that this module has put together, as `Markup`: its own constructor takes four times as long."""
    return str.__new__(Markup, html)


def clean(text: str) -> str:
    """The text without characters that are there to deceive or to break a page."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def direction(language: str) -> str:
    """The direction in which a language is written: `ltr` or `rtl`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def marked(text: str | Markup, language: str, tag: str = "span") -> Markup:
    """The text in an element that says its language and its direction."""
    return safe(f'<{tag} lang="{escape(language)}" dir="{direction(language)}">{escape(text)}</{tag}>')


def phrase(reading: Reading, language: str) -> Markup:
    """A contributor's words on a page in `language`; words in another language say so."""
    text = escape(clean(reading.text))
    return text if reading.language == language else marked(text, reading.language)


def isolated(text: str) -> Markup:
    """A code, name or address that must not disturb the direction of the words around it."""
    return safe(f"<bdi>{escape(clean(text))}</bdi>")


def link(href: str, text: str | Markup, *, css: str = "") -> Markup:
    """A link inside the site."""
    attribute = f' class="{css}"' if css else ""
    return safe(f'<a href="{escape(href)}"{attribute}>{escape(text)}</a>')


def foreign(url: str, text: str | Markup) -> Markup:
    """A link that a contributor gave; the bare text unless it is a plain web address."""
    if not is_web(url):
        return escape(text)
    return safe(f'<a href="{escape(url)}" rel="nofollow ugc noopener">{escape(text)}</a>')


def is_web(url: str | None) -> bool:
    """Whether an address may be linked: a web address, printable and without spaces."""
    if url is None or not url.startswith(("https://", "http://")):
        return False
    return url.isprintable() and " " not in url


def place(url: str) -> Markup:
    """A link that a contributor gave, by the name of its host."""
    return foreign(url, isolated(url.partition("://")[2].partition("/")[0].removeprefix("www.") or url))


def mailbox(email: str) -> Markup:
    """A mail link, or the bare text where it is no address."""
    shown = isolated(email)
    return safe(f'<a href="mailto:{escape(email)}">{shown}</a>') if _EMAIL.fullmatch(email) else shown


def time(stamp: str, text: str) -> Markup:
    """A date or instant, for people and for machines."""
    return safe(f'<time datetime="{escape(stamp)}">{escape(text)}</time>')


def span(css: str, text: str | Markup) -> Markup:
    """A stretch of text with a role of its own in the style sheet."""
    return safe(f'<span class="{css}">{escape(text)}</span>')


def joined(parts: Iterable[Markup], separator: Markup) -> Markup:
    """The parts with the separator between them."""
    return safe(str.join(separator, parts))


def listed(parts: Iterable[Markup]) -> Markup:
    """The parts as a bulleted list."""
    return safe(f"<ul><li>{'</li><li>'.join(parts)}</li></ul>")


def data_block(key: str, value: object) -> Markup:
    """A value as JSON for our own scripts, which no browser runs; nothing in it can end the element."""
    text = orjson.dumps(value).decode()
    text = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return safe(f'<script type="application/json" id="{escape(key)}">{text}</script>')


class Pattern:
    """A sentence of ours with places for HTML, cut up once: `Apply by {day}`."""

    __slots__ = ("_pieces",)

    def __init__(self, template: str) -> None:
        pieces = [(str(escape(literal)), name) for literal, name in parse(template)]
        self._pieces = tuple(pieces)

    def fill(self, parts: Mapping[str, Markup]) -> Markup:
        """The sentence with its places filled; KeyError for one that is not given."""
        html: list[str] = []
        for literal, name in self._pieces:
            html.append(literal)
            if name is not None:
                html.append(parts[name])
        return safe("".join(html))
