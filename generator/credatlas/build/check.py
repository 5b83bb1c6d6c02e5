"""The unit of work: one file, read and judged. Pure, picklable, and the same on any worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

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
    """Institution -> key of its own verdict, part of the key of everything that inherits from it."""
    keep_going: bool
    cache: Cache


class Verdict(NamedTuple):
    """What a worker found out about one file: what the cache keeps of it, and cheap to carry."""

    key: bytes
    body: bytes
    """JSON: the data (null where nothing can be made of the file), findings and what else `Checked` holds."""
    fresh: bool
    """Whether the cache does not know it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is known of one file."""

    entry: EntryId
    path: str
    record: Record | None
    """`None` where nothing can be made of the file."""
    findings: tuple[Finding, ...]
    used: tuple[int, ...]
    """Which of the record's exceptions excused something."""
    sound: bool
    """Whether the record is all that the file says; not so after salvage."""


def judge_file(context: Context, source: SourcePath) -> Verdict:
    """Read and judge one file; what an earlier build knew of the same bytes is taken from the cache."""
    file = source.read()
    entry = source.id
    key = digest(file.content, file.path, context.houses.get(entry.institution, b""))
    known = context.cache.get(key)
    if known is not None:
        return Verdict(key, known, fresh=False)
    data, sound, findings = _read(file, context.keep_going)
    used: list[int] = []
    if data is not None:
        house = context.institutions.get(entry.institution)
        record = decode(entry, data, house)
        judgement = judged(broken_in(record, orphaned=house is None), record.exceptions)
        used = sorted(judgement.used)
        if judgement.broken:
            document = Document(path=file.path, kind=file.kind, data=dict(data), content=file.content)
            more = (finding_of(document, broken, context.required) for broken in judgement.broken)
            findings = tuple(sorted((*findings, *more)))
    kept = {"data": data, "sound": sound, "used": used, "findings": _flat(findings)}
    return Verdict(key, orjson.dumps(kept), fresh=True)


def checked(context: Context, source: SourcePath, verdict: Verdict) -> Checked:
    """The record and the findings that a verdict stands for.

    A record is made anew here: carrying one from process to process takes three times as long.
    """
    known = orjson.loads(verdict.body)
    entry = source.id
    data = known["data"]
    return Checked(
        entry=entry,
        path=source.path,
        record=None if data is None else decode(entry, data, context.institutions.get(entry.institution)),
        findings=tuple(_finding(source.path, *row) for row in known["findings"]),
        used=tuple(known["used"]),
        sound=known["sound"],
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


def _finding(
    path: str, line: int, column: int, code: str, severity: int, pointer: str, parameters: list[list[str]]
) -> Finding:
    return Finding(
        path=path,
        position=Position(line, column),
        code=code,
        severity=Severity(severity),
        pointer=pointer,
        parameters=tuple((name, value) for name, value in parameters),
    )


def _flat(findings: tuple[Finding, ...]) -> list[list[Any]]:
    return [
        [*one.position, one.code, int(one.severity), one.pointer, [list(pair) for pair in one.parameters]]
        for one in findings
    ]
