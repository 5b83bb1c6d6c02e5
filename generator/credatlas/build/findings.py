"""From what a rule or a schema found to a finding with its place, and to rows that can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.catalogue import DRAFT
from credatlas.diagnostics import Finding, Position, Severity
from credatlas.model.tier import Tier
from credatlas.rules.engine import Broken, written
from credatlas.rules.shape import AT_KEY, told
from credatlas.source import schema
from credatlas.source.yaml.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from credatlas.catalogue.decode import Record
    from credatlas.diagnostics import Pointer
    from credatlas.source import Document, SourceFile, SourcePath
    from credatlas.source.violation import Violation


def schema_findings(document: Document) -> tuple[Finding, ...]:
    """What the schema of its kind finds wrong with a document, sorted by place."""
    return tuple(sorted(_violated(document, one) for one in schema.violations(document)))


def _violated(document: Document, violation: Violation) -> Finding:
    code, parameters = told(violation.keyword, violation.parameters)
    return Finding(
        path=document.path,
        position=_position(document, violation.pointer, violation.at_key or code in AT_KEY),
        code=code,
        severity=Severity.ERROR,
        pointer=written(violation.pointer),
        parameters=parameters,
    )


def placed(source: SourcePath, record: Record, broken: Iterable[Broken], required: Tier) -> Iterator[Finding]:
    """The findings for what a record breaks, each at its place in the file, which is read again for that."""
    file = source.read()
    asked = asked_of(record.status, required)
    return (finding_of(file, one, asked) for one in broken)


def asked_of(status: object, required: Tier) -> Tier:
    """The tier that an entry must reach; a draft may be incomplete."""
    return Tier.RECORDED if status == DRAFT else required


def finding_of(file: Document | SourceFile, broken: Broken, required: Tier) -> Finding:
    """The finding for a broken rule, at its place in the file."""
    rule, hit = broken
    return Finding(
        path=file.path,
        position=_position(file, hit.pointer, hit.at_key),
        code=rule.code,
        severity=rule.severity_for(required),
        pointer=written(hit.pointer),
        parameters=tuple(sorted(hit.parameters.items())),
    )


def _position(file: Document | SourceFile, pointer: Pointer, at_key: bool) -> Position:
    found = places(file.content)
    return found.key(pointer) if at_key else found.value(pointer)


def flat(findings: Sequence[Finding]) -> list[list[Any]]:
    """The findings of one file as JSON values."""
    return [
        [*one.position, one.code, int(one.severity), one.pointer, [list(pair) for pair in one.parameters]]
        for one in findings
    ]


def unflat(path: str, rows: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    """The findings of the file called `path` from such values."""
    return tuple(
        Finding(
            path=path,
            position=Position(line, column),
            code=code,
            severity=Severity(severity),
            pointer=pointer,
            parameters=tuple((name, value) for name, value in parameters),
        )
        for line, column, code, severity, pointer, parameters in rows
    )
