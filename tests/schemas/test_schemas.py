"""What every schema promises: to the person who fills it in, to editors, and to the rest of the code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from credatlas import i18n, vocab
from tests.schemas.reading import KINDS
from tests.schemas.walk import properties, subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.schemas.reading import Schema, Schemas

FILES = (*KINDS, "common")
UNREADABLE = {"oneOf", "anyOf", "allOf", "not", "if", "dependentSchemas", "unevaluatedProperties"}
"""Their errors name branches of a schema, not what to write."""
SMALLEST: dict[str, dict[str, Any]] = {
    "course": {"title": "x"},
    "pathway": {"title": "x"},
    "institution": {"name": "x"},
    "network": {"name": "x", "members": {"a": {}, "b": {}}},
    "agreement": {"title": "x"},
}


def code_lists(schemas: Schemas) -> Iterator[tuple[str, Schema]]:
    """The definitions that stand for a code list, by its name."""
    for name, definition in schemas.by_kind["common"]["$defs"].items():
        if "enum" in definition:
            yield name, definition


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_valid_and_refers_by_file_name_only(schemas: Schemas, file: str) -> None:
    schema = schemas.by_kind[file]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{file}.schema.json"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in subschemas(schema):
        if "$ref" in part:
            assert re.fullmatch(r"(common\.schema\.json)?#/\$defs/[a-z_-]+", part["$ref"])
            schemas.resolve(part, file)


@pytest.mark.parametrize("file", FILES)
def test_every_property_says_what_to_write_and_shows_it(schemas: Schemas, file: str) -> None:
    mute = [
        place
        for place, schema in properties(schemas.by_kind[file])
        if not (schema.get("title") and len(schema.get("description", "")) > 10 and schema.get("examples"))
    ]
    assert not mute


@pytest.mark.parametrize("file", FILES)
def test_every_example_is_valid(schemas: Schemas, file: str) -> None:
    whole = schemas.by_kind[file]
    home = {"$id": whole["$id"], "$defs": whole.get("$defs", {})}
    wrong = [
        (part.get("title"), example, problems)
        for part in subschemas(whole)
        for example in part.get("examples", [])
        if (problems := schemas.problems_under({**part, **home}, example))
    ]
    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_no_keyword_is_used_whose_errors_nobody_can_read(schemas: Schemas, file: str) -> None:
    assert not [part for part in subschemas(schemas.by_kind[file]) if UNREADABLE & part.keys()]


@pytest.mark.parametrize("file", FILES)
def test_objects_are_closed(schemas: Schemas, file: str) -> None:
    """A record names its fields; a map says what its keys and values are."""
    for part in subschemas(schemas.by_kind[file]):
        if "properties" in part:
            assert part["additionalProperties"] is False
        elif "object" in part.get("type", ""):
            assert part["propertyNames"]
            assert part["additionalProperties"]


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_unbounded(schemas: Schemas, file: str) -> None:
    for part in subschemas(schemas.by_kind[file]):
        types = part.get("type", [])
        if "string" in types and "enum" not in part:
            assert "maxLength" in part, part
        if part.get("type") in ("number", "integer"):
            assert {"minimum", "maximum"} <= part.keys(), part


@pytest.mark.parametrize("file", FILES)
def test_a_pattern_comes_with_words_for_it(schemas: Schemas, file: str) -> None:
    for part in subschemas(schemas.by_kind[file]):
        assert ("pattern" in part) == ("patternErrorMessage" in part), part


@pytest.mark.parametrize("file", FILES)
def test_no_required_field_has_one_legal_value_only(schemas: Schemas, file: str) -> None:
    for part in subschemas(schemas.by_kind[file]):
        for name in part.get("required", []):
            field, _ = schemas.resolve(part["properties"][name], file)
            assert "const" not in field
            assert len(field.get("enum", "ab")) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_needs_a_name_and_what_makes_it_one(schemas: Schemas, kind: str) -> None:
    assert not schemas.problems(kind, SMALLEST[kind])
    assert sorted(schemas.by_kind[kind]["required"]) == sorted(SMALLEST[kind])


def test_every_shared_part_is_used(schemas: Schemas) -> None:
    used = {
        part["$ref"].rpartition("/")[2]
        for schema in schemas.by_kind.values()
        for part in subschemas(schema)
        if "$ref" in part
    }
    assert used >= schemas.by_kind["common"]["$defs"].keys()


def test_enums_equal_the_code_lists(schemas: Schemas) -> None:
    """On a difference, write the printed lines into schemas/common.schema.json."""
    english = i18n.load("en")
    for name, definition in code_lists(schemas):
        codes = list(vocab.load(name))
        wanted = {"enum": codes}
        if "enumDescriptions" in definition:
            wanted["enumDescriptions"] = [english.label(name, code) for code in codes]
        lines = "\n".join(f'"{key}": {json.dumps(x, ensure_ascii=False)},' for key, x in wanted.items())
        assert {key: definition[key] for key in wanted} == wanted, f"{name}:\n{lines}"


def test_only_lists_that_everybody_knows_come_without_labels(schemas: Schemas) -> None:
    bare = {name for name, definition in code_lists(schemas) if "enumDescriptions" not in definition}
    assert bare == {"country", "language", "weekday"}


def test_money_knows_the_currencies_of_the_code_list(schemas: Schemas) -> None:
    pattern = schemas.by_kind["common"]["$defs"]["money"]["pattern"]
    written = pattern.rpartition("(")[2].partition(")")[0]
    assert written == "|".join(vocab.load("currency")), "|".join(vocab.load("currency"))


def test_prerequisites_know_the_languages_of_the_code_list(schemas: Schemas) -> None:
    (pattern,) = schemas.by_kind["course"]["properties"]["prerequisites"]["patternProperties"]
    assert pattern == f"^({'|'.join(vocab.load('language'))})$"
