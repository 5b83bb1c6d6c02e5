"""`api/v1/index.json`: the entry point, with every address, count, licence, and what feeds left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.feeds._json import JSON, document
from credatlas.feeds.api_passports import passport_path
from credatlas.feeds.coverage import coverage
from credatlas.feeds.directory.directory import Directory, Production, below
from credatlas.feeds.directory.excluded import by_feed, excluded_path
from credatlas.feeds.directory.manifest import ADDRESS as MANIFEST
from credatlas.feeds.directory.manifest import SIGNATURE
from credatlas.feeds.feed import Address, Artifact
from credatlas.feeds.history.codec import HEAD
from credatlas.feeds.term_tables import GROUP as OF_A_TERM
from credatlas.model.ids import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

SCHEMA_VERSION = "1.0"
OPENAPI = "api/v1/openapi.json"
_REASON = "these lack what the format requires; the document says what, entry by entry"


def _export(edition: Edition, production: Production, _: object) -> Iterator[Artifact]:
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
        "templates": {
            **{kind.folder: f"api/v1/{kind.folder}/{{id}}.json" for kind in Kind},
            "passports": passport_path("{id}"),
        },
        "schemas": [file.path for file in below(production.files, "api/v1/schemas/")],
        "feeds": [
            {"path": file.path, "media_type": file.media_type}
            for file in below(production.files, "feeds/")
            if _is_whole(file.path)
        ],
        "coverage": {
            one.feed: {"carried": one.carried, "eligible": one.eligible}
            for one in coverage(edition, production.omissions)
        },
        "changes": HEAD,
        "log": {"id": production.log.log_id, "latest": production.log.latest},
        "manifest": MANIFEST,
        "signature": SIGNATURE.template if edition.site.signed else None,
        "openapi": OPENAPI,
        "excluded": {
            feed: {"count": len(omissions), "reason": _REASON, "document": excluded_path(feed)}
            for feed, omissions in by_feed(production).items()
        },
    }
    yield document("api/v1/index.json", index, "api-index")


def _is_whole(path: str) -> bool:
    """Whether a file of feeds is one by itself, or describes those of a term; others are of an entry."""
    return path.count("/") == 1 or path.endswith(f"/{OF_A_TERM}")


INDEX = Directory(
    name="api-index",
    export=_export,
    title="Entry point",
    addresses=(Address("api/v1/index.json", JSON, "Every address, counts, licence", "api-index"),),
)
