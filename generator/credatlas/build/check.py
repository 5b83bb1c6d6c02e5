"""The unit of work: one file, read and judged. Pure, picklable, and the same on any worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from credatlas.build.cache import Cache, digest
from credatlas.build.findings import finding_of, schema_findings
from credatlas.build.salvage import salvaged
from credatlas.catalogue.decode import Record, decode
from credatlas.diagnostics import Finding, Position, Severity
from credatlas.rules.engine import broken_in, judged
from credatlas.source import Document, SourceFile, SourcePath, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.model.ids import EntryId
    from credatlas.model.institution import Institution
    from credatlas.model.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What judging one file needs besides the file."""

    required: Tier
    institutions: Mapping[str, Institution]
    """With the defaults of their courses; empty while the institutions themselves are read."""
    houses: Mapping[str, bytes]
    """Institution -> digest of its file, part of the key of everything that inherits from it."""
    keep_going: bool
    cache: Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is known of one file."""

    entry: EntryId
    path: str
    record: Record | None
    """`None` where nothing can be made of the file."""
    findings: tuple[Finding, ...]
    used: tuple[int, ...] = ()
    """Which of the record's exceptions excused something."""
    sound: bool = True
    """Whether the record is all that the file says; not so after salvage."""
    key: bytes = b""
    fresh: bytes | None = None
    """What the cache shall know under `key`; `None` where it came from there."""


def check_file(context: Context, source: SourcePath) -> Checked:
    """Read and judge one file; what an earlier build knew of the same bytes is taken from the cache."""
    file = source.read()
    house = context.institutions.get(source.id.institution)
    inherited = context.houses.get(source.id.institution, b"")
    key = digest(file.content, file.path, inherited)
    known = context.cache.get(key)
    if known is not None:
        return _recalled(source, key, house, orjson.loads(known))
    data, sound, written = _read(file, context.keep_going)
    if data is None:
        return Checked(entry=source.id, path=file.path, record=None, findings=written, sound=False)
    record = decode(source.id, data, house)
    judgement = judged(broken_in(record), record.exceptions)
    findings = [*written]
    if judgement.broken:
        document = Document(path=file.path, kind=file.kind, data=dict(data), content=file.content)
        findings += [finding_of(document, broken, context.required) for broken in judgement.broken]
    kept = {"data": data, "sound": sound, "used": sorted(judgement.used), "findings": _flat(findings)}
    return Checked(
        entry=source.id,
        path=file.path,
        record=record,
        findings=tuple(sorted(findings)),
        used=tuple(sorted(judgement.used)),
        sound=sound,
        key=key,
        fresh=orjson.dumps(kept),
    )


def _read(file: SourceFile, keep_going: bool) -> tuple[Mapping[str, Any] | None, bool, tuple[Finding, ...]]:
    """The data to make a record of (if any), whether it is all that the file says, and what is wrong."""
    document = parse(file)
    if not isinstance(document, Document):
        return None, False, document
    misshapen = schema_findings(document)
    if not misshapen:
        return document.data, True, ()
    return (salvaged(document) if keep_going else None), False, misshapen


def _recalled(source: SourcePath, key: bytes, house: Institution | None, known: Mapping[str, Any]) -> Checked:
    findings = [
        Finding(
            path=source.path,
            position=Position(line, column),
            code=code,
            severity=Severity(severity),
            pointer=pointer,
            parameters=tuple((name, value) for name, value in parameters),
        )
        for line, column, code, severity, pointer, parameters in known["findings"]
    ]
    return Checked(
        entry=source.id,
        path=source.path,
        record=decode(source.id, known["data"], house),
        findings=tuple(sorted(findings)),
        used=tuple(known["used"]),
        sound=known["sound"],
        key=key,
    )


def _flat(findings: list[Finding]) -> list[list[Any]]:
    return [
        [*one.position, one.code, int(one.severity), one.pointer, [list(pair) for pair in one.parameters]]
        for one in findings
    ]
