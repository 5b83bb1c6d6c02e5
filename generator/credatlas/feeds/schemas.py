"""The schemas themselves: `schemas/` for writers of entries, `api/v1/schemas/` for readers of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.feeds.feed import Artifact, Feed, Omission, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

SCHEMA_JSON = "application/schema+json"


def _export(_: Edition, __: object) -> Iterator[Artifact | Omission]:
    folder = resources.folder("schemas")
    for file in sorted(folder.glob("*.schema.json")):
        yield Artifact(path=f"schemas/{file.name}", media_type=SCHEMA_JSON, body=file.read_bytes())
        yield Artifact(path=f"api/v1/schemas/{file.name}", media_type=SCHEMA_JSON, body=file.read_bytes())
    for file in sorted((folder / "feeds").glob("*.schema.json")):
        name = file.name.removesuffix(".schema.json")
        yield Artifact(path=f"api/v1/schemas/{name}.json", media_type=SCHEMA_JSON, body=file.read_bytes())


FEED = Feed(name="schemas", title="JSON Schemas of entries and documents", units=whole, export=_export)
