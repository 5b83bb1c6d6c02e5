"""The list of pathways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages.organisations import pathway_cards
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind, titled
from credatlas.pages.paging import cut, pages, paging
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.pathway import Pathway

SIZE = 50
"""Pathways on a page."""


def _active(edition: Edition) -> list[Pathway]:
    return [each for each in edition.catalogue.pathways.values() if each.status == "active"]


def _units(edition: Edition) -> Iterator[str]:
    return (str(number) for number in range(1, pages(len(_active(edition)), SIZE) + 1))


def _address(unit: str) -> str:
    return "pathways/" if unit == "1" else f"pathways/p/{unit}/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    everything = sorted(_active(edition), key=lambda each: (reads.plain(each.title).casefold(), each.id.slug))
    body = template(language, "pathways").render(
        root=reads.root,
        pathways=pathway_cards(cut(everything, int(unit), SIZE), reads),
        paging=paging(int(unit), pages(len(everything), SIZE), lambda n: reads.root + _address(str(n))),
    )
    return Page(
        kind="pathways",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=titled(reads.text("pathways.title"), int(unit), reads),
        description=reads.text("pathways.description"),
        body=body,
    )


PATHWAYS = PageKind(name="pathways", units=_units, address=_address, render=_render)
