"""The calendars that one can subscribe to: of everything, of an institution, a field, a pathway."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.facets import tallied
from credatlas.feeds.directory.calendars import has_dates
from credatlas.pages.markup import link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from credatlas.pages.reader import Reader


class Subscriptions(NamedTuple):
    """Calendars of one kind."""

    title: Markup
    links: tuple[Markup, ...]


def subscriptions(reads: Reader) -> tuple[Subscriptions, ...]:
    """Each kind of which there are any; none where the site has no address of its own."""
    if reads.edition.site.url is None:
        return ()
    found = (
        Subscriptions(reads.word("calendar.everything"), tuple(_everything(reads))),
        Subscriptions(reads.word("calendar.institutions"), tuple(_institutions(reads))),
        Subscriptions(reads.word("calendar.fields"), tuple(_fields(reads))),
        Subscriptions(reads.word("calendar.pathways"), tuple(_pathways(reads))),
    )
    return tuple(one for one in found if one.links)


def _everything(reads: Reader) -> Iterator[Markup]:
    if _dated(reads.edition.catalogue.courses, reads):
        yield _link("", reads.word("calendar.everything"), reads)


def _institutions(reads: Reader) -> Iterator[Markup]:
    catalogue = reads.edition.catalogue
    for slug, house in catalogue.institutions.items():
        if _dated((course.id.slug for course in catalogue.courses_of.get(slug, ())), reads):
            yield _link(house.id.address, reads.name_of(slug), reads)


def _fields(reads: Reader) -> Iterator[Markup]:
    for code, slugs in tallied(reads.edition)["field"].items():
        if _dated(slugs, reads):
            yield _link(f"field/{code}/", reads.label("isced-f", code), reads)


def _pathways(reads: Reader) -> Iterator[Markup]:
    for pathway in reads.edition.catalogue.pathways.values():
        if pathway.status == "active" and _dated(pathway.courses(), reads):
            yield _link(pathway.id.address, reads.phrase(pathway.title), reads)


def _dated(slugs: Iterable[str], reads: Reader) -> bool:
    courses = reads.edition.catalogue.courses
    return any(has_dates(courses[slug]) for slug in slugs if slug in courses)


def _link(address: str, name: Markup, reads: Reader) -> Markup:
    return link(f"{reads.site}feeds/{address}deadlines.ics", name)
