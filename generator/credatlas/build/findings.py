"""From what a rule or a schema found to a finding with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.catalogue import DRAFT
from credatlas.diagnostics import Finding, Position, Severity
from credatlas.model.tier import Tier
from credatlas.rules.engine import Broken, written
from credatlas.rules.shape import AT_KEY, told
from credatlas.source import schema

if TYPE_CHECKING:
    from credatlas.source import Document
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


def finding_of(document: Document, broken: Broken, required: Tier) -> Finding:
    """The finding for a broken rule, at its place in the document; a draft may be incomplete."""
    rule, hit = broken
    if document.data.get("status") == DRAFT:
        required = Tier.RECORDED
    return Finding(
        path=document.path,
        position=_position(document, hit.pointer, hit.at_key),
        code=rule.code,
        severity=rule.severity_for(required),
        pointer=written(hit.pointer),
        parameters=tuple(sorted(hit.parameters.items())),
    )


def _position(document: Document, pointer: tuple[str | int, ...], at_key: bool) -> Position:
    return document.locate_key(pointer) if at_key else document.locate(pointer)
