"""`.well-known/quality-link-manifest.json`, `feeds/qualitylink/<institution>.json`: where our ELM files are.

QualityLink discovery (draft of 2026): an aggregator asks the domain of an institution, by DNS or under
`/.well-known/`. The catalogue speaks for all in its own manifest; a partner points to the manifest with its
slice by one DNS record, because an institution speaks with more authority than a network does for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from credatlas.feeds import elm
from credatlas.feeds._elm_terms import ELM_VERSION
from credatlas.feeds._json import JSON, json_bytes
from credatlas.feeds.feed import Address, Artifact, Feed, Omission, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.institution import Institution

WELL_KNOWN = ".well-known/quality-link-manifest.json"
REFRESH_HOURS = 24
_FORM = "ttl"
_META = {"schac": "schac", "orgreg": "eterid", "deqar": "deqarid", "did": "did"}
"""Our identifier -> the manifest's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What an institution publishes so that aggregators find its courses."""

    path: str
    """Its manifest, relative to the site."""
    manifest: str
    """The address of its manifest."""
    domain: str | None
    """The domain that aggregators ask: its SCHAC code."""
    record: str
    """The DNS TXT record that the domain should have."""
    well_known: str | None
    """Where the manifest may lie instead of a DNS record: on the institution's own server."""


def discovery(edition: Edition, house: Institution) -> Discovery | None:
    """What an institution publishes; `None` where it has no ELM file, or the site no address."""
    slug, site = house.id.slug, edition.site.url
    if site is None or not elm.carries(edition, slug):
        return None
    manifest, domain = site + _path(slug), house.identifiers.get("schac")
    return Discovery(
        path=_path(slug),
        manifest=manifest,
        domain=domain,
        record=f"v=qldiscover1; m={manifest}",
        well_known=f"https://{domain}/{WELL_KNOWN}" if domain else None,
    )


def discoverable(edition: Edition) -> bool:
    """Whether the catalogue's own manifest can be found: a domain has one `/.well-known/`, at its root."""
    return edition.site.url is not None and urlsplit(edition.site.url).path == "/"


def _path(slug: str) -> str:
    return f"feeds/qualitylink/{slug}.json"


def _export(edition: Edition, _: object) -> Iterator[Artifact | Omission]:
    if edition.site.url is None:
        return
    houses = edition.catalogue.institutions
    sources = {slug: _source(edition, slug) for slug in houses if elm.carries(edition, slug)}
    for slug, source in sources.items():
        yield _manifest(_path(slug), {"sources": [source], "meta": _meta(houses[slug])})
    if sources:
        yield _manifest(WELL_KNOWN, {"sources": list(sources.values())})


def _manifest(path: str, document: dict[str, Any]) -> Artifact:
    return Artifact(path=path, media_type=JSON, body=json_bytes(document))


def _source(edition: Edition, slug: str) -> dict[str, Any]:
    house = edition.catalogue.institutions[slug]
    return {
        "type": "elm",
        "path": edition.site.absolute(elm.path(slug, _FORM)),
        "version": ELM_VERSION,
        "contentType": elm.FORMS[_FORM],
        "id": f"elm-{slug}",
        "name": f"Micro-credentials of {house.name.read('en').text}",
        "auth": {"type": "none"},
        "refresh": REFRESH_HOURS,
    }


def _meta(house: Institution) -> dict[str, str]:
    return {name: house.identifiers[own] for own, name in _META.items() if own in house.identifiers}


FEED = Feed(
    name="qualitylink",
    title="QualityLink discovery manifests",
    units=whole,
    export=_export,
    addresses=(
        Address(".well-known/quality-link-manifest.json", JSON, "Where QualityLink finds the feeds"),
        Address("feeds/qualitylink/{institution}.json", JSON, "The same for one institution"),
    ),
)
