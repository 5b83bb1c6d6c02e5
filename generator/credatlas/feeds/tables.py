"""`feeds/*.csv`: the catalogue as tables that can be joined, each with CSV on the Web metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._json import json_bytes
from credatlas.feeds._table import CSV, METADATA, Table, csv_bytes, group, metadata
from credatlas.feeds._table_courses import COURSES
from credatlas.feeds._table_pathways import PARTS, PATHWAYS
from credatlas.feeds._table_runs import OFFERINGS, PARTNERS, PRICES
from credatlas.feeds.feed import Address, Artifact, Feed, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition

TABLES: Mapping[str, Table] = {
    table.name: table for table in (COURSES, OFFERINGS, PARTNERS, PRICES, PATHWAYS, PARTS)
}
"""Every table by name."""
GROUP = "feeds/tables.csv-metadata.json"


def _units(_: Edition) -> Sequence[object]:
    return ("", *TABLES)


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    if not unit:
        found = [table for table in TABLES.values() if any(True for _ in table.rows(edition))]
        if found:
            yield Artifact(path=GROUP, media_type=METADATA, body=json_bytes(group(found, edition)))
        return
    table = TABLES[str(unit)]
    body = csv_bytes(table, edition)
    if body is not None:
        yield Artifact(path=table.path, media_type=CSV, body=body)
        description = json_bytes(metadata(table, edition))
        yield Artifact(path=f"{table.path}-metadata.json", media_type=METADATA, body=description)


FEED = Feed(
    name="csv",
    title="Tables (CSV on the Web)",
    units=_units,
    export=_export,
    addresses=(
        Address("feeds/{table}.csv", CSV, "A table"),
        Address("feeds/{table}.csv-metadata.json", METADATA, "What the columns of a table mean"),
    ),
)
