"""`api/v1/changes.json`: the log of changes; its last page and the addresses of the full ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._json import JSON, document
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact
from credatlas.feeds.history.codec import HEAD, SCHEMA_VERSION, change_json, page_path
from credatlas.feeds.history.ledger import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition


def _export(_: Edition, production: Production, __: object) -> Iterator[Artifact]:
    log = production.log
    pages = [page_path(number) for number in range(1, len(log.sealed) + 1)]
    head = {
        "schema_version": SCHEMA_VERSION,
        "log_id": log.log_id,
        "oldest": 1,
        "latest": log.latest,
        "total": log.latest,
        "page_size": PAGE_SIZE,
        "pages": pages,
        "items": [change_json(change) for change in log.open],
    }
    yield document(HEAD, head, "api-changes")
    for path, body in zip(pages, log.sealed, strict=True):
        yield Artifact(path=path, media_type=JSON, body=body, schema="api-changes-page")


CHANGES = Directory(
    name="changes",
    stage=Stage.FOLLOWING,
    export=_export,
    title="Log of changes",
    addresses=(
        Address(
            "api/v1/changes.json",
            JSON,
            "The latest changes, and where the earlier ones are",
            "api-changes",
        ),
        Address("api/v1/changes/{page}.json", JSON, "A full page of changes", "api-changes-page"),
    ),
)
