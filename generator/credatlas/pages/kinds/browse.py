"""Landing pages of the facets: all questions, the values of one, and the courses of each value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from credatlas.catalogue.listing import listing
from credatlas.facets import all_facets, tallied
from credatlas.facets.field import FIELD
from credatlas.facets.institution import INSTITUTION
from credatlas.pages import markup
from credatlas.pages.card import cards
from credatlas.pages.followable import feed_links
from credatlas.pages.page import FeedLink, Page
from credatlas.pages.page_kind import PageKind, titled
from credatlas.pages.paging import cut, pages, paging
from credatlas.pages.previews import field_preview, institution_preview
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.facets import Facet
    from credatlas.pages.reader import Reader

SIZE = 100
"""Courses on a page."""
GLANCE = 12
"""Values of a facet on the page of all facets."""


_FOLLOWED = {FIELD.key: "field", INSTITUTION.key: "institutions"}
"""Facets whose values have feeds -> the folder of these."""


class ValueLink(NamedTuple):
    """A value of a facet with the number of its courses."""

    href: str
    label: Markup
    courses: str


class Group(NamedTuple):
    """A facet with its values."""

    name: Markup
    href: str
    values: tuple[ValueLink, ...]
    more: bool


def _units(edition: Edition) -> Iterator[str]:
    yield ""
    whole = all_facets(edition)
    for key, values in tallied(edition).items():
        if values:
            yield key
        for value, slugs in values.items():
            yield f"{key}/{value}"
            last = pages(len(slugs), SIZE) if whole[key].whole else 1
            yield from (f"{key}/{value}/p/{n}" for n in range(2, last + 1))


def _address(unit: str) -> str:
    return f"browse/{unit}/" if unit else "browse/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    key, _, rest = unit.partition("/")
    value, _, page = rest.partition("/p/")
    if not key:
        title, description, body = _index(reads)
    elif not value:
        title, description, body = _facet(all_facets(edition)[key], reads)
    else:
        title, description, body = _value(all_facets(edition)[key], value, int(page or 1), reads)
    return Page(
        kind="browse",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=title,
        description=description,
        body=body,
        feeds=_feeds(key, value, reads),
        preview=_preview(key, value, reads),
    )


def _preview(key: str, value: str, reads: Reader) -> str:
    of = {FIELD.key: field_preview, INSTITUTION.key: institution_preview}.get(key) if value else None
    return of(reads.edition, reads.language, value) if of else ""


def _feeds(key: str, value: str, reads: Reader) -> tuple[FeedLink, ...]:
    """How to follow a field of study or an institution; other facets have no feeds."""
    if key not in _FOLLOWED or not value:
        return ()
    courses, slugs = reads.edition.catalogue.courses, tallied(reads.edition)[key][value]
    return feed_links(f"{_FOLLOWED[key]}/{value}/", (courses[slug] for slug in slugs), reads)


def _index(reads: Reader) -> tuple[str, str, str]:
    found = tallied(reads.edition)
    facets = [facet for key, facet in all_facets(reads.edition).items() if found.get(key)]
    groups = [_group(facet, reads, GLANCE) for facet in facets]
    title = reads.text("browse.title")
    body = template(reads.language, "browse").render(root=reads.root, groups=groups)
    return title, reads.text("browse.description"), body


def _facet(facet: Facet, reads: Reader) -> tuple[str, str, str]:
    group = _group(facet, reads)
    title = reads.text("browse.by", facet=facet.name(reads.edition, reads.strings))
    body = template(reads.language, "browse-facet").render(root=reads.root, title=title, group=group)
    return markup.clean(title), reads.text("browse.description"), body


def group(key: str, reads: Reader, most: int = GLANCE) -> Group:
    """A facet with its largest values, for other pages."""
    return _group(all_facets(reads.edition)[key], reads, most)


def _group(facet: Facet, reads: Reader, most: int | None = None) -> Group:
    top = [value for value in tallied(reads.edition)[facet.key] if facet.parent(value) is None]
    return Group(
        name=escape(markup.clean(facet.name(reads.edition, reads.strings))),
        href=reads.root + _address(facet.key),
        values=tuple(_link(facet, value, reads) for value in top[:most]),
        more=most is not None and len(top) > most,
    )


def _link(facet: Facet, value: str, reads: Reader) -> ValueLink:
    count = len(tallied(reads.edition)[facet.key][value])
    href = reads.root + _address(f"{facet.key}/{value}")
    return ValueLink(href, _label(facet, value, reads), reads.number(count))


def _label(facet: Facet, value: str, reads: Reader) -> Markup:
    return reads.kept(
        ("facet", facet.key, value),
        lambda: escape(markup.clean(facet.label(reads.edition, reads.strings, value))),
    )


def _value(facet: Facet, value: str, page: int, reads: Reader) -> tuple[str, str, str]:
    values = tallied(reads.edition)[facet.key]
    slugs, entries = values[value], listing(reads.edition).entries
    label = markup.clean(facet.label(reads.edition, reads.strings, value))
    unit = f"{facet.key}/{value}"
    body = template(reads.language, "browse-value").render(
        root=reads.root,
        facet=_group(facet, reads, 0),
        label=label,
        count=reads.word("courses.count", count=len(slugs)),
        above=[_link(facet, above, reads) for above in _above(facet, value)],
        narrower=[_link(facet, other, reads) for other in values if facet.parent(other) == value],
        cards=cards([entries[slug] for slug in cut(slugs, page, SIZE)], reads),
        paging=paging(
            page,
            pages(len(slugs), SIZE) if facet.whole else 1,
            lambda n: reads.root + _address(unit if n == 1 else f"{unit}/p/{n}"),
        ),
        others=None if facet.whole or len(slugs) <= SIZE else group(FIELD.key, reads),
    )
    description = reads.text("browse.value-description", count=len(slugs), value=label)
    return titled(label, page, reads), description, body


def _above(facet: Facet, value: str) -> list[str]:
    """The values that contain a value, the widest first."""
    found: list[str] = []
    above = facet.parent(value)
    while above is not None:
        found.insert(0, above)
        above = facet.parent(above)
    return found


BROWSE = PageKind(name="browse", units=_units, address=_address, render=_render)
