"""`api/v1/index.json`: the entry point, with every address, count, licence, and what feeds left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from credatlas.feeds._json import JSON, json_bytes
from credatlas.feeds.coverage import coverage
from credatlas.feeds.directory.directory import Directory, Production
from credatlas.feeds.feed import Artifact
from credatlas.model.ids import Kind
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds.feed import Omission

SCHEMA_VERSION = "1.0"


def _export(edition: Edition, production: Production) -> Iterator[Artifact]:
    catalogue = edition.catalogue
    index: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "name": edition.site.name,
        "site_url": edition.site.url,
        "generator": {"name": "credatlas", "version": edition.site.version},
        "edition": edition.site.edition,
        "licence": edition.site.data_licence,
        "languages": list(edition.site.languages),
        "counts": {kind.folder: len(catalogue.of_kind(kind)) for kind in Kind},
        "lists": {kind.folder: f"api/v1/{kind.folder}.json" for kind in Kind},
        "templates": {kind.folder: f"api/v1/{kind.folder}/{{id}}.json" for kind in Kind},
        "schemas": sorted(file.path for file in production.files if file.path.startswith("api/v1/schemas/")),
        "feeds": [
            {"path": file.path, "media_type": file.media_type}
            for file in production.files
            if file.path.startswith("feeds/") and file.path.count("/") == 1
        ],
        "coverage": {
            one.feed: {"carried": one.carried, "eligible": one.eligible}
            for one in coverage(edition, production.omissions)
        },
        "excluded": _excluded(production.omissions),
    }
    yield Artifact(path="api/v1/index.json", media_type=JSON, body=json_bytes(index), schema="api-index")


def _excluded(omissions: Iterable[Omission]) -> dict[str, list[dict[str, Any]]]:
    """Feed -> what it left out, and why: the codes of rules, and in words what they ask for."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in omissions:
        found[one.feed].append(
            {
                "kind": one.entry.kind.value,
                "id": one.entry.slug,
                "codes": list(one.codes),
                "reason": " ".join(all_rules()[code].title for code in one.codes),
            }
        )
    return found


INDEX = Directory(name="api-index", export=_export)
