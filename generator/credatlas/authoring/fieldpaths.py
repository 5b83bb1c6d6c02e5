"""The schemas as a map of fields: what stands where, in which order, and how it is described."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import resources
from credatlas.errors import CredAtlasError
from credatlas.source.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDING = ".schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShape:
    """One place of an entry: its schema with references followed, and where the schema itself stands.

    `type_name` is the name of the shared definition behind it (`title`, `date`, `money`), else empty.
    """

    schema: Mapping[str, Any]
    address: str
    """A reference to the schema, such as `course.schema.json#/properties/title`."""
    type_name: str

    @property
    def types(self) -> frozenset[str]:
        """The JSON types that may stand here."""
        stated = self.schema.get("type", ())
        return frozenset([stated] if isinstance(stated, str) else stated)

    @property
    def is_text(self) -> bool:
        """Whether it is a text: a string, or a map of languages."""
        return {"string", "object"} <= self.types and "properties" not in self.schema

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the fields within, in the order in which they are written."""
        return tuple(self.schema.get("properties", ()))

    def below(self, name: str) -> FieldShape | None:
        """The field called `name` within this one; None where there is none."""
        if name in self.schema.get("properties", ()):
            return _shape(f"{self.address}/properties/{name}")
        if isinstance(self.schema.get("additionalProperties"), dict):
            return _shape(f"{self.address}/additionalProperties")
        return None

    def item(self) -> FieldShape:
        """What stands in this list."""
        return _shape(f"{self.address}/items")

    def judge(self) -> Schema:
        """What says whether a value may stand here."""
        return _judge(self.address)


def root(kind: str) -> FieldShape:
    """A whole entry of a kind: `course`, `pathway` and so on."""
    return _shape(f"{kind}{_ENDING}#")


def at(kind: str, path: str) -> FieldShape | None:
    """The field at a path with dots, such as `workload.ects` or `title.en`."""
    shape: FieldShape | None = root(kind)
    for name in path.split("."):
        shape = shape.below(name) if shape else None
    return shape


def ordered(data: Mapping[str, Any], shape: FieldShape) -> dict[str, Any]:
    """The data with the fields of every map in the schema's order; names of one's own stay as they come."""
    places = {name: place for place, name in enumerate(shape.order)}
    result = {}
    for name in sorted(data, key=lambda name: places.get(name, len(places))):
        inner = shape.below(name)
        value = data[name]
        result[name] = ordered(value, inner) if isinstance(value, dict) and inner else value
    return result


@lru_cache(maxsize=1)
def _schemas() -> dict[str, dict[str, Any]]:
    folder = resources.folder("schemas")
    paths = sorted(folder.glob(f"*{_ENDING}"))
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}


@lru_cache(maxsize=1024)
def _shape(address: str) -> FieldShape:
    """The schema at an address; what it refers to supplies what it does not say itself."""
    name, _, pointer = address.partition("#")
    schema: Any = _schemas().get(name)
    if schema is None:
        raise CredAtlasError(f"the installation of credatlas is incomplete: it has no schema {name}")
    for part in pointer.split("/")[1:]:
        schema = schema[part]
    reference = schema.get("$ref")
    if reference is None:
        return FieldShape(schema=schema, address=address, type_name=pointer.rpartition("/$defs/")[2])
    target = _shape(reference if not reference.startswith("#") else f"{name}{reference}")
    return FieldShape(schema={**target.schema, **schema}, address=target.address, type_name=target.type_name)


@lru_cache(maxsize=512)
def _judge(address: str) -> Schema:
    # A name of its own, so that the references within are resolved against the schemas' own names.
    return Schema("place", {**_schemas(), "place": {"$id": "place", "$ref": address.removesuffix("#")}})
