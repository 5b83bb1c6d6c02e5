"""Documents that the schemas accept, made from the schemas: every field, code and form that there is."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from credatlas import resources

if TYPE_CHECKING:
    from credatlas.model.ids import Kind

Schema = dict[str, Any]

MOST = 3
"""Items of a list and fields beyond the required ones, where the schema allows as many."""
LONGEST = 40
SHORT = 120
"""Forms that take longer to write are known by their examples only."""
SPECIMENS = {
    "date": ("1990-01-01", "2024-02-29", "2027-03-01", "2099-12-31"),
    "moment": ("2027-03-01", "2027-03-28T02:30", "2028-02-29T23:59", "1999-12-31T00:00"),
    "timezone": ("UTC", "Europe/Lisbon", "America/Argentina/Ushuaia", "Asia/Kathmandu"),
}


@cache
def _schema(name: str) -> Schema:
    path = resources.folder("schemas") / name
    found: Schema = json.loads(path.read_text(encoding="utf-8"))
    return found


def documents(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """Any document of a kind."""
    name = f"{kind.value}.schema.json"
    return _values(_schema(name), name, 0)


def _values(schema: Schema, home: str, depth: int) -> st.SearchStrategy[Any]:
    schema, home = _resolved(schema, home)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([_OF_TYPE[name](schema, home, depth) for name in types])


def _resolved(schema: Schema, home: str) -> tuple[Schema, str]:
    while "$ref" in schema:
        file, _, name = schema["$ref"].partition("#/$defs/")
        home = file or home
        schema = _schema(home)["$defs"][name]
    return schema, home


def _strings(schema: Schema, home: str, depth: int) -> st.SearchStrategy[str]:
    return _texts(
        schema.get("pattern", "\\S"),
        schema.get("format", ""),
        schema.get("minLength", 0),
        schema.get("maxLength", LONGEST),
        tuple(one for one in schema.get("examples", ()) if isinstance(one, str)),
    )


@cache
def _texts(
    pattern: str, form: str, least: int, most: int, examples: tuple[str, ...]
) -> st.SearchStrategy[str]:
    if form in SPECIMENS:
        return st.sampled_from(SPECIMENS[form])
    if pattern == "\\S":
        letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs"))
        return st.text(letters, min_size=1, max_size=min(most, LONGEST)).filter(
            lambda text: bool(text.strip())
        )
    if len(pattern) > SHORT:
        return st.sampled_from(examples)
    made = st.from_regex(re.compile(pattern.removesuffix("$") + r"\Z", re.ASCII))
    # What is a blank differs between ECMA-262 and Python.
    fitting = made.filter(lambda text: least <= len(text) <= most and text.isprintable())
    return st.one_of(st.sampled_from(examples), fitting) if examples else fitting


def _integers(schema: Schema, home: str, depth: int) -> st.SearchStrategy[int]:
    return st.integers(schema.get("minimum", -1000), schema.get("maximum", 10**6))


def _numbers(schema: Schema, home: str, depth: int) -> st.SearchStrategy[float]:
    halves = st.integers(2 * schema.get("minimum", -1000), 2 * schema.get("maximum", 10**6)).map(
        lambda n: n / 2
    )
    return st.one_of(_integers(schema, home, depth), halves)


def _booleans(schema: Schema, home: str, depth: int) -> st.SearchStrategy[bool]:
    return st.booleans()


def _arrays(schema: Schema, home: str, depth: int) -> st.SearchStrategy[list[Any]]:
    items = _values(schema["items"], home, depth + 1)
    least = schema.get("minItems", 0)
    unique = json.dumps if schema.get("uniqueItems") else None
    return st.lists(items, min_size=least, max_size=max(least, MOST), unique_by=unique)


@st.composite
def _objects(draw: st.DrawFn, schema: Schema, home: str, depth: int) -> dict[str, Any]:
    fields: dict[str, Schema] = schema.get("properties", {})
    chosen = dict.fromkeys(schema.get("required", ()))
    if fields:
        optional = st.lists(st.sampled_from(sorted(fields)), max_size=8 if depth == 0 else MOST, unique=True)
        chosen |= dict.fromkeys(draw(optional)[: schema.get("maxProperties")])
    made = {name: draw(_values(fields[name], home, depth + 1)) for name in chosen}
    rest = schema.get("additionalProperties")
    least = schema.get("minProperties", 0)
    if isinstance(rest, dict):
        names = _values({"type": "string", **_resolved(schema["propertyNames"], home)[0]}, home, depth + 1)
        for name in draw(st.lists(names, min_size=max(least, 0), max_size=max(least, MOST), unique=True)):
            made[name] = draw(_values(rest, home, depth + 1))
    elif len(made) < least:
        name = draw(st.sampled_from(sorted(fields)))
        made[name] = draw(_values(fields[name], home, depth + 1))
    return made


_OF_TYPE = {
    "string": _strings,
    "integer": _integers,
    "number": _numbers,
    "boolean": _booleans,
    "array": _arrays,
    "object": _objects,
}
