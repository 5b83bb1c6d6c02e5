"""Pictures for previews as PNG: drawn from SVG by resvg, with fonts of our own and none of the machine's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.pages.picture import PIXELS

if TYPE_CHECKING:
    from pathlib import Path

PNG = "image/png"


def raster(svg: str) -> bytes:
    """The picture in PNG; the same bytes on every machine."""
    import resvg_py  # here, since most builds keep what is published and draw nothing

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=PIXELS[0], skip_system_fonts=True, font_files=list(_fonts())
        )
    )


def kept_or_raster(path: str, svg: str, published: Path | None) -> bytes:
    """The picture as the published site has it, whose name tells what it shows; else drawn."""
    if published is not None:
        try:
            return (published / path).read_bytes()
        except OSError:
            pass
    return raster(svg)


@cache
def _fonts() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(resources.folder("fonts").glob("*.ttf")))
