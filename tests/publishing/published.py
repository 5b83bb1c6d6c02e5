"""Small sites as they are published: every data file by the code that makes it, and a page for each entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.feeds.site import data_of
from tests.pages.editions import catalogue, edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from credatlas.catalogue.edition import Edition

LUMEN = {
    "name": "Elbmark University",
    "country": "DE",
    "timezone": "Europe/Berlin",
    "identifiers": {"schac": "lumen.example"},
}
FJORD = {
    "name": "Nordvåg University",
    "country": "NO",
    "timezone": "Europe/Oslo",
    "identifiers": {"schac": "fjord.example"},
}
COURSE = {
    "title": {"en": "Data ethics"},
    "type": "module",
    "summary": {"en": "Decide what may be done with data."},
    "languages": ["en"],
    "workload": {"ects": 3, "hours": 81},
    "level": {"eqf": 7, "cycle": "second"},
    "fields": ["0914"],
    "outcomes": {"weigh": {"en": "Weigh benefit against risk."}},
    "offerings": {"spring-2027": {"starts": "2027-03-01", "ends": "2027-04-23"}},
}
PAGE = "<!doctype html><title>{}</title>"


def small(url: str, now: datetime, **changes: Mapping[str, Mapping[str, Any]]) -> Edition:
    """Two universities with a complete course each, published at `url`."""
    entries: dict[str, Mapping[str, Mapping[str, Any]]] = {
        "institutions": {"lumen": LUMEN, "fjord": FJORD},
        "courses": {"lumen/data-ethics": COURSE, "fjord/cold-water": {**COURSE, "title": "Cold water"}},
        **changes,
    }
    found = edition(catalogue(**entries), now, languages=("en",))
    return replace(found, site=replace(found.site, url=url, data_licence="CC-BY-4.0"))


def publish(found: Edition, folder: Path) -> dict[str, bytes]:
    """Put a site into a folder; returns its data files."""
    files = data_of(found)
    pages = ["", *(record.id.address for record in found.catalogue.records())]
    bodies = {
        **files,
        **{f"{page}index.html": PAGE.format(page).encode() for page in pages},
        "404.html": PAGE.format("Not found").encode(),
        "sw.js": b"self;",
        "sitemap.xml": _sitemap(found.site.url or "", pages),
    }
    for path, body in bodies.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    return files


def _sitemap(url: str, pages: list[str]) -> bytes:
    rows = "".join(f"<url><loc>{url}{page}</loc></url>" for page in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()
