"""An import from beginning to end: first all that is to be written and told, then the writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.authoring.identifiers import existing_institution
from credatlas.authoring.imports.cells import name_of
from credatlas.authoring.imports.courses import Placed, place_entries
from credatlas.authoring.imports.entries import Entries
from credatlas.authoring.imports.formats import FORMATS
from credatlas.authoring.imports.mapfile import as_key
from credatlas.authoring.imports.records import RecordReader, Resolver
from credatlas.authoring.imports.runs import place_runs
from credatlas.authoring.imports.state import read_state, state_file, written_state
from credatlas.authoring.imports.update import Counts, Updates
from credatlas.build.atomic import write_atomic
from credatlas.errors import UsageError
from credatlas.model.ids import Kind
from credatlas.source.violation import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from credatlas.authoring.imports.mapfile import ImportMap
    from credatlas.authoring.imports.rows import Row
    from credatlas.diagnostics import Finding


_LONGEST_ID = 200  # as `origin.id` has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is imported, and for whom."""

    path: Path
    format: str
    """A word of `FORMATS`."""
    institution: str
    today: date | None = None
    """Kept as `origin.imported` in entries that change; None leaves it out."""
    languages: tuple[str, ...] = ()
    """The interface languages, which no slug may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Everything that an import would do, and everything that it has to say."""

    writes: Mapping[Path, bytes]
    findings: tuple[Finding, ...]
    counts: Counts
    unused: tuple[str, ...]
    """Columns of the source that the map does not mention."""


def plan_import(content: Path, source: Source, layout: ImportMap) -> ImportPlan:
    """What importing `source` into `content` means; nothing is written.

    Raises `UsageError` for a source that cannot be read at all; every smaller problem is a finding.
    """
    existing_institution(content, source.institution)
    if not source.path.is_file():
        raise UsageError(f"there is no file {source.path}")
    rows = list(FORMATS[source.format](source.path, layout))
    courses = Entries(content, Kind.COURSE, source.institution)
    entries = Entries(content, Kind.PATHWAY, source.institution) if layout.kind == "pathway" else courses
    state = state_file(content, source.institution, layout.system, layout.kind)
    known = read_state(state)
    resolver = Resolver(source.institution, courses.origins(layout.system), courses.codes())
    reader = RecordReader(layout, str(source.path), resolver)
    updates = Updates(content, layout, source.institution, source.today)
    unused = _columns(rows, layout, reader)
    kept, skipped = _identified(rows, layout, reader)
    place = place_runs if layout.kind == "offering" else place_entries
    placed: Mapping[str, Placed] = place(kept, layout, known, entries, reader, source.languages)
    after = dict(known)
    for identifier, one in placed.items():
        last = known.get(identifier)
        record = reader.read(kept[identifier], last.data if last else {})
        if record is None:
            updates.counts.refused += 1
        else:
            after[identifier] = updates.take(identifier, one, last, record, reader, kept[identifier])
    updates.vanished([one for name, one in known.items() if name not in kept], entries)
    updates.counts.rows, updates.counts.skipped = len(rows), skipped
    updates.counts.refused += len(kept) - len(placed) + len(rows) - skipped - len(kept)
    writes = updates.writes()
    content_of_state = written_state(after.values())
    if after and (not state.is_file() or state.read_bytes() != content_of_state):
        writes[state] = content_of_state
    findings = tuple(sorted({*reader.findings, *updates.findings}))
    return ImportPlan(writes=writes, findings=findings, counts=updates.counts, unused=unused)


def write_plan(plan: ImportPlan) -> None:
    """Write every file of a plan, each in one step; what the import knows comes last.

    An import that is stopped half-way is continued by the next one, so nothing waits for the disk.
    """
    for folder in {path.parent for path in plan.writes}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, body in plan.writes.items():
        write_atomic(path, body, durable=False)


def _columns(rows: Iterable[Row], layout: ImportMap, reader: RecordReader) -> tuple[str, ...]:
    """Tell of columns that no row has; return those that nobody asks for."""
    there: dict[str, Row] = {}
    for row in rows:
        for column in row.cells:
            there.setdefault(column, row)
    asked = layout.columns
    roots = {column.partition(".")[0] for column in asked}
    for column in sorted(asked):
        first = next(iter(there.values()), None)
        if first and column not in there and all(row.get(column) is None for row in rows):
            reader.tell(first, "CA180", column=column, nearest=nearest(column, there) or "")
    return tuple(column for column in there if column not in asked | roots | layout.ignore)


def _identified(rows: Iterable[Row], layout: ImportMap, reader: RecordReader) -> tuple[dict[str, Row], int]:
    """The rows that count, by identifier; and how many the map skips."""
    kept: dict[str, Row] = {}
    skipped = 0
    for row in rows:
        if any(as_key(row.get(column)) in values for column, values in layout.skip):
            skipped += 1
            continue
        parts = [name_of(row.get(column)) for column in layout.id]
        identifier = "/".join(parts)
        if not all(parts) or len(identifier) > _LONGEST_ID:
            reader.tell(row, "CA174", field="origin/id")
        elif identifier in kept:
            reader.tell(row, "CA175", value=identifier, first=str(kept[identifier].number))
        else:
            kept[identifier] = row
    return kept, skipped
