"""The list of all courses, in pages of fifty: complete without scripts, those that one can join first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.listing import listing
from credatlas.feeds.schemaorg import item_list
from credatlas.pages.card import cards
from credatlas.pages.filters import filters
from credatlas.pages.followable import feed_links
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind, titled
from credatlas.pages.paging import cut, pages, paging
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

SIZE = 50
"""Courses on a page."""


def _units(edition: Edition) -> Iterator[str]:
    return (str(number) for number in range(1, pages(len(listing(edition).entries), SIZE) + 1))


def _address(unit: str) -> str:
    return "courses/" if unit == "1" else f"courses/p/{unit}/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    everything = tuple(listing(edition).entries.values())
    shown = cut(everything, int(unit), SIZE)
    catalogue = (entry.course for entry in everything)
    body = template(language, "courses").render(
        root=reads.root,
        count=reads.word("courses.count", count=len(everything)),
        unit=int(unit),
        filters=filters(reads) if unit == "1" else (),
        live=cards([entry for entry in shown if entry.live], reads),
        between=cards([entry for entry in shown if not entry.live], reads),
        paging=paging(int(unit), pages(len(everything), SIZE), lambda n: reads.root + _address(str(n))),
    )
    return Page(
        kind="courses",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=titled(reads.text("courses.title"), int(unit), reads),
        description=reads.text("courses.description", count=len(everything)),
        body=body,
        feeds=feed_links("", catalogue, reads),
        # Every course is in the sitemap with its own address; where one page ends moves with each new course.
        robots=None if unit == "1" else "noindex",
        structured_data=item_list(edition, (entry.course for entry in shown), language),
    )


COURSES = PageKind(name="courses", units=_units, address=_address, render=_render)
