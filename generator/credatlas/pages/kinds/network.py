"""The page of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.bounds import bounds
from credatlas.pages.correction import correction
from credatlas.pages.course.about import language_note
from credatlas.pages.course.recognition import until
from credatlas.pages.exchange import exchange_table
from credatlas.pages.organisations import (
    agreement_lines,
    contact_rows,
    course_list,
    data_row,
    logo,
    pathway_cards,
    rights_row,
)
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.row import Row
from credatlas.pages.summary import summary
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.network import Membership, Network, Policy
    from credatlas.pages.reader import Reader


class Member(NamedTuple):
    """A member of the network."""

    institution: Markup
    country: Markup
    period: Markup
    courses: str


def _units(edition: Edition) -> Iterator[str]:
    return (slug for slug, each in edition.catalogue.networks.items() if each.status == "active")


def _address(slug: str) -> str:
    return f"networks/{slug}/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    catalogue, reads = edition.catalogue, reader(edition, language, _address(slug))
    network = catalogue.networks[slug]
    pathways = pathway_cards((each for each in catalogue.pathways.values() if each.network == slug), reads)
    agreements = agreement_lines(
        (each for each in catalogue.agreements.values() if each.network == slug), reads
    )
    sections = ["members", "exchange", *(["policy"] if network.policy else []), "courses"]
    sections += [*(["pathways"] if pathways else []), *(["agreements"] if agreements else []), "contact"]
    body = template(language, "network").render(
        root=reads.root,
        title=reads.phrase(network.name),
        logo=logo(network, reads),
        note=language_note((network.name, network.description), reads),
        description=reads.prose(network.description) if network.description else None,
        facts=tuple(_facts(network, reads)),
        members=tuple(_member(slug, given, reads) for slug, given in network.members.items()),
        exchange=exchange_table(network, reads),
        policy=tuple(_policy(network.policy, reads)) if network.policy else (),
        courses=course_list(catalogue.courses_in.get(slug, ()), f"browse/network/{slug}/", reads),
        pathways=pathways,
        agreements=agreements,
        contacts=tuple(contact_rows(network.contacts, reads)),
        correction=correction(network.id, reads),
    )
    return Page(
        kind="network",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=reads.plain(network.name),
        description=summary(network.description, network.name, reads),
        body=body,
        toc=reads.contents(tuple(sections)),
    )


def _facts(network: Network, reads: Reader) -> Iterator[Row]:
    coordinator = reads.institution(network.coordinator) if network.coordinator else reads.unstated
    yield Row(reads.heading("network.coordinator"), coordinator)
    if network.website:
        yield Row(reads.heading("institution.website"), markup.place(network.website))
    if network.orgreg:
        yield Row(reads.heading("institution.identifiers"), markup.isolated(f"OrgReg: {network.orgreg}"))
    yield from rights_row(network, reads)
    yield data_row(network.id, reads)


def _member(slug: str, given: Membership, reads: Reader) -> Member:
    catalogue = reads.edition.catalogue
    institution = catalogue.institutions.get(slug)
    parts = [reads.sentence("agreement.from", day=reads.day(given.from_))] if given.from_ else []
    if given.until:
        parts.append(until(given.until, reads))
    country = institution.country if institution else None
    offered = [course for course in catalogue.courses_of.get(slug, ()) if course.status == "active"]
    return Member(
        institution=reads.institution(slug),
        country=reads.label("country", country) if country else reads.unstated,
        period=reads.row(parts) if parts else reads.unstated,
        courses=reads.number(len(offered)),
    )


def _policy(policy: Policy, reads: Reader) -> Iterator[Row]:
    if policy.ects:
        yield Row(reads.heading("network.ects", "ects"), bounds(policy.ects, reads))
    if policy.hours_per_ects:
        yield Row(reads.heading("network.hours", "workload"), bounds(policy.hours_per_ects, reads))
    if policy.languages:
        yield Row(reads.heading("network.languages"), reads.labels("language", policy.languages))
    if policy.review_months:
        yield Row(reads.heading("network.review"), reads.amount(policy.review_months, "month"))
    if policy.recognition:
        yield Row(reads.heading("network.recognition", "recognition"), reads.phrase(policy.recognition))


NETWORK = PageKind(name="network", units=_units, address=_address, render=_render)
