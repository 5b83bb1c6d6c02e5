"""The list of institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.facets import tallied
from credatlas.pages import markup
from credatlas.pages.course.home import current
from credatlas.pages.organisations import logo
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind, titled
from credatlas.pages.paging import cut, pages, paging
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.institution import Institution
    from credatlas.pages.organisations import Logo
    from credatlas.pages.reader import Reader

SIZE = 100
"""Institutions on a page."""


class InstitutionCard(NamedTuple):
    """An institution in the list."""

    address: str
    name: Markup
    place: Markup
    courses: Markup
    logo: Logo | None
    slug: str
    networks: str
    """The networks that it is a member of today, for the choice of a home."""


def _active(edition: Edition) -> list[Institution]:
    return [each for each in edition.catalogue.institutions.values() if each.status == "active"]


def _units(edition: Edition) -> Iterator[str]:
    return (str(number) for number in range(1, pages(len(_active(edition)), SIZE) + 1))


def _address(unit: str) -> str:
    return "institutions/" if unit == "1" else f"institutions/p/{unit}/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    everything = sorted(_active(edition), key=lambda each: (reads.plain(each.name).casefold(), each.id.slug))
    body = template(language, "institutions").render(
        root=reads.root,
        count=reads.word("institutions.count", count=len(everything)),
        institutions=[_card(each, reads) for each in cut(everything, int(unit), SIZE)],
        paging=paging(int(unit), pages(len(everything), SIZE), lambda n: reads.root + _address(str(n))),
    )
    return Page(
        kind="institutions",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=titled(reads.text("institutions.title"), int(unit), reads),
        description=reads.text("institutions.description", count=len(everything)),
        body=body,
    )


def _card(institution: Institution, reads: Reader) -> InstitutionCard:
    place = [markup.isolated(institution.city)] if institution.city else []
    if institution.country:
        place.append(reads.label("country", institution.country))
    count = len(tallied(reads.edition)["institution"].get(institution.id.slug, ()))
    return InstitutionCard(
        address=reads.root + institution.id.address,
        name=reads.phrase(institution.name),
        place=reads.row(place),
        courses=reads.word("courses.count", count=count),
        logo=logo(institution, reads),
        slug=institution.id.slug,
        networks=" ".join(_networks(institution, reads)),
    )


def _networks(institution: Institution, reads: Reader) -> Iterator[str]:
    for network in reads.edition.catalogue.networks_of.get(institution.id.slug, ()):
        if institution.id.slug in current(network, reads.edition):
            yield network.id.slug


INSTITUTIONS = PageKind(name="institutions", units=_units, address=_address, render=_render)
