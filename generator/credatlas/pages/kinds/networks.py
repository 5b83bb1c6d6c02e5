"""The list of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages.organisations import logo
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.organisations import Logo


class NetworkCard(NamedTuple):
    """A network in the list."""

    address: str
    name: Markup
    members: Markup
    logo: Logo | None


def _units(edition: Edition) -> Iterator[str]:
    yield "1"


def _address(_: str) -> str:
    return "networks/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    found = [
        NetworkCard(
            address=reads.root + network.id.address,
            name=reads.phrase(network.name),
            members=reads.word("networks.members", count=len(network.members)),
            logo=logo(network, reads),
        )
        for network in edition.catalogue.networks.values()
        if network.status == "active"
    ]
    return Page(
        kind="networks",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=reads.text("networks.title"),
        description=reads.text("networks.description"),
        body=template(language, "networks").render(root=reads.root, networks=found),
    )


NETWORKS = PageKind(name="networks", units=_units, address=_address, render=_render)
