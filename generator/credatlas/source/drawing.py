"""SVG as far as a mark needs it: shapes, gradients and words about them, and nothing that acts or fetches.

Browsers run what an SVG file holds when somebody opens it by its address, outside the policy of our pages. So
a drawing is held to a list of what it may have; what is not on it is named, and the whole file refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_DRAWN = """
svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop
clipPath mask
"""
_STYLED = """
clip-path clip-rule color display fill fill-opacity fill-rule isolation mask mask-type mix-blend-mode opacity
overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width transform-origin vector-effect
visibility
"""
_PLACED = """
aria-hidden aria-label aria-labelledby baseProfile clipPathUnits cx cy d fr fx fy gradientTransform
gradientUnits height id maskContentUnits maskUnits offset pathLength points preserveAspectRatio r role rx ry
spreadMethod transform version viewBox width x x1 x2 y y1 y2
"""
_ELEMENTS = frozenset(_DRAWN.split())
"""Nothing that scripts, animates, embeds, or draws a part again: ten uses of ten uses never end."""
_PROPERTIES = frozenset(_STYLED.split())
_ATTRIBUTES = _PROPERTIES | frozenset(_PLACED.split())

_INSIDE = re.compile(r"#[A-Za-z_][\w.-]*")
_CALLS = r"(?:rgba?|hsla?|matrix|rotate|scale|skew[XY]|translate)\([\d\s.,%+/e-]*\)"
_VALUE = re.compile(rf"""(?:url\((["']?){_INSIDE.pattern}\1\)|{_CALLS}|[^\\@<>();:"'&])*""")
"""Numbers, words, colours and transformations; an address only of a part of the same drawing."""


class _Forbidden(Exception):
    """Something that a drawing must not have."""


def forbidden(body: bytes) -> str:
    """The first part of an SVG file that must not be there, such as `<script>`; empty for a plain drawing."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse("<!DOCTYPE>")
    parser.EntityDeclHandler = _refuse("<!ENTITY>")
    parser.ProcessingInstructionHandler = _refuse("<?…?>")
    parser.StartElementHandler = _Elements().start
    try:
        parser.Parse(body, True)
    except _Forbidden as found:
        return str(found)
    except expat.ExpatError as problem:
        return f"XML: {expat.ErrorString(problem.code)} ({problem.lineno}:{problem.offset + 1})"
    return ""


class _Elements:
    """Looks at each element as it begins; the first one must be the drawing itself."""

    def __init__(self) -> None:
        self._root = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space != _SVG or local not in _ELEMENTS or (local == "svg") != self._root:
            raise _Forbidden(f"<{local}>")
        self._root = False
        for attribute, value in attributes.items():
            _look(attribute, value)


def _look(attribute: str, value: str) -> None:
    space, _, local = attribute.rpartition(" ")
    if local == "href" and space in ("", _XLINK):
        sound = _INSIDE.fullmatch(value) is not None
    elif space:
        sound = space == _XML and local in ("space", "lang")
    elif local == "style":
        sound = all(_declared(part) for part in value.split(";") if part.strip())
    else:
        sound = local in _ATTRIBUTES and (local.startswith("aria-") or _VALUE.fullmatch(value) is not None)
    if not sound:
        raise _Forbidden(f"{local}={value[:40]}")


def _declared(declaration: str) -> bool:
    name, _, value = declaration.partition(":")
    return name.strip() in _PROPERTIES and _VALUE.fullmatch(value) is not None


def _refuse(part: str) -> Callable[..., None]:
    def found(*_: object) -> None:
        raise _Forbidden(part)

    return found
