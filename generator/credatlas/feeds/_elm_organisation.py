"""Institutions and networks in ELM: organisations, the higher education ones among them, and their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from credatlas.catalogue.once import once
from credatlas.feeds._eligible import harvestable
from credatlas.feeds._elm_scope import Scope, note, texts, web
from credatlas.feeds._elm_terms import QL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway
    from credatlas.model.shared import Contact

_REGISTERS = {"schac": ("SchacIdentifier", "Schac"), "orgreg": ("OrgRegIdentifier", "OrgReg")}
"""The only identifiers that QualityLink accepts of an institution, and their schemes."""
SMALLEST_GROUP = 2
"""Members that a group must have at least (QualityLink)."""


def organisation(scope: Scope, house: Institution) -> Node:
    """An institution that has a country; a higher education institution where a register knows it."""
    node = named(scope, house)
    if harvestable(house):
        node["type"] = ("Organisation", "HigherEducationInstitution")
        node["identifier"] = [
            {
                "id": f"{node['id']}-{register}",
                "type": ("Identifier", kind),
                "notation": house.identifiers[register],
                "schemeId": QL + scheme,
            }
            for register, (kind, scheme) in _REGISTERS.items()
            if register in house.identifiers
        ]
    return node


def named(scope: Scope, house: Institution) -> Node:
    """An institution without its identifiers, which each profile wants in its own way."""
    node: Node = {
        "id": scope.institution(house.id.slug),
        "type": "Organisation",
        "legalName": texts(house.name),
    }
    if house.short_name and house.short_name not in node["legalName"].values():
        node["altLabel"] = {house.text_language: house.short_name}
    if house.website:
        node["homepage"] = web(house.website)
    node["location"] = location(scope, house)
    contact = house.contact or house.contacts.get("general")
    if contact and (contact.email or contact.url):
        node["contactPoint"] = _contact(contact)
    return node


def location(scope: Scope, house: Institution) -> Node:
    """Where an institution is."""
    place: Node = {"type": "Address", "countryCode": scope.concept("country", house.country or "")}
    if house.address:
        place["fullAddress"] = note(house.address)
    node: Node = {"type": "Location", "address": place}
    if house.city:
        node["geographicName"] = {house.text_language: house.city}
    return node


def _contact(contact: Contact) -> Node:
    node: Node = {"type": "ContactPoint"}
    if contact.email:
        node["emailAddress"] = {"id": f"mailto:{quote(contact.email, safe='@')}", "type": "Mailbox"}
    if contact.url:
        node["contactForm"] = web(contact.url)
    return node


@once
def groups(edition: Edition) -> Mapping[str, Node]:
    """Network -> the group of those of its members that harvesters can know, where they are two at least."""
    scope = Scope(edition=edition)
    found: dict[str, Node] = {}
    for slug, network in edition.catalogue.networks.items():
        members = known(scope, network.members)
        if len(members) >= SMALLEST_GROUP:
            found[slug] = {
                "id": f"{scope.page(network.id)}#network",
                "type": ("Group", "GroupOfHEIs"),
                "prefLabel": texts(network.name),
                "member": [scope.institution(member) for member in members],
            }
    return found


def networks(scope: Scope, course: Course) -> list[str]:
    """The networks whose members a course may favour, as far as harvesters can know them as groups."""
    if course.joint:
        return [course.joint.network] if course.joint.network in groups(scope.edition) else []
    return _networks_of(scope.edition).get(course.institution, [])


@once
def _networks_of(edition: Edition) -> Mapping[str, list[str]]:
    """Institution -> its networks that harvesters can know as groups."""
    found = groups(edition)
    return {
        house: [network.id.slug for network in joined if network.id.slug in found]
        for house, joined in edition.catalogue.networks_of.items()
    }


def known(scope: Scope, slugs: Iterable[str]) -> list[str]:
    """The institutions among several that harvesters can know."""
    found = _known(scope.catalogue)
    return [slug for slug in slugs if slug in found]


def located(scope: Scope, slugs: Iterable[str]) -> list[str]:
    """The institutions among several that ELM can name: every organisation has a country."""
    houses = scope.catalogue.institutions
    return [slug for slug in slugs if slug in houses and houses[slug].country]


def pathway_owner(scope: Scope, pathway: Pathway) -> str | None:
    """The institution in whose file a pathway stands: that of its target, else the first that awards it."""
    target = pathway.target.institution if pathway.target else None
    return next(iter(known(scope, (target, *pathway.awarding) if target else pathway.awarding)), None)


@once
def _known(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(slug for slug, house in catalogue.institutions.items() if harvestable(house))
