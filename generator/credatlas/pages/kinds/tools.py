"""The shortlist and the comparison: pages that scripts fill from what the reader's browser keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

TOOLS = ("shortlist", "compare")


def _units(_: Edition) -> Iterator[str]:
    return iter(TOOLS)


def _address(tool: str) -> str:
    return f"{tool}/"


def _render(edition: Edition, language: str, tool: str) -> Page:
    reads = reader(edition, language, _address(tool))
    body = template(language, "tool").render(
        root=reads.root,
        tool=tool,
        title=reads.word(f"{tool}.title"),
        lead=reads.word(f"{tool}.description"),
        without=reads.word(f"{tool}.without"),
    )
    return Page(
        kind="tool",
        address=edition.site.root(language) + _address(tool),
        language=language,
        title=reads.text(f"{tool}.title"),
        description=reads.text(f"{tool}.description"),
        body=body,
        robots="noindex",
    )


TOOL = PageKind(name="tool", units=_units, address=_address, render=_render, indexed=False)
