"""Which run of which course each row belongs to, for an import of runs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.imports.cells import name_of
from credatlas.authoring.imports.courses import Placed
from credatlas.source.violation import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from credatlas.authoring.imports.entries import Entries
    from credatlas.authoring.imports.mapfile import ImportMap
    from credatlas.authoring.imports.records import RecordReader
    from credatlas.authoring.imports.rows import Row
    from credatlas.authoring.imports.state import Known

_SEASONS = ("winter", "spring", "summer", "autumn")


def place_runs(
    rows: Mapping[str, Row],
    layout: ImportMap,
    known: Mapping[str, Known],
    entries: Entries,
    reader: RecordReader,
    languages: Collection[str],
) -> dict[str, Placed]:
    """Identifier -> the run below its course; a row whose course is not here is told and left out."""
    placed: dict[str, Placed] = {}
    taken = {one.slug: name for name, one in known.items()}
    for identifier, row in rows.items():
        course = name_of(row.get(layout.course or ""))
        path = reader.resolve("code", course) or reader.resolve("id", course)
        if path is None:
            reader.tell(row, "CA173", column=layout.course or "", value=shown(course), field="course")
            continue
        slug = path.rpartition("/")[2]
        before = known.get(identifier)
        name = before.slug.rpartition("/")[2] if before else _name(row, layout, reader, identifier)
        while taken.setdefault(f"{slug}/{name}", identifier) != identifier:
            name = f"{name}-{slug_of(identifier)}"[:80].strip("-") if identifier not in name else f"{name}-2"
        entry = entries.by_slug[slug]
        placed[identifier] = Placed(
            id=entry.id, path=entry.path, entry=entry, slug=f"{slug}/{name}", below=("offerings", name)
        )
    return placed


def _name(row: Row, layout: ImportMap, reader: RecordReader, identifier: str) -> str:
    """The run's name: of the map's columns, else season and year of its start, else its identifier."""
    for column in layout.slug:
        if name := slug_of(name_of(row.get(column))):
            return name
    starts = reader.value(row, ("starts",))
    if starts:
        return f"{_SEASONS[int(starts[5:7]) % 12 // 3]}-{starts[:4]}"
    return slug_of(identifier) or "run"
