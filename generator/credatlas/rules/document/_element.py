"""An element that a tier asks for: it is there, or it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.diagnostics import Severity
from credatlas.rules.rule import Rule, Scope, hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.model.ids import Kind
    from credatlas.model.tier import Tier

ANNEX = "EU recommendation, Annex I, element {}"


class Element(NamedTuple):
    """An element that a tier asks for, with the manual of its rule."""

    code: str
    tier: Tier
    kinds: tuple[Kind, ...]
    field: str
    """Where the contributor writes it, as in `workload.hours`."""
    title: str
    asked_by: str
    why: str
    fix: str
    missing: Callable[[Any], bool]


def rule_of(element: Element) -> Rule:
    """The rule that an element is there."""
    lacks = (hit(*element.field.split("."), field=element.field),)
    return Rule(
        code=element.code,
        message="`{field}` is missing",
        title=element.title,
        why=element.why,
        fix=element.fix,
        scope=Scope.DOCUMENT,
        tier=element.tier,
        severity=Severity.ERROR,
        kinds=element.kinds,
        asked_by=element.asked_by,
        excusable=False,
        check=lambda _: lacks,
        needs=element.missing,
    )
