"""Walks the schemas as they are written: every property, by the name that schemas/FIELDS.md gives it.

`workload.ects` is a field of a map, `assessment[].type` of each item of a list, `offerings.*` of each value
of a map whose keys are the contributor's. A definition stands under its own name: `offering.starts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]


class Property(NamedTuple):
    """A property and its schema, `at` the place from the document's root or from its definition."""

    at: str
    schema: Schema


def properties(schema: Schema) -> Iterator[Property]:
    """Every property that a schema file writes down: of its root, then of its definitions."""
    yield from _below(schema, "")
    for name, definition in schema.get("$defs", {}).items():
        yield from _below(definition, name)


def _below(schema: Schema, at: str) -> Iterator[Property]:
    for name, child in schema.get("properties", {}).items():
        place = f"{at}.{name}" if at else name
        yield Property(place, child)
        yield from _below(child, place)
    if isinstance(schema.get("items"), dict):
        yield from _below(schema["items"], f"{at}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _below(schema["additionalProperties"], f"{at}.*")


def subschemas(schema: Any) -> Iterator[Schema]:
    """Every schema inside a schema, itself first; examples and lists of codes are no schemas."""
    yield schema
    for name in ("properties", "$defs"):
        for child in schema.get(name, {}).values():
            yield from subschemas(child)
    for name in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(name), dict):
            yield from subschemas(schema[name])
