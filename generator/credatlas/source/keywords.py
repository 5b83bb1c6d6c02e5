"""Keywords of JSON Schema that differ from jsonschema's own.

Those about names of fields give one error per name, whose `instance` is what a message needs to know;
`pattern` reads `$` as the end of the text, as ECMA-262 and the gate do, where Python's `re` lets a line
break pass; `uniqueItems` is linear and gives the second of two equal items.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from credatlas.source.describe import DESCRIBE, facts_of_value
from credatlas.source.formats import FORMATS
from credatlas.source.violation import listed, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

AT_KEY = frozenset(["additionalProperties", "unevaluatedProperties", "propertyNames"])
"""Keywords whose errors mean the name of a field."""
NAMED = AT_KEY | {"required", "dependentRequired"}
"""Keywords whose errors carry their facts."""


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
            described = DESCRIBE.get(error.validator, facts_of_value)(error)
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
CHECKER = FormatChecker(formats=())
CHECKER.checkers = {name: (_of_text(known), ()) for name, known in FORMATS.items()}
_extend: Any = validators.extend  # published without types
VALIDATOR: Any = _extend(
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
