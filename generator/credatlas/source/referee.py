"""The referee: jsonschema with keywords that name every culprit. Imported only when the gate says no."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from referencing import Registry
from referencing.jsonschema import DRAFT202012

from credatlas.source.describe import DESCRIBE
from credatlas.source.keywords import AT_KEY, CHECKER, NAMED, VALIDATOR
from credatlas.source.violation import Violation, parameters, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.diagnostics import Pointer

_MOST = 100
"""As many errors of one document are looked at: thousands have one cause."""


class Referee:
    """One schema, ready to say what is wrong with a value."""

    def __init__(self, schema: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> None:
        resources = [(name, DRAFT202012.create_resource(other)) for name, other in others.items()]
        registry: Registry[Any] = Registry().with_resources(resources)
        self._validator = VALIDATOR(schema, registry=registry, format_checker=CHECKER)

    def violations(self, data: object) -> tuple[Violation, ...]:
        """Every violation once; of several at one value, the one that the others follow from."""
        found: dict[tuple[object, ...], Violation] = {}
        for error in islice(self._validator.iter_errors(data), _MOST):
            violation = _violation(error)
            key = tuple(violation) if violation.keyword in NAMED else (violation.pointer,)
            if key not in found or _rank(violation) < _rank(found[key]):
                found[key] = violation
        return tuple(_telling(list(found.values())))


def _telling(found: list[Violation]) -> Iterator[Violation]:
    """Those that say something of their own: not what a wrong name makes of its value or leaves missing."""
    wrong = {violation.pointer: dict(violation.parameters) for violation in found if violation.at_key}
    meant = {(*pointer[:-1], facts["nearest"]) for pointer, facts in wrong.items() if facts["nearest"]}
    for violation in found:
        missing = dict(violation.parameters).get("missing")
        below = any(pointer in wrong for pointer in _leading_to(violation.pointer))
        if violation.at_key or not (below or (missing and (*violation.pointer, missing) in meant)):
            yield violation


def _leading_to(pointer: Pointer) -> Iterator[Pointer]:
    return (pointer[:end] for end in range(1, len(pointer) + 1))


def _rank(violation: Violation) -> int:
    return {"type": 0, "enum": 1, "const": 1, "minLength": 2, "pattern": 3}.get(violation.keyword, 4)


def _violation(error: Any) -> Violation:
    keyword, pointer = str(error.validator), tuple(error.absolute_path)
    if keyword in NAMED:
        return Violation(keyword, pointer, keyword in AT_KEY, parameters(**error.instance))
    describe = DESCRIBE.get(keyword)
    if describe is None:
        return Violation("other", pointer, False, parameters(detail=shown(error.message)))
    return Violation(keyword, pointer, False, parameters(**describe(error)))
