"""What an import changes in files: new ones whole, others field by field, and only what nobody edited."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from credatlas.authoring import fieldpaths, yamltext
from credatlas.authoring.imports.merge import merged
from credatlas.authoring.imports.state import Known
from credatlas.authoring.splice import Change, NotEditable, as_changes, changed
from credatlas.catalogue.decode import DEFAULT_LANGUAGE
from credatlas.diagnostics import Finding, Position
from credatlas.errors import CredAtlasError
from credatlas.model.ids import EntryId, Kind
from credatlas.rules.registry import all_rules
from credatlas.source import Document, SourceFile, parse, yaml
from credatlas.source.violation import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from credatlas.authoring.imports.courses import Placed
    from credatlas.authoring.imports.entries import Entries, Entry
    from credatlas.authoring.imports.mapfile import ImportMap
    from credatlas.authoring.imports.records import RecordReader
    from credatlas.authoring.imports.rows import Row

_GONE = ("draft", "withdrawn")


@dataclass(slots=True, kw_only=True)
class Counts:
    """How many rows had which fate."""

    rows: int = 0
    skipped: int = 0
    refused: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    overrides: int = 0
    """Fields that were edited here and that differ from the source."""


class Updates:
    """Gathers what is to be written; `findings` and `counts` fill on the way."""

    def __init__(self, content: Path, layout: ImportMap, institution: str, today: date | None) -> None:
        self._content = content
        self._layout = layout
        self._institution = institution
        self._today = today.isoformat() if today else None
        self._order = fieldpaths.root("pathway" if layout.kind == "pathway" else "course").order
        self._language = _language(content, institution)
        self._new: dict[Path, bytes] = {}
        self._changes: dict[Path, list[Change]] = defaultdict(list)
        self._entries: dict[Path, Entry] = {}
        self.findings: list[Finding] = []
        self.counts = Counts()

    def take(
        self,
        identifier: str,
        placed: Placed,
        last: Known | None,
        record: dict[str, Any],
        reader: RecordReader,
        row: Row,
    ) -> Known:
        """Take what a row says; returns what the import now knows of it."""
        if not placed.below:
            record["origin"] = {"system": self._layout.system, "id": identifier, **record.get("origin", {})}
        known = Known(identifier, placed.slug, record)
        here = _below(placed.entry.data, placed.below) if placed.entry else None
        if last is not None and here is None:
            self._deleted(placed, row, reader)
        elif placed.entry is None:
            self._write_new(placed, record)
        elif placed.entry.document is None:
            self._refuse(placed.entry, (), "the whole entry")
        else:
            self._merge(placed, placed.entry, last.data if last else {}, here or {}, record)
        return known

    def vanished(self, gone: Iterable[Known], entries: Entries) -> None:
        """Tell of entries whose rows are no longer there, unless they are withdrawn already."""
        for one in gone:
            slug, _, run = one.slug.partition("/")
            entry = entries.by_slug.get(slug)
            there = _below(entry.data, ("offerings", run) if run else ()) if entry else None
            if entry is None or there is None:
                continue
            if there.get("status") not in (*_GONE, "cancelled"):
                self._tell(entry, ("offerings", run) if run else (), "CA177", value=one.id)

    def writes(self) -> dict[Path, bytes]:
        """Path -> content of every file that is new or changes."""
        result = dict(self._new)
        for path, changes in self._changes.items():
            entry = self._entries[path]
            if entry.document is None:
                continue
            text = entry.document.content.decode()
            try:
                result[path] = changed(text, changes, self._order).encode()
            except NotEditable:
                for change in changes:
                    self._refuse(entry, change.path, change.value)
        return result

    def _write_new(self, placed: Placed, record: dict[str, Any]) -> None:
        if self._today:
            record = {**record, "origin": {**record["origin"], "imported": self._today}}
        schema = f"schemas/{placed.id.kind.value}.schema.json"
        beside = os.path.relpath(self._content.parent / schema, placed.path.parent).replace(os.sep, "/")
        data = fieldpaths.ordered(record, fieldpaths.root(placed.id.kind.value))
        body = yamltext.document(data, f"# yaml-language-server: $schema={beside}\n").encode()
        if yaml.read(placed.id.path, body) != data:
            raise CredAtlasError(f"{placed.id.path} would not read as it was meant; please report this")
        self._new[placed.path] = body
        self.counts.added += 1

    def _merge(
        self,
        placed: Placed,
        entry: Entry,
        last: Mapping[str, Any],
        here: Mapping[str, Any],
        record: Mapping[str, Any],
    ) -> None:
        language = str(entry.data.get("text_language", self._language))
        result = merged(last, here, record, language)
        self.counts.overrides += result.overrides
        for conflict in result.conflicts:
            self._tell(
                entry,
                (*placed.below, *conflict.path),
                "CA176",
                here=shown(conflict.here if conflict.here is not None else "nothing"),
                now=shown(conflict.now if conflict.now is not None else "nothing"),
            )
        changes = [
            Change(path=(*placed.below, *one.path), value=one.value) for one in as_changes(here, result.data)
        ]
        if changes and not here:  # a run that is new, as a whole
            changes = [Change(path=placed.below, value=result.data)]
        if not changes:
            self.counts.unchanged += 1
            return
        if self._today and not placed.below and isinstance(result.data.get("origin"), dict):
            changes.append(Change(path=("origin", "imported"), value=self._today))
        self._entries[entry.path] = entry
        self._changes[entry.path] += changes
        self.counts.added += not here
        self.counts.updated += bool(here)

    def _deleted(self, placed: Placed, row: Row, reader: RecordReader) -> None:
        self.counts.unchanged += 1
        reader.tell(row, "CA178", value=placed.slug)

    def _refuse(self, entry: Entry, path: tuple[str, ...], now: Any) -> None:
        self._tell(entry, path, "CA181", now=shown(now) if isinstance(now, str | dict | list) else str(now))

    def _tell(self, entry: Entry, path: tuple[str, ...], code: str, **parameters: str) -> None:
        place = entry.document.locate(path) if entry.document else Position()
        self.findings.append(
            Finding(
                path=entry.id.path,
                position=place,
                code=code,
                severity=all_rules()[code].severity,
                pointer="".join(f"/{part}" for part in path),
                parameters=tuple(sorted({**parameters, "field": "/".join(path)}.items())),
            )
        )


def _below(data: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any] | None:
    """The map at a path; None where there is none."""
    value: Any = data
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else None


def _language(content: Path, institution: str) -> str:
    """The language of the institution's plain texts."""
    house = EntryId(Kind.INSTITUTION, institution)
    path = content / house.kind.folder / f"{institution}.yml"
    document = parse(SourceFile(path=house.path, kind=house.kind, content=path.read_bytes()))
    stated = document.data.get("text_language") if isinstance(document, Document) else None
    return stated if isinstance(stated, str) else DEFAULT_LANGUAGE
