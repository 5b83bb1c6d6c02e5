"""The page of an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup
from credatlas.pages.correction import correction
from credatlas.pages.course.about import language_note
from credatlas.pages.course.guidance import accessibility
from credatlas.pages.course.quality import quality
from credatlas.pages.followable import feed_links
from credatlas.pages.organisations import (
    agreement_lines,
    contact_rows,
    course_list,
    data_row,
    logo,
    pathway_cards,
    rights_row,
)
from credatlas.pages.originals import original
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.previews import institution_preview
from credatlas.pages.reader import reader
from credatlas.pages.row import Row
from credatlas.pages.summary import summary
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.institution import Institution
    from credatlas.pages.reader import Reader

_REGISTERS = {
    "ror": "https://ror.org/{}",
    "deqar": "https://data.deqar.eu/institution/{}",
}
"""Identifiers whose registers have a page for each."""


def _units(edition: Edition) -> Iterator[str]:
    return (slug for slug, each in edition.catalogue.institutions.items() if each.status == "active")


def _address(slug: str) -> str:
    return f"institutions/{slug}/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    catalogue, reads = edition.catalogue, reader(edition, language, _address(slug))
    institution, courses = catalogue.institutions[slug], catalogue.courses_of.get(slug, ())
    offers = any(course.status == "active" for course in courses)
    pathways = pathway_cards((each for each in catalogue.pathways.values() if slug in each.awarding), reads)
    agreements = agreement_lines(catalogue.agreements_of.get(slug, ()), reads)
    sections = ["courses", *(["pathways"] if pathways else []), "about-institution", "quality"]
    sections += [*(["agreements"] if agreements else []), "accessibility", "contact"]
    body = template(language, "institution").render(
        root=reads.root,
        title=reads.phrase(institution.name),
        logo=logo(institution, reads),
        kind=reads.label("institution-kind", institution.type) if institution.type else None,
        place=tuple(_place(institution, reads)),
        note=language_note((institution.name, institution.description), reads),
        description=reads.prose(institution.description) if institution.description else None,
        facts=tuple(_facts(institution, reads)),
        courses=course_list(courses, f"browse/institution/{slug}/", reads),
        pathways=pathways,
        quality=quality(institution.quality, reads),
        agreements=agreements,
        accessibility=accessibility(institution.accessibility, reads),
        contacts=tuple(contact_rows(institution.contacts, reads)),
        correction=correction(institution.id, reads),
    )
    return Page(
        kind="institution",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=reads.plain(institution.name),
        description=summary(institution.description, institution.name, reads),
        body=body,
        toc=reads.contents(tuple(sections)),
        feeds=feed_links(institution.id.address, courses, reads) if offers else (),
        preview=institution_preview(edition, language, slug),
        original=original(_address(slug), (institution.name, institution.description), reads),
    )


def _place(institution: Institution, reads: Reader) -> Iterator[Markup]:
    if institution.city:
        yield markup.isolated(institution.city)
    if institution.country:
        yield reads.label("country", institution.country)


def _facts(institution: Institution, reads: Reader) -> Iterator[Row]:
    if institution.website:
        yield Row(reads.heading("institution.website"), markup.place(institution.website))
    if institution.address:
        yield Row(reads.heading("institution.address"), reads.phrase(institution.address))
    networks = reads.edition.catalogue.networks_of.get(institution.id.slug, ())
    if networks:
        names = reads.row(reads.network(network.id.slug) for network in networks)
        yield Row(reads.heading("institution.networks", "network"), names)
    if institution.languages:
        yield Row(reads.heading("institution.languages"), reads.labels("language", institution.languages))
    if institution.hours_per_ects:
        yield Row(reads.heading("institution.credit", "ects"), reads.hours(institution.hours_per_ects))
    if institution.identifiers:
        names = markup.listed(_identifier(*pair) for pair in institution.identifiers.items())
        yield Row(reads.heading("institution.identifiers"), names)
    yield from rights_row(institution, reads)
    yield data_row(institution.id, reads)


def _identifier(register: str, value: str) -> Markup:
    shown = markup.isolated(f"{register.upper()}: {value}")
    pattern = _REGISTERS.get(register)
    return markup.foreign(pattern.format(value), shown) if pattern and value.isalnum() else shown


INSTITUTION = PageKind(name="institution", units=_units, address=_address, render=_render)
