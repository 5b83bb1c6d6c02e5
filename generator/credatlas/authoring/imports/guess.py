"""Without a map: columns that are called like our fields are those fields, and nothing else is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.imports.mapfile import ImportMap, default_map
from credatlas.authoring.imports.rows import FORMATS

if TYPE_CHECKING:
    from credatlas.authoring.imports.plan import Source


def guessed_map(source: Source, kind: str) -> ImportMap:
    """The map for a table whose columns are `id`, `title`, `workload.ects` and so on; runs need `course`."""
    system = slug_of(source.path.stem) or "table"
    plain = ImportMap(system=system, kind=kind, id=("id",), slug=(), fields=(), constants={})
    columns: dict[str, None] = {}
    for row in FORMATS[source.format](source.path, plain):
        columns.update(dict.fromkeys(row.cells))
    return default_map(system, kind, columns)
