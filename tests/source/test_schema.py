"""What a schema finds wrong is told at its place, with everything a message needs; gate and referee agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credatlas import resources
from credatlas.errors import CredAtlasError
from credatlas.model.ids import Kind
from credatlas.source import Document, SourceFile, parse
from credatlas.source.formats import FORMATS
from credatlas.source.schema import schema, violations
from credatlas.source.violation import Violation, nearest

SCHEMAS = Path(__file__).parent / "schemas"
SOUND: dict[str, Any] = {"title": "Ethics", "type": "module"}
COURSE = schema("course", SCHEMAS)


def _found(data: object) -> list[tuple[str, tuple[str | int, ...], bool, dict[str, str]]]:
    return [
        (keyword, pointer, at_key, dict(parameters))
        for keyword, pointer, at_key, parameters in COURSE.violations(data)
    ]


def test_a_sound_document_has_no_violations() -> None:
    assert COURSE.violations(SOUND) == ()


def test_every_missing_name_is_told() -> None:
    assert _found({}) == [
        ("required", (), False, {"missing": "title"}),
        ("required", (), False, {"missing": "type"}),
    ]


def test_an_unknown_name_is_told_at_its_key_with_the_nearest_free_one() -> None:
    allowed = (
        "anything, ects, email, extra, homepage, languages, not_this, opens, partners, run, slug, starts, …"
    )
    assert _found(SOUND | {"Language": 1, "titel": 2}) == [
        (
            "additionalProperties",
            ("Language",),
            True,
            {"name": "Language", "nearest": "languages", "allowed": allowed},
        ),
        ("additionalProperties", ("titel",), True, {"name": "titel", "nearest": "", "allowed": allowed}),
    ]


def test_a_wrong_key_hides_what_is_wrong_with_its_value() -> None:
    ((keyword, pointer, at_key, parameters),) = _found(SOUND | {"title": {"EN": 1}})
    assert (keyword, pointer, at_key) == ("propertyNames", ("title", "EN"), True)
    assert parameters == {
        "name": "EN",
        "nearest": "en",
        "allowed": "en, de, fr",
        "pattern": "",
        "limit": "",
        "hint": "",
    }


def test_a_mistyped_name_is_not_missing_too() -> None:
    ((keyword, pointer, _, parameters),) = _found({"title": "Ethics", "typ": "module"})
    assert (keyword, pointer, parameters["nearest"]) == ("additionalProperties", ("typ",), "type")


@pytest.mark.parametrize(
    ("change", "keyword", "pointer", "parameters"),
    [
        (
            {"type": "Modules"},
            "enum",
            ("type",),
            {"value": "Modules", "nearest": "module", "allowed": "skill, module, slp"},
        ),
        ({"version": True}, "const", ("version",), {"value": "true", "expected": "1"}),
        (
            {"title": 7},
            "type",
            ("title",),
            {"value": "7", "found": "integer", "expected": "string|object", "pattern": "\\S"},
        ),
        (
            {"title": None},
            "type",
            ("title",),
            {"value": "null", "found": "null", "expected": "string|object", "pattern": "\\S"},
        ),
        ({"title": ""}, "minLength", ("title",), {"count": "0", "limit": "1"}),
        ({"title": " "}, "pattern", ("title",), {"value": " ", "pattern": "\\S", "hint": "Say something."}),
        ({"title": "x" * 21}, "maxLength", ("title",), {"count": "21", "limit": "20"}),
        ({"title": {}}, "minProperties", ("title",), {"count": "0", "limit": "1"}),
        (
            {"slug": "a\n"},
            "pattern",
            ("slug",),
            {"value": "a\n", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "hint": ""},
        ),
        ({"ects": 0}, "minimum", ("ects",), {"value": "0", "limit": "0.5"}),
        ({"ects": 60}, "exclusiveMaximum", ("ects",), {"value": "60", "limit": "60"}),
        ({"ects": 1.2}, "multipleOf", ("ects",), {"value": "1.2", "limit": "0.5"}),
        ({"starts": "2027-02-30"}, "format", ("starts",), {"value": "2027-02-30", "format": "date"}),
        ({"email": "a@b"}, "format", ("email",), {"value": "a@b", "format": "email"}),
        ({"languages": []}, "minItems", ("languages",), {"count": "0", "limit": "1"}),
        ({"languages": ["a", "b", "a"]}, "uniqueItems", ("languages", 2), {"value": "a"}),
        ({"partners": {"fjord": ["teach", "assesses"]}}, "enum", ("partners", "fjord", 1), None),
        ({"run": {"kind": "dated"}}, "required", ("run",), {"missing": "starts"}),
        ({"run": {"kind": "self-paced", "ends": 1}}, "dependentRequired", ("run",), {"missing": "starts"}),
        (
            {"run": {"kind": "dated", "starts": 1, "seats": 101}},
            "maximum",
            ("run", "seats"),
            {"value": "101", "limit": "100"},
        ),
        (
            {"run": {"kind": "dated", "starts": 1, "end": 2}},
            "unevaluatedProperties",
            ("run", "end"),
            {"name": "end", "nearest": "ends", "allowed": "ends, kind, starts"},
        ),
        ({"extra": {"x-a": 1}}, "type", ("extra", "x-a"), None),
        ({"extra": {"y": 1}}, "additionalProperties", ("extra", "y"), None),
        (
            {"extra": {"x-a": "", "x-b": "", "x-c": ""}},
            "maxProperties",
            ("extra",),
            {"count": "3", "limit": "2"},
        ),
        ({"not_this": "x"}, "other", ("not_this",), None),
    ],
)
def test_a_violation_says_what_a_message_needs(
    change: dict[str, Any], keyword: str, pointer: tuple[str | int, ...], parameters: dict[str, str] | None
) -> None:
    ((found, place, _, told),) = _found(SOUND | change)
    assert (found, place) == (keyword, pointer)
    assert parameters is None or told == parameters


def test_numbers_and_truth_are_different_items() -> None:
    items = {"anything": [1, True, "1", {"a": 0}, {"a": False}, [0]]}
    assert _found(SOUND | items) == []
    items["anything"].append({"a": 0.0})
    assert _found(SOUND | items) == [("uniqueItems", ("anything", 6), False, {"value": '{"a": 0.0}'})]


def test_a_wrong_name_does_not_hide_what_is_wrong_around_it() -> None:
    found = _found(SOUND | {"extra": {"x-a": "", "x-b": "", "y": ""}})
    assert [keyword for keyword, *_ in found] == ["additionalProperties", "maxProperties"]


def test_thousands_of_violations_end_somewhere() -> None:
    assert 0 < len(COURSE.violations(SOUND | {"partners": {"fjord": list(range(50_000))}})) <= 100
    assert len(COURSE.violations(SOUND | {"languages": [{}] * 50_000})) <= 100


def test_a_schema_that_is_missing_is_the_installations_fault() -> None:
    with pytest.raises(CredAtlasError, match="no schema for network"):
        schema("network", SCHEMAS)


@pytest.mark.parametrize(
    ("value", "candidates", "expected"),
    [
        ("modules", ["module", "skill"], "module"),
        ("SELF_PACED", ["dated", "self-paced"], "self-paced"),
        ("zzz", ["module", "skill"], None),
        (7, ["7"], None),
        ("a11", ["a13", "a12"], "a13"),
        ("x" * 1000, ["x" * 1001], None),
    ],
)
def test_the_nearest_is_the_same_on_every_run(
    value: object, candidates: list[str], expected: str | None
) -> None:
    assert nearest(value, candidates) == expected
    assert nearest(value, reversed(candidates)) == expected


@pytest.mark.parametrize(
    ("name", "sound", "wrong"),
    [
        (
            "date",
            ["2027-03-01", "2028-02-29"],
            ["2027-02-29", "2027-3-1", "20270301", "2027-03-01T00:00", "２027-03-01"],
        ),
        (
            "date-time",
            ["2027-03-01T10:00:00Z", "2027-03-01T10:00:00.5+01:00"],
            ["2027-03-01T10:00:00", "2027-03-01"],
        ),
        (
            "email",
            ["micro@lumen.example", "a.b+c@x-y.example"],
            ["a", "a@b", "a..b@c.example", "A <a@b.example>"],
        ),
        (
            "uri",
            ["https://lumen.example/a?b=c#d", "https://[2001:db8::1]:8080/"],
            ["lumen.example", "//x.example", "javascript:alert(1)", "https:///x", "https://x.example/a b"],
        ),
    ],
)
def test_formats_are_strict(name: str, sound: list[str], wrong: list[str]) -> None:
    assert [text for text in sound if not FORMATS[name](text)] == []
    assert [text for text in wrong if FORMATS[name](text)] == []


# Gate and referee


def _agree(judge: Any, data: object) -> None:
    assert judge.accepts(data) == (judge.referee.violations(data) == ())


WORDS = ["", " ", "a\n", "é", "2027-03-01", "2027-02-30", "x@y.example", "https://x.example"]
words = st.sampled_from(
    [
        *WORDS,
        "title",
        "type",
        "module",
        "en",
        "EN",
        "dated",
        "kind",
        "starts",
        "ends",
        "a-b",
        "x-a",
        "run",
        "seats",
    ]
)
scalars = words | st.none() | st.booleans() | st.integers(-1, 101) | st.floats(-1, 61)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=8,
)
names = st.sampled_from(sorted(json.loads((SCHEMAS / "course.schema.json").read_bytes())["properties"]))


@given(st.dictionaries(names, values, max_size=6))
def test_gate_and_referee_agree(data: dict[str, object]) -> None:
    _agree(COURSE, data)
    _agree(COURSE, SOUND | data)


@pytest.mark.parametrize("kind", Kind)
def test_gate_and_referee_agree_on_every_schema_of_ours(kind: Kind) -> None:
    ours = schema(kind.value, resources.folder("schemas"))
    source = json.loads((resources.folder("schemas") / f"{kind.value}.schema.json").read_bytes())
    for name, part in source["properties"].items():
        for example in part.get("examples", []):
            for data in ({name: example}, {name: [example]}, {name: {"en": example}}, {name: str(example)}):
                _agree(ours, data)


def test_every_format_that_our_schemas_name_is_known() -> None:
    for path in resources.folder("schemas").glob("*.schema.json"):
        assert _formats(json.loads(path.read_bytes())) <= set(FORMATS), path.name


def _formats(part: Any) -> set[str]:
    if isinstance(part, dict):
        own = {part["format"]} if isinstance(part.get("format"), str) else set()
        return own.union(*map(_formats, part.values()))
    return set().union(*map(_formats, part)) if isinstance(part, list) else set()


def test_a_document_is_judged_by_the_schema_of_its_kind() -> None:
    content = b"name: Aurora\nmembrs: {}\n"
    document = parse(SourceFile(path="content/networks/aurora.yml", kind=Kind.NETWORK, content=content))
    assert isinstance(document, Document)
    (violation,) = violations(document)
    assert isinstance(violation, Violation)
    assert (violation.keyword, violation.pointer, violation.at_key) == (
        "additionalProperties",
        ("membrs",),
        True,
    )
    assert dict(violation.parameters)["nearest"] == "members"
    assert document.locate_key(violation.pointer) == (2, 1)
