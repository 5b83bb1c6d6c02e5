"""What a preview looks like: an SVG of 1200 by 630, the shape that networks ask for."""

from __future__ import annotations

import re
import textwrap
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.pages.markup import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1200, 630
PIXELS = (800, 420)
"""What is published of it: large enough for every network, in half the time and bytes."""
MARGIN = 80
_ADVANCE = 0.58
"""The width of an average bold letter, in ems, on the safe side."""
_SIZES = ((84, 3), (64, 4), (50, 5))
"""Sizes of the title with the lines that fit, the largest first."""
_COVERED = re.compile(
    r"[\u0020-\u024f\u02b0-\u036f\u0370-\u045f\u0490\u0491\u0600-\u06ff\u1e00-\u1fff\u200c-\u2027\u2030-\u203a\u20ac\u2122]*"
)
"""The letters of the fonts that come with us; pictures must not depend on those of a machine."""
_RIGHT_TO_LEFT = re.compile(r"[\u0600-\u06ff]")
_TYPES = {"svg": "svg+xml", "png": "png", "webp": "webp", "jpg": "jpeg", "jpeg": "jpeg"}


def is_drawable(text: str) -> bool:
    """Whether our fonts have every letter of `text`."""
    return _COVERED.fullmatch(clean(text)) is not None


def picture(site: str, address: str, title: str, above: str, mark: tuple[str, bytes] | None) -> str:
    """The picture of a page of `site`, with the path and bytes of its institution's mark, if it has one."""
    mirrored = _RIGHT_TO_LEFT.search(title) is not None
    size, lines = _set(clean(title))
    top = 300 - (len(lines) - 1) * size * 0.6 + (50 if mark else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Noto Sans, Noto Sans Arabic" font-weight="700">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fcfbf8"/>',
        f'<rect y="530" width="{WIDTH}" height="100" fill="#0d3b45"/>',
        f'<rect y="522" width="{WIDTH}" height="8" fill="#e9a06f"/>',
        *(_mark(*mark, mirrored=mirrored) if mark else ()),
        _line(above, 34, top - size - 10, "#51626a", mirrored=mirrored) if above else "",
        *(
            _line(line, size, top + at * size * 1.2, "#1a292e", mirrored=mirrored)
            for at, line in enumerate(lines)
        ),
        _line(site, 36, 594, "#fcfbf8", mirrored=mirrored),
        _line(urlsplit(address).netloc, 28, 592, "#a9c4ca", mirrored=not mirrored),
        "</svg>",
    ]
    return "".join(parts)


def _set(title: str) -> tuple[int, list[str]]:
    """The largest size in which the title fits, and its lines."""
    for size, most in _SIZES:
        lines = textwrap.wrap(title, int((WIDTH - 2 * MARGIN) / (size * _ADVANCE)))
        if len(lines) <= most:
            return size, lines
    last = lines[most - 1]
    return size, [*lines[: most - 1], f"{last[:-1]}\u2026"]


def _line(text: str, size: int, y: float, colour: str, *, mirrored: bool) -> str:
    x, anchor = (WIDTH - MARGIN, "end") if mirrored else (MARGIN, "start")
    shown = escape(clean(text))
    return f'<text x="{x}" y="{y:g}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{shown}</text>'


def _mark(path: str, body: bytes, *, mirrored: bool) -> Iterator[str]:
    """The mark on white, as it was made for light pages."""
    x = WIDTH - MARGIN - 150 if mirrored else MARGIN
    kind = _TYPES[path.rpartition(".")[2]]
    yield f'<rect x="{x}" y="60" width="150" height="150" rx="16" fill="#fff"/>'
    data = b64encode(body).decode()
    yield f'<image x="{x + 15}" y="75" width="120" height="120" href="data:image/{kind};base64,{data}"/>'
