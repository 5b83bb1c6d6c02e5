"""Pictures of pages for previews in messengers and networks (Open Graph, https://ogp.me): which there are.

A picture is an SVG here and becomes a PNG in the build, since no network takes an SVG. It lies under a name
with the digest of what it shows, so that equal pictures are one file, and a changed one is fetched anew.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.catalogue.once import once
from credatlas.facets import all_facets, tallied
from credatlas.facets.field import FIELD
from credatlas.i18n import load
from credatlas.pages.picture import PIXELS, is_drawable, picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course

FOLDER = "assets/previews"
BROAD = 2
"""Digits of a broad field (ISCED-F 2013): narrower ones share its picture."""


class Preview(NamedTuple):
    """A picture of a page."""

    path: str
    """In the site."""
    svg: str


def site_preview(edition: Edition) -> str:
    """The path of the picture for pages without one of their own; empty where there are no pictures."""
    return _path(edition, ("site", "", ""))


def institution_preview(edition: Edition, language: str, slug: str) -> str:
    """The path of the picture of an institution."""
    return _path(edition, ("institution", language, slug))


def field_preview(edition: Edition, language: str, code: str) -> str:
    """The path of the picture of a field of study."""
    return _path(edition, ("field", language, code[:BROAD]))


def course_preview(edition: Edition, language: str, course: Course) -> str:
    """The path of the picture of a course: its own where the operator wants those, else its institution's."""
    own, house = ("course", language, course.id.slug), ("institution", language, course.institution)
    return _path(edition, own if own in _known(edition) else house)


@once
def previews(edition: Edition) -> Mapping[str, str]:
    """Every picture: path -> SVG."""
    return {one.path: one.svg for one in _known(edition).values()}


_Key = tuple[str, str, str]
"""Kind, language and slug or code."""


def _path(edition: Edition, key: _Key) -> str:
    known = _known(edition)
    found = known.get(key) or known.get(("site", "", ""))
    return found.path if found else ""


@once
def _known(edition: Edition) -> Mapping[_Key, Preview]:
    if edition.site.url is None or not edition.site.previews:
        return {}
    return {key: _preview(svg) for key, svg in _drawn(edition)}


def _preview(svg: str) -> Preview:
    made = sha256(f"{_engine()} {PIXELS} {svg}".encode())
    return Preview(f"{FOLDER}/{made.hexdigest()[:16]}.png", svg)


@cache
def _engine() -> str:
    """What draws the pictures: another version may draw other bytes, which then need another name."""
    return version("resvg-py")


def _drawn(edition: Edition) -> Iterator[tuple[_Key, str]]:
    site = edition.site
    for language, kind, slug, title, above in (("", "site", "", site.name, ""), *_wanted(edition)):
        if is_drawable(title + above + site.name):
            mark = _mark(edition, slug) if kind == "institution" else None
            yield (kind, language, slug), picture(site.name, site.url or "", title, above, mark)


def _wanted(edition: Edition) -> Iterator[tuple[str, str, str, str, str]]:
    """Language, kind, slug, title and what stands above it."""
    wanted = edition.site.previews
    for language in edition.site.languages:
        if "institution" in wanted:
            for slug, house in edition.catalogue.institutions.items():
                yield language, "institution", slug, house.name.read(language).text, ""
        if "field" in wanted:
            facet, strings = all_facets(edition)[FIELD.key], load(language)
            above = facet.name(edition, strings)
            for code in tallied(edition)[FIELD.key]:
                if len(code) == BROAD:
                    yield language, "field", code, facet.label(edition, strings, code), above
        if "course" in wanted:
            for slug, entry in listing(edition).entries.items():
                title = entry.course.title.read(language).text
                yield language, "course", slug, title, _house(edition, entry.course, language)


def _house(edition: Edition, course: Course, language: str) -> str:
    house = edition.catalogue.institutions.get(course.institution)
    return house.name.read(language).text if house else ""


def _mark(edition: Edition, slug: str) -> tuple[str, bytes] | None:
    house = edition.catalogue.institutions[slug]
    marks = edition.marks.get(house.id)
    return (marks.light, edition.images[marks.light]) if marks and marks.light in edition.images else None
