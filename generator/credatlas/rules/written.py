"""The rules about what is written: readable YAML (`source`), and the shape that the schemas give.

A schema finding is told by its keyword, in the contributor's words; codes stay when a schema is rearranged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope
from credatlas.source import SOURCE_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping


def _written(code: str, message: str, title: str, why: str, fix: str, asked_by: str) -> Rule:
    return Rule(
        code=code,
        message=message,
        title=title,
        why=why,
        fix=fix,
        scope=Scope.FILE,
        tier=Tier.RECORDED,
        severity=Severity.ERROR,
        kinds=tuple(Kind),
        asked_by=asked_by,
        excusable=False,
        check=None,
    )


_SCHEMA = (
    (
        "CA150",
        "`{missing}` is missing",
        "Required fields are there.",
        "Without it there is nothing to show or to link to.",
        "Add the field; the schema's description says what belongs in it.",
    ),
    (
        "CA151",
        "there is no field `{name}` here",
        "Only known fields are used.",
        "A misspelt field would be silently ignored, and its content lost.",
        "Correct the spelling, or remove the field; your editor lists the known ones.",
    ),
    (
        "CA152",
        "{value} is {found}; expected {expected}",
        "A value has the type of its field.",
        "A list where a text belongs cannot be shown.",
        "Write it as the example in the schema does; put codes that look like numbers in quotes.",
    ),
    (
        "CA153",
        "{value} is not one of the allowed values",
        "A code is one of its list.",
        "Codes are what readers filter by and what harvesters translate.",
        "Choose a value of the list; your editor offers them.",
    ),
    (
        "CA160",
        "{value} must be {expected} here",
        "A fixed value is as the schema says.",
        "Other fields depend on it.",
        "Write the expected value.",
    ),
    (
        "CA154",
        "{value} does not have the form that is needed here",
        "A value has the form of its field.",
        "Other programs read these values and rely on their form.",
        "Write it as the example does.",
    ),
    (
        "CA155",
        "{value} is not a valid {format}",
        "Dates and addresses are valid.",
        "A date that does not exist cannot be shown; an address that is not one cannot be followed.",
        "Write dates as 2027-01-31, addresses in full with https://, and mailboxes as name@domain.",
    ),
    (
        "CA156",
        "{value} is out of range; the limit is {limit}",
        "A number is within its range.",
        "A number out of range is a slip.",
        "Correct the number.",
    ),
    (
        "CA157",
        "the length {count} is out of range; the limit is {limit}",
        "Texts and lists are neither empty nor too long.",
        "Empty values say nothing; overlong ones are not read.",
        "Shorten it, or leave the field out where there is nothing to say.",
    ),
    (
        "CA158",
        "{value} occurs twice in this list",
        "A list names each thing once.",
        "Repeated values would be counted twice.",
        "Remove one of them.",
    ),
    (
        "CA159",
        "this does not fit here: {detail}",
        "A value meets the schema.",
        "The schema is the contract between those who write and those who read.",
        "Compare with the field's description and example.",
    ),
)

SCHEMA_CODES: Mapping[str, str] = {
    "required": "CA150",
    "dependentRequired": "CA150",
    "additionalProperties": "CA151",
    "unevaluatedProperties": "CA151",
    "propertyNames": "CA151",
    "type": "CA152",
    "enum": "CA153",
    "const": "CA160",
    "pattern": "CA154",
    "format": "CA155",
    "minimum": "CA156",
    "maximum": "CA156",
    "exclusiveMinimum": "CA156",
    "exclusiveMaximum": "CA156",
    "multipleOf": "CA156",
    "minLength": "CA157",
    "maxLength": "CA157",
    "minItems": "CA157",
    "maxItems": "CA157",
    "minProperties": "CA157",
    "maxProperties": "CA157",
    "uniqueItems": "CA158",
}
"""JSON Schema keyword -> code."""
ANY_OTHER = "CA159"
"""The code for keywords that are not in the table."""

WRITTEN = (
    *(
        _written(one.code, one.message, f"{one.title}.", one.why, one.fix, "CredAtlas (strict YAML)")
        for one in SOURCE_RULES
    ),
    *(_written(*row, "CredAtlas (JSON Schema)") for row in _SCHEMA),
)
"""All of them."""
