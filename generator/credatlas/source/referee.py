"""The referee: jsonschema, with keywords that name every culprit. Imported only when the gate says no.

Some keywords differ from jsonschema's own: those about names of fields give one error per name;
`pattern` reads `$` as the end of the text, as ECMA-262 and the gate do, where Python's `re` lets a line
break pass; `uniqueItems` is linear and names the second of two equal items.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from credatlas.source.formats import FORMATS
from credatlas.source.violation import Violation, listed, nearest, parameters, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from credatlas.diagnostics import Pointer

_MOST = 100
"""As many errors of one document are looked at: thousands have one cause."""

_JSON_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
_SIZES = frozenset(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"])
_LIMITS = frozenset(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"])
_AT_KEY = frozenset(["additionalProperties", "unevaluatedProperties", "propertyNames"])
_NAMED = _AT_KEY | {"required", "dependentRequired"}


class Referee:
    """One schema, ready to say what is wrong with a value."""

    def __init__(self, schema: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> None:
        resources = [(name, DRAFT202012.create_resource(other)) for name, other in others.items()]
        registry: Registry[Any] = Registry().with_resources(resources)
        self._validator = _Validator(schema, registry=registry, format_checker=_CHECKER)

    def violations(self, data: object) -> tuple[Violation, ...]:
        """Every violation once; of several at one value, the one that the others follow from."""
        found: dict[tuple[object, ...], Violation] = {}
        for error in islice(self._validator.iter_errors(data), _MOST):
            violation = _violation(error)
            key = tuple(violation) if violation.keyword in _NAMED else (violation.pointer,)
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
    return {"type": 0, "enum": 1, "const": 1, "minLength": 2}.get(violation.keyword, 3)


def _violation(error: Any) -> Violation:
    keyword, pointer = str(error.validator), tuple(error.absolute_path)
    if keyword in _NAMED:
        return Violation(keyword, pointer, keyword in _AT_KEY, parameters(**error.instance))
    describe = _DESCRIBE.get(keyword)
    if describe is None:
        return Violation("other", pointer, False, parameters(detail=shown(error.message)))
    return Violation(keyword, pointer, False, parameters(**describe(error)))


def _describe_type(error: Any) -> dict[str, object]:
    expected = error.validator_value
    return {
        "value": shown(error.instance),
        "found": _JSON_TYPES.get(type(error.instance), "null"),
        "expected": expected if isinstance(expected, str) else "|".join(expected),
    }


def _describe_enum(error: Any) -> dict[str, object]:
    allowed = error.validator_value
    return {
        "value": shown(error.instance),
        "nearest": nearest(error.instance, allowed) or "",
        "allowed": listed(allowed),
    }


def _describe_const(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "expected": shown(error.validator_value)}


def _describe_pattern(error: Any) -> dict[str, object]:
    hint = error.schema.get("patternErrorMessage", "") if isinstance(error.schema, dict) else ""
    return {"value": shown(error.instance), "pattern": error.validator_value, "hint": hint}


def _describe_format(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "format": error.validator_value}


def _describe_limit(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "limit": shown(error.validator_value)}


def _describe_size(error: Any) -> dict[str, object]:
    return {"count": len(error.instance), "limit": error.validator_value}


def _describe_value(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance)}


_DESCRIBE: Mapping[str, Callable[[Any], dict[str, object]]] = {
    "type": _describe_type,
    "enum": _describe_enum,
    "const": _describe_const,
    "pattern": _describe_pattern,
    "format": _describe_format,
    "uniqueItems": _describe_value,
    **dict.fromkeys(_LIMITS, _describe_limit),
    **dict.fromkeys(_SIZES, _describe_size),
}


def _required(_: Any, names: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for name in names:
            if name not in instance:
                yield ValidationError("missing", instance={"missing": name})


def _dependent_required(_: Any, needs: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for name in (name for key, names in needs.items() if key in instance for name in names):
            if name not in instance:
                yield ValidationError("missing", instance={"missing": name})


def _unknown(name: str, known: Mapping[str, Any], instance: Mapping[str, Any]) -> ValidationError:
    """The error for a field that the schema does not name."""
    free = [field for field in known if field not in instance]
    facts = {"name": shown(name), "nearest": nearest(name, free) or "", "allowed": listed(sorted(known))}
    return ValidationError("unknown", path=[name], instance=facts)


def _additional_properties(
    validator: Any, rest: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for name, value in instance.items():
        if name in known or any(re.search(pattern, name) for pattern in patterns):
            continue
        if rest is False:
            yield _unknown(name, known, instance)
        else:
            yield from validator.descend(value, rest, path=name)


def _unevaluated_properties(
    validator: Any, rest: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """jsonschema's own judgement, which lists the names in its message only, one error for each name."""
    known = schema.get("properties", {})
    for error in _UNEVALUATED(validator, rest, instance, schema):
        for name in instance:
            if repr(name) in error.message and name not in known:
                yield _unknown(name, known, instance)


def _property_names(validator: Any, names: Any, instance: Any, _: Any) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    for name in instance:
        error = next(validator.descend(name, names), None)
        if error is not None:
            described = _DESCRIBE.get(error.validator, _describe_value)(error)
            facts = dict.fromkeys(("allowed", "nearest", "pattern", "limit", "hint"), "") | described
            facts = {key: value for key, value in facts.items() if key not in ("value", "found", "expected")}
            yield ValidationError("name", path=[name], instance={**facts, "name": shown(name)})


def _pattern(_: Any, pattern: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not re.search(_ecma(pattern), instance):
        yield ValidationError("pattern")


def _ecma(pattern: str) -> str:
    r"""The pattern for Python: an unescaped `$` outside brackets is `\Z`."""
    tokens = re.finditer(r"\\.|\[(?:\\.|[^\]\\])*\]|.", pattern, re.DOTALL)
    return "".join(r"\Z" if token.group() == "$" else token.group() for token in tokens)


def _unique_items(_: Any, wanted: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if not wanted or not isinstance(instance, list):
        return
    seen = set()
    for index, item in enumerate(instance):
        frozen = _frozen(item)
        if frozen in seen:
            yield ValidationError("twice", path=[index], instance=item)
        seen.add(frozen)


def _frozen(value: Any) -> object:
    """A hashable stand-in that is equal for equal JSON values only."""
    if isinstance(value, dict):
        return frozenset((key, _frozen(item)) for key, item in value.items())
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return (bool, value) if isinstance(value, bool) else value


def _of_text(known: Callable[[str], bool]) -> Callable[[object], bool]:
    """A format says nothing about values that are no text."""
    return lambda value: not isinstance(value, str) or known(value)


_UNEVALUATED: Any = Draft202012Validator.VALIDATORS["unevaluatedProperties"]
_CHECKER = FormatChecker(formats=())
_CHECKER.checkers = {name: (_of_text(known), ()) for name, known in FORMATS.items()}
_extend: Any = validators.extend  # published without types
_Validator: Any = _extend(
    Draft202012Validator,
    {
        "required": _required,
        "dependentRequired": _dependent_required,
        "additionalProperties": _additional_properties,
        "unevaluatedProperties": _unevaluated_properties,
        "propertyNames": _property_names,
        "pattern": _pattern,
        "uniqueItems": _unique_items,
    },
)
