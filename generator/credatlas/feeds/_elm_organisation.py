"""Institutions and networks in ELM: organisations, the higher education ones among them, and their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from credatlas.feeds._eligible import harvestable
from credatlas.feeds._elm_scope import Scope, note, texts, web
from credatlas.feeds._elm_terms import QL
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.feeds._rdf import Node
    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway
    from credatlas.model.shared import Contact

_REGISTERS = {"schac": ("SchacIdentifier", "Schac"), "orgreg": ("OrgRegIdentifier", "OrgReg")}
"""The only identifiers that QualityLink accepts of an institution, and their schemes."""
SMALLEST_GROUP = 2
"""Members that a group must have at least (QualityLink)."""


def organisation(scope: Scope, house: Institution) -> Node:
    """An institution that has a country; a higher education institution where a register knows it."""
    address = scope.institution(house.id.slug)
    node: Node = {
        "id": address,
        "type": "Organisation",
        "legalName": texts(house.name),
    }
    if harvestable(house):
        node["type"] = ("Organisation", "HigherEducationInstitution")
        node["identifier"] = [
            {
                "id": f"{address}-{register}",
                "type": ("Identifier", kind),
                "notation": house.identifiers[register],
                "schemeId": QL + scheme,
            }
            for register, (kind, scheme) in _REGISTERS.items()
            if register in house.identifiers
        ]
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


def group(scope: Scope, network: str) -> Node | None:
    """A network as a group of institutions; `None` where harvesters would know fewer than two members."""
    found = scope.catalogue.networks.get(network)
    members = known(scope, found.members) if found else []
    if found is None or len(members) < SMALLEST_GROUP:
        return None
    return {
        "id": group_address(scope, network),
        "type": ("Group", "GroupOfHEIs"),
        "prefLabel": texts(found.name),
        "member": [scope.institution(slug) for slug in members],
    }


def group_address(scope: Scope, network: str) -> str:
    """The address that stands for a network itself."""
    return f"{scope.page(EntryId(Kind.NETWORK, network))}#network"


def known(scope: Scope, slugs: Iterable[str]) -> list[str]:
    """The institutions among several that harvesters can know."""
    houses = scope.catalogue.institutions
    return [slug for slug in slugs if harvestable(houses.get(slug))]


def located(scope: Scope, slugs: Iterable[str]) -> list[str]:
    """The institutions among several that ELM can name: every organisation has a country."""
    houses = scope.catalogue.institutions
    return [slug for slug in slugs if slug in houses and houses[slug].country]


def pathway_owner(scope: Scope, pathway: Pathway) -> str | None:
    """The institution in whose file a pathway stands: that of its target, else the first that awards it."""
    target = pathway.target.institution if pathway.target else None
    return next(iter(known(scope, (target, *pathway.awarding) if target else pathway.awarding)), None)
