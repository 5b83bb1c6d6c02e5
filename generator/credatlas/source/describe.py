"""What a message may say about an error of jsonschema, by keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.source.violation import listed, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_JSON_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
_SIZES = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


def _type(error: Any) -> dict[str, object]:
    expected = error.validator_value
    described: dict[str, object] = {
        "value": shown(error.instance),
        "found": _JSON_TYPES.get(type(error.instance), "null"),
        "expected": expected if isinstance(expected, str) else "|".join(expected),
    }
    form = error.schema.get("pattern")
    return {**described, "pattern": form} if form else described


def _enum(error: Any) -> dict[str, object]:
    allowed = error.validator_value
    return {
        "value": shown(error.instance),
        "nearest": nearest(error.instance, allowed) or "",
        "allowed": listed(allowed),
    }


def _const(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "expected": shown(error.validator_value)}


def _pattern(error: Any) -> dict[str, object]:
    hint = error.schema.get("patternErrorMessage", "") if isinstance(error.schema, dict) else ""
    return {"value": shown(error.instance), "pattern": error.validator_value, "hint": hint}


def _format(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "format": error.validator_value}


def _limit(error: Any) -> dict[str, object]:
    return {"value": shown(error.instance), "limit": shown(error.validator_value)}


def _size(error: Any) -> dict[str, object]:
    return {"count": len(error.instance), "limit": error.validator_value}


def facts_of_value(error: Any) -> dict[str, object]:
    """The value alone, where nothing more is known."""
    return {"value": shown(error.instance)}


DESCRIBE: Mapping[str, Callable[[Any], dict[str, object]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": facts_of_value,
    **dict.fromkeys(_LIMITS, _limit),
    **dict.fromkeys(_SIZES, _size),
}
"""Error -> facts, for every keyword that a value as a whole can break."""
