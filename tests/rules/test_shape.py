"""Every keyword of JSON Schema has words, also where no schema of ours uses it; what was meant is offered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import resources
from credatlas.i18n.templates import placeholders
from credatlas.rules.registry import all_rules
from credatlas.rules.shape import code_of, told
from credatlas.source.schema import Schema

if TYPE_CHECKING:
    pass

SAYING_LITTLE = ("CA152", "CA159")

FOREIGN: list[tuple[dict[str, Any], object, str]] = [
    ({"const": "a"}, "b", "CA153"),
    ({"multipleOf": 0.5}, 0.3, "CA159"),
    ({"exclusiveMinimum": 0}, 0, "CA156"),
    ({"exclusiveMaximum": 9}, 9, "CA167"),
    ({"not": {"type": "string"}}, "a", "CA159"),
    ({"contains": {"const": 1}}, [2], "CA159"),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "CA150"),
    ({"type": "null"}, 1, "CA152"),
    ({"type": ["number", "boolean"]}, "a", "CA152"),
    ({"format": "email"}, "nobody", "CA154"),
    ({"unevaluatedProperties": False}, {"a": 1}, "CA151"),
]


@pytest.mark.parametrize(("part", "value", "code"), FOREIGN, ids=[str(row[0]) for row in FOREIGN])
def test_every_keyword_has_words(part: dict[str, Any], value: object, code: str) -> None:
    schema = Schema("case", {"case": {"properties": {"field": part}}})
    (violation,) = schema.violations({"field": value})
    found, parameters = told(violation.keyword, violation.parameters)
    assert found == code
    assert placeholders(all_rules()[found].message) <= dict(parameters).keys()


ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "examples", "patternErrorMessage"}
LEADING_ON = {"$ref", "properties", "patternProperties", "items", "type", "enumDescriptions"}
"""Keywords that say where to look; the wrong type has codes of its own."""


def test_our_schemas_never_lead_to_words_that_say_little() -> None:
    """Whoever brings in a keyword that leads to CA152 or CA159 finds better ones."""
    folder = resources.folder("schemas")
    used = set().union(*(_keywords(json.loads(path.read_bytes())) for path in folder.glob("*.schema.json")))
    facts = {"found": "string", "expected": "array", "format": "date"}
    assert not [
        keyword for keyword in used - ANNOTATIONS - LEADING_ON if code_of(keyword, facts) in SAYING_LITTLE
    ]


def _keywords(schema: object) -> set[str]:
    """Every keyword of a schema and of the schemas in it."""
    if not isinstance(schema, dict):
        return set()
    parts = [schema.get(name) for name in ("items", "additionalProperties", "propertyNames")]
    for group in ("properties", "patternProperties", "$defs"):
        parts += schema.get(group, {}).values()
    return set(schema).union(*map(_keywords, parts))


SLIPS = {
    "money": {
        "180€": "180 EUR",
        "EUR 180": "180 EUR",
        "180,00 €": "180 EUR",
        "1.200 EUR": "1200 EUR",
        "1,200.50 EUR": "1200.50 EUR",
        "12.5 EUR": "12.50 EUR",
        "180": "180 EUR",
        "£ 99": "99 GBP",
        "CHF 120": "120 CHF",
        "kostenlos": "0 EUR",
        "about 100 dollars": "",
    },
    "date": {
        "1.3.2027": "2027-03-01",
        "2027/03/01": "2027-03-01",
        "2027-3-1": "2027-03-01",
        "31/01/2027": "2027-01-31",
        "03/04/2027": "",
        "March 2027": "",
    },
    "moment": {"31.01.2027 12:00": "2027-01-31T12:00", "2027-01-31T12:00:00": "2027-01-31T12:00"},
    "time": {"9:00": "09:00", "17.30": "17:30", "17h30": "17:30", "17:30 Uhr": "17:30", "5 pm": ""},
    "url": {
        "http://lumen.example": "https://lumen.example",
        "www.lumen.example/a": "https://www.lumen.example/a",
        "office@lumen.example": "",
        "see website": "",
    },
    "slug": {
        "Spring 2027": "spring-2027",
        "Wägen & Fühlen": "wagen-fuhlen",
        "outcome_1": "outcome-1",
        "!": "",
    },
    "course-ref": {"content/courses/lumen/soil.yml": "lumen/soil", "Lumen/Soil health": "lumen/soil-health"},
    "duration": {"2 years": "P2Y", "18 months": "P18M", "forever": ""},
    "email": {"mailto:a@b.example": "a@b.example"},
    "licence": {"CC BY 4.0": "CC-BY-4.0"},
    "timezone": {"europe/berlin": "Europe/Berlin"},
}


@pytest.mark.parametrize(
    ("part", "written", "meant"),
    [(part, written, meant) for part, rows in SLIPS.items() for written, meant in rows.items()],
)
def test_what_was_meant_is_offered(part: str, written: str, meant: str) -> None:
    folder = resources.folder("schemas")
    common = json.loads((folder / "common.schema.json").read_text(encoding="utf-8"))
    schema = Schema("case", {"case": {"properties": {"field": common["$defs"][part]}}})
    assert not meant or schema.accepts({"field": meant})
    (violation,) = schema.violations({"field": written})
    assert dict(told(violation.keyword, violation.parameters)[1])["nearest"] == meant
