"""The rules about the shape that the schemas give: one code for each mistake that people make.

JSON Schema says which keyword is broken; what a contributor has to do depends on what stands there instead.
So a keyword leads to a code, and the wrong type to one for each way of mending it. Codes stay when a schema
is rearranged.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope
from credatlas.rules.slips import meant

if TYPE_CHECKING:
    from collections.abc import Mapping

Parameters = tuple[tuple[str, str], ...]

_TABLE = (
    (
        "CA150",
        "`{missing}` is missing",
        "Required fields are there.",
        "Without it there is nothing to show or to link to.",
        "Add the field; your editor and CONTRIBUTING.md say what belongs in it.",
    ),
    (
        "CA151",
        "there is no field `{name}` here",
        "Only known fields are used.",
        "A misspelt field would be silently ignored, and its content lost.",
        "Correct the spelling or the indentation, or remove the field; your editor lists the known ones.",
    ),
    (
        "CA152",
        "{value} is not what belongs here; expected: {expected}",
        "A value has the type of its field.",
        "What has another type cannot be shown.",
        "Write it as the example of the field does.",
    ),
    (
        "CA153",
        "“{value}” is not one of the codes that are allowed here",
        "A code is one of its list.",
        "Codes are what learners filter by and what harvesters translate; other words would get lost.",
        "Choose a code of the list, exactly as it is written there; your editor offers them.",
    ),
    (
        "CA154",
        "“{value}” is not written in the form that is needed here",
        "A value has the form of its field.",
        "Other programs read these values and rely on their form.",
        "Write it as the form says.",
    ),
    (
        "CA155",
        "“{value}” is no day of the calendar",
        "Dates exist.",
        "A run that starts on the 30th of February would never be shown.",
        "Correct the day or the month; dates are written year-month-day.",
    ),
    (
        "CA156",
        "{value} is too small; the least is {limit}",
        "A number is not below its range.",
        "A number out of range is a slip.",
        "Correct the number.",
    ),
    (
        "CA157",
        "this is empty or too short: it has {count}, the least is {limit}",
        "Texts, lists and groups of fields say something.",
        "An empty value says neither “none” nor “unknown”.",
        "Fill it in, or delete the field where there is nothing to say.",
    ),
    (
        "CA158",
        "“{value}” stands in this list twice",
        "A list names each thing once.",
        "Repeated values would be counted twice.",
        "Delete one of them.",
    ),
    (
        "CA159",
        "this does not fit here: {detail}",
        "A value meets the schema.",
        "The schema is the contract between those who write and those who read.",
        "Compare with the field's description and example.",
    ),
    (
        "CA161",
        "nothing stands after this field's name",
        "A field that is written down has a value.",
        "An empty field says neither “none” nor “unknown”; both are told by leaving it out or by a value.",
        "Fill it in, or delete the line. Where the value follows on the next lines, indent them.",
    ),
    (
        "CA162",
        "{value} is not a number that fits here",
        "Numbers are written as numbers.",
        "Programs add, compare and sort numbers; they cannot do so with text.",
        "Write digits only, without quotes or unit, and a decimal point where there is one: 7.5.",
    ),
    (
        "CA163",
        "a list is needed here, even for one value; this is {value}",
        "Lists are written as lists.",
        "Another value can be added to a list without changing anything else.",
        "Put it in square brackets, [first, second], or each on a line of its own that begins with “- ”.",
    ),
    (
        "CA164",
        "fields with names are needed here; this is {value}",
        "Groups are written as fields with names.",
        "What a value means is said by its name.",
        "Write “name: value” on indented lines of their own; in a list, replace each “- ” by a name.",
    ),
    (
        "CA165",
        "{value} is not an answer here; write true or false",
        "Yes and no are written true and false.",
        "“yes” and “no” mean something else in every language, and to every program.",
        "Write true for yes and false for no, without quotes.",
    ),
    (
        "CA166",
        "{value} is read as a number or as true or false; text is needed here",
        "Text that looks like a number stands in quotes.",
        "Zeros would be lost from codes and versions: 0613 is not 613, and 1.10 is not 1.1.",
        'Put it in quotes: "0613".',
    ),
    (
        "CA167",
        "{value} is too large; the limit is {limit}",
        "A number is not above its range.",
        "A number out of range is a slip.",
        "Correct the number.",
    ),
    (
        "CA168",
        "this is too long: it has {count}, the limit is {limit}",
        "Texts and lists are short enough to be read.",
        "Pages, cards and feeds have room for so much; overlong texts are not read.",
        "Shorten it; longer texts belong in `description`, which takes 20,000 characters.",
    ),
    (
        "CA169",
        "`{name}` cannot be used as a name here",
        "Names that you choose have the form that is needed.",
        "Some names become part of addresses, others are codes such as those of languages.",
        "Write it as the form says, or choose one of the allowed names.",
    ),
    (
        "CA191",
        "“{value}” is not a time zone",
        "A time zone is one of the IANA database.",
        "Every deadline is computed from it.",
        "Write continent and city, such as `Europe/Athens`; abbreviations such as CET are ambiguous.",
    ),
    (
        "CA193",
        "{value} is not a whole number",
        "Some numbers are whole.",
        "There is no level between two levels, and nobody takes half a place.",
        "Round it, or check whether the field is the right one.",
    ),
    (
        "CA192",
        "one text is needed here, not several values",
        "A text is one text.",
        "Several values cannot be shown where one sentence belongs.",
        "Write one text; a text in several languages has one line for each: “en: …”, “de: …”.",
    ),
)

SHAPE = tuple(
    Rule(
        code=code,
        message=message,
        title=title,
        why=why,
        fix=fix,
        scope=Scope.FILE,
        tier=Tier.RECORDED,
        severity=Severity.ERROR,
        kinds=tuple(Kind),
        asked_by="CredAtlas (JSON Schema)",
        excusable=False,
        check=None,
    )
    for code, message, title, why, fix in _TABLE
)
"""The rules of the schemas."""

_BY_KEYWORD: Mapping[str, str] = MappingProxyType(
    {
        "required": "CA150",
        "dependentRequired": "CA150",
        "additionalProperties": "CA151",
        "unevaluatedProperties": "CA151",
        "propertyNames": "CA169",
        "type": "CA152",
        "enum": "CA153",
        "const": "CA153",
        "pattern": "CA154",
        "format": "CA154",
        "minimum": "CA156",
        "exclusiveMinimum": "CA156",
        "maximum": "CA167",
        "exclusiveMaximum": "CA167",
        "minLength": "CA157",
        "minItems": "CA157",
        "minProperties": "CA157",
        "maxLength": "CA168",
        "maxItems": "CA168",
        "maxProperties": "CA168",
        "uniqueItems": "CA158",
    }
)
ANY_OTHER = "CA159"
"""The code for keywords that no schema of ours uses."""

_BY_FORMAT = {"date": "CA155", "moment": "CA155", "timezone": "CA191"}

AT_KEY = frozenset({"CA161"})
"""Codes that are told at the field's name: nothing stands after it."""

_SCALARS = frozenset({"integer", "number", "boolean"})
_SEVERAL = frozenset({"array", "object"})
_BY_EXPECTED = {
    "integer": "CA162",
    "number": "CA162",
    "array": "CA163",
    "object": "CA164",
    "boolean": "CA165",
}


def told(keyword: str, parameters: Parameters) -> tuple[str, Parameters]:
    """The code for a broken keyword, and its parameters with what was probably meant as `nearest`."""
    given = dict(parameters)
    code = code_of(keyword, given)
    if not given.get("nearest"):
        given["nearest"] = meant(keyword, given)
    if keyword == "type" and given["found"] == "string":
        given["value"] = f'"{given["value"]}"'  # quotes can be what is wrong
    if code == ANY_OTHER:
        given.setdefault("detail", f"{given.get('value', '')} ({keyword} {given.get('limit', '')})")
    given.pop("pattern", None)  # the hint says it in words
    return code, tuple(sorted(given.items()))


def code_of(keyword: str, given: Mapping[str, str]) -> str:
    """The code for a broken keyword of a schema; what stands there decides where the keyword does not."""
    if keyword == "type":
        return _type_code(given["expected"], given["found"])
    if keyword == "format":
        return _BY_FORMAT.get(given["format"], _BY_KEYWORD[keyword])
    return _BY_KEYWORD.get(keyword, ANY_OTHER)


def _type_code(expected: str, found: str) -> str:
    if found == "null":
        return "CA161"
    if (expected, found) == ("integer", "number"):
        return "CA193"
    if expected in _BY_EXPECTED:
        return _BY_EXPECTED[expected]
    words = expected.split("|")
    if "string" in words and found in _SCALARS - set(words):
        return "CA166"
    if "string" in words and found in _SEVERAL - set(words):
        return "CA192"
    return _BY_KEYWORD["type"]
