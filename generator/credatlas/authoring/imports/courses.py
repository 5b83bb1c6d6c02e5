"""Which file each row belongs to: one that is there, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.authoring.imports.slugs import new_slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from credatlas.authoring.imports.entries import Entries, Entry
    from credatlas.authoring.imports.mapfile import ImportMap
    from credatlas.authoring.imports.records import RecordReader
    from credatlas.authoring.imports.rows import Row
    from credatlas.authoring.imports.state import Known
    from credatlas.model.ids import EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the data of a row goes."""

    id: EntryId
    path: Path
    entry: Entry | None
    """The file as it is; None for a new one."""
    slug: str
    """As the state names it: the entry's slug, for a run `course/run`."""
    below: tuple[str, ...] = ()
    """The keys that lead to the data: none for an entry, `offerings` and its name for a run."""


def place_entries(
    rows: Mapping[str, Row],
    layout: ImportMap,
    known: Mapping[str, Known],
    entries: Entries,
    reader: RecordReader,
    languages: Collection[str],
) -> dict[str, Placed]:
    """Identifier -> place. References can then be followed to new entries too."""
    placed: dict[str, Placed] = {}
    new: dict[str, Row] = {}
    codes: dict[str, str] = {}
    for identifier, row in rows.items():
        code = reader.value(row, ("code",)) or ""
        codes[identifier] = code
        entry = entries.meant(layout.system, identifier, code, known.get(identifier))
        if entry is not None:
            slug = entry.path.stem
            placed[identifier] = Placed(id=entry.id, path=entry.path, entry=entry, slug=slug)
        elif identifier in known:
            slug = known[identifier].slug
            placed[identifier] = Placed(
                id=entries.id_of(slug), path=entries.path_of(slug), entry=None, slug=slug
            )
        else:
            new[identifier] = row
    taken = {*entries.by_slug, *(one.slug for one in known.values())}
    for identifier, slug in new_slugs(new, _columns(layout), taken, languages).items():
        placed[identifier] = Placed(id=entries.id_of(slug), path=entries.path_of(slug), entry=None, slug=slug)
    if layout.kind == "course":
        reader.resolve.learn("id", {name: one.slug for name, one in placed.items()})
        reader.resolve.learn("code", {code: placed[name].slug for name, code in codes.items() if code})
    return {identifier: placed[identifier] for identifier in rows}


def _columns(layout: ImportMap) -> tuple[str, ...]:
    """What addresses are made of where the map does not say: the columns of the title."""
    if layout.slug:
        return layout.slug
    return tuple(column for one in layout.fields if one.path[0] == "title" for column in one.columns)
