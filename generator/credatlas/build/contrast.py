"""Whether the operator's own colours can be read (WCAG 2.2, 1.4.3 and 1.4.11).

The colours are custom properties of `assets/credatlas.css`; a style sheet of the operator's, named by
`extra_css`, may set them anew for `[data-md-color-scheme="default"]` and `[data-md-color-scheme="slate"]`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from credatlas import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS = "assets/credatlas.css"
MATERIALS = "assets/stylesheets/"
SCHEMES: Mapping[str, str] = {"default": "light", "slate": "dark"}
"""The theme's names of the schemes, and people's."""
TEXT, CONTROL = 4.5, 3.0
"""The least contrast of text, and of what shows where a control is."""
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, TEXT) for ink in ("text", "muted", "link") for ground in ("paper", "surface", "sunken")),
    *((ink, "brand-soft", TEXT) for ink in ("text", "link")),
    ("on-brand", "brand", TEXT),
    ("accent", "paper", TEXT),
    *((ink, f"{ink}-soft", TEXT) for ink in ("accent", "good", "warn", "bad")),
    *(("edge", ground, CONTROL) for ground in ("paper", "surface")),
)
"""What stands on what."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"--ca-([a-z-]+)\s*:\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_SCHEME = re.compile(r"""data-md-color-scheme\s*=\s*["']?(\w+)""")


class Colour(NamedTuple):
    """A colour as a style sheet names it."""

    written: str
    sheet: str


def contrast_notes(assets: Mapping[str, bytes]) -> tuple[str, ...]:
    """What to tell the operator about colours of the site's style sheets; nothing where none is theirs."""
    theme = {f"assets/{path.name}" for path in (resources.folder("theme") / "assets").glob("*.css")}
    sheets = (path for path in sorted(assets) if path.endswith(".css") and not path.startswith(MATERIALS))
    others = [path for path in sheets if path not in theme]
    if OURS not in assets or not others:
        return ()
    colours = {scheme: dict(_colours(assets[OURS], scheme, OURS)) for scheme in SCHEMES}
    for path in others:
        for scheme, known in colours.items():
            known.update(_colours(assets[path], scheme, path))
    return tuple(note for scheme, known in colours.items() for note in _notes(known, SCHEMES[scheme]))


def _colours(sheet: bytes, scheme: str, path: str) -> Iterator[tuple[str, Colour]]:
    """The colours that a sheet gives to a scheme, in its order."""
    for selector, body in _RULE.findall(_COMMENT.sub("", sheet.decode("utf-8", "replace"))):
        if scheme in _SCHEME.findall(selector):
            for name, written in _COLOUR.findall(body):
                yield name, Colour(f"#{written.lower()}", path)


def _notes(known: Mapping[str, Colour], scheme: str) -> Iterator[str]:
    for ink, ground, least in PAIRS:
        upper, lower = known.get(ink), known.get(ground)
        if upper is None or lower is None or upper.sheet == lower.sheet == OURS:
            continue
        ratio = contrast(upper.written, lower.written)
        if ratio < least:
            sheet = upper.sheet if upper.sheet != OURS else lower.sheet
            yield (
                f"{sheet}: in {scheme} colours --ca-{ink} ({upper.written}) on --ca-{ground} "
                f"({lower.written}) has a contrast of {ratio:.1f}, and WCAG asks for {least:g}"
            )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `#0d3b45` or `#fff`, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
