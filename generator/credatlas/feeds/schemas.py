"""The schemas themselves: `schemas/` for writers of entries, `api/v1/schemas/` for readers of documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.feeds.feed import Address, Artifact, Feed, Omission, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from credatlas.catalogue.edition import Edition

SCHEMA_JSON = "application/schema+json"
_FILE = re.compile(rb'"([a-z-]+)\.schema\.json')


def _export(_: Edition, __: object) -> Iterator[Artifact | Omission]:
    folder = resources.folder("schemas")
    for file in sorted(folder.glob("*.schema.json")):
        yield Artifact(path=f"schemas/{file.name}", media_type=SCHEMA_JSON, body=file.read_bytes())
        yield Artifact(path=f"api/v1/schemas/{file.name}", media_type=SCHEMA_JSON, body=file.read_bytes())
    for file in sorted((folder / "feeds").glob("*.schema.json")):
        name = file.name.removesuffix(".schema.json")
        body = _FILE.sub(lambda found: _shorter(found, folder / "feeds"), file.read_bytes())
        yield Artifact(path=f"api/v1/schemas/{name}.json", media_type=SCHEMA_JSON, body=body)


def _shorter(found: re.Match[bytes], documents: Path) -> bytes:
    """Schemas of documents name each other by file; in the API they have shorter addresses."""
    name = found[1].decode()
    return f'"{name}.json'.encode() if (documents / f"{name}.schema.json").is_file() else found[0]


FEED = Feed(
    name="schemas",
    title="JSON Schemas of entries and documents",
    units=whole,
    export=_export,
    addresses=(
        Address("schemas/{name}.schema.json", SCHEMA_JSON, "What contributors write"),
        Address("api/v1/schemas/{name}.json", SCHEMA_JSON, "Schema of a document"),
    ),
)
