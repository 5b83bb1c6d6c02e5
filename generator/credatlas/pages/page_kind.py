"""The kinds of generated pages, and how a build asks for every page of an edition.

A page is named by a `PageTask` of three words, which any executor can carry: a build lists them with
`all_pages`, splits them over workers, and each worker renders what it got from the `Edition` it inherited.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.catalogue.related import relations
from credatlas.discovery import members
from credatlas.facets import tallied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.page import Page
    from credatlas.pages.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of generated page: one module in `pages/kinds/`."""

    name: str
    """Names its shell, its template and the class on its body."""
    units: Callable[[Edition], Iterator[str]]
    """What there is a page for: slugs, page numbers, facet values; in the order of the sitemap."""
    address: Callable[[str], str]
    """The address of a unit's page below the root of its language."""
    render: Callable[[Edition, str, str], Page]
    """(edition, language, unit) -> the page."""
    indexed: bool = True
    """Whether search engines and the sitemap may have it."""


class PageTask(NamedTuple):
    """One page to render, as small and picklable as can be."""

    kind: str
    language: str
    unit: str


@cache
def page_kinds() -> Mapping[str, PageKind]:
    """Every kind of page by its name."""
    return {kind.name: kind for kind in members("credatlas.pages.kinds", PageKind)}


def all_pages(edition: Edition) -> Iterator[PageTask]:
    """Every generated page of the edition, by language, kind and unit."""
    for language in edition.site.languages:
        for kind in page_kinds().values():
            for unit in kind.units(edition):
                yield PageTask(kind.name, language, unit)


def address(edition: Edition, task: PageTask) -> str:
    """Where a page is published, relative to the site."""
    return edition.site.root(task.language) + page_kinds()[task.kind].address(task.unit)


def render(edition: Edition, task: PageTask) -> Page:
    """The page that a task names."""
    return page_kinds()[task.kind].render(edition, task.language, task.unit)


def titled(title: str, page: int, reads: Reader) -> str:
    """The title of a page of a list, which tells it from the others."""
    return title if page == 1 else reads.text("paging.title", title=title, page=page)


def prepare(edition: Edition) -> None:
    """Work out what every page shares, so that workers forked afterwards inherit it."""
    listing(edition)
    relations(edition.catalogue)
    tallied(edition)
