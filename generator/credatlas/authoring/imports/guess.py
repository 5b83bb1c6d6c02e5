"""Without a map: columns that are called like our fields are those fields, and nothing else is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.imports.elm import NAME, read_elm
from credatlas.authoring.imports.formats import FORMATS
from credatlas.authoring.imports.mapfile import ImportMap, default_map

if TYPE_CHECKING:
    from credatlas.authoring.imports.plan import Source


def guessed_map(source: Source, kind: str) -> ImportMap:
    """The map for a table whose columns are `id`, `title`, `workload.ects` and so on; runs need `course`."""
    system = slug_of(source.path.stem) or "table"
    plain = ImportMap(system=system, kind=kind, id=("id",), slug=(), fields=(), constants={})
    columns: dict[str, None] = {}
    for row in FORMATS[source.format](source.path, plain):
        columns.update(dict.fromkeys(row.cells))
    found = default_map(system, kind, columns)
    if FORMATS[source.format] is read_elm and NAME in columns:
        return replace(found, slug=(NAME,), columns=found.columns | {NAME})
    return found
