"""A cell as text, number, date or truth value: strictly; what is unclear is told and not guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from credatlas.authoring.imports.mapfile import as_key
from credatlas.source.yaml.characters import cleaned

if TYPE_CHECKING:
    from credatlas.authoring.fieldpaths import FieldShape
    from credatlas.authoring.imports.mapfile import FieldMap

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOMENT_TYPES = {"date": "%Y-%m-%d", "moment": "%Y-%m-%dT%H:%M", "time": "%H:%M"}
_LARGEST = 2**53


class Unreadable(Exception):
    """A value does not read as what is expected, which is the argument."""


def clean_text(text: str) -> tuple[str, int]:
    """A text in NFC with plain line ends and without blanks at the ends of lines; and how many characters
    that no file may hold were taken out."""
    plain = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    left = cleaned(plain, "")
    lines = [line.rstrip() for line in left.split("\n")]
    return "\n".join(lines).strip(), len(plain) - len(left)


def name_of(raw: Any) -> str:
    """A cell that names something, on one line and without what no file may hold."""
    return " ".join(clean_text(as_key(raw))[0].split())


def typed(value: Any, shape: FieldShape, spec: FieldMap) -> Any:
    """The value in the type of its field; `Unreadable` where it is of another."""
    if isinstance(value, str) and _SHEET_ERROR.fullmatch(value):
        raise Unreadable("a value")
    if "boolean" in shape.types:
        if isinstance(value, bool):
            return value
        raise Unreadable("true or false")
    if {"number", "integer"} & shape.types:
        return _number(value, spec.decimal)
    if shape.type_name in _MOMENT_TYPES:
        return _moment(value, shape.type_name, spec.dates)
    if shape.type_name == "money" and spec.currency:
        return _amount(_number(value, spec.decimal), spec.currency)
    if isinstance(value, dict | list):
        return value
    if "string" in shape.types:
        return _string(value, one_line=not shape.is_text or shape.type_name == "title")
    raise Unreadable("a record")


def _string(value: Any, *, one_line: bool) -> str:
    if isinstance(value, bool):
        raise Unreadable("a text")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    text = as_key(value)
    return " ".join(text.split()) if one_line else text


def _number(value: Any, decimal: str) -> int | float:
    if isinstance(value, str):
        thousands = "." if decimal == "," else ","
        grouped = re.fullmatch(rf"-?\d{{1,3}}(?:[{thousands} \xa0\u202f]\d{{3}})+(?:\{decimal}\d+)?", value)
        text = re.sub(rf"[{thousands} \xa0\u202f]", "", value) if grouped else value
        text = text.replace(decimal, ".") if "." not in text or decimal == "." else ""
        if not _NUMBER.fullmatch(text):
            raise Unreadable(f"a number with {decimal!r}")
        value = float(text)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unreadable("a number")
    if abs(value) > _LARGEST:
        raise Unreadable("a number of this size")
    return int(value) if float(value).is_integer() else value


def _amount(number: float, currency: str) -> str:
    return f"{number} {currency}" if isinstance(number, int) else f"{number:.2f} {currency}"


def _moment(value: Any, kind: str, formats: tuple[str, ...]) -> str:
    """A day, a day with a time, or a time of day, in ISO 8601; a time at midnight is a day."""
    if isinstance(value, datetime):
        return _iso(value, kind)
    if isinstance(value, date) and kind != "time":
        return value.isoformat()
    if isinstance(value, time) and kind == "time":
        return f"{value:%H:%M}"
    if isinstance(value, str):
        for form in (*formats, *([_MOMENT_TYPES[kind], "%Y-%m-%d"] if kind != "time" else ["%H:%M"])):
            try:
                read = datetime.strptime(value, form).replace(tzinfo=UTC)  # any zone: only its face is read
            except ValueError:
                continue
            return _iso(read, kind if "%H" in form or kind == "time" else "date")
    raise Unreadable(f"a {kind}" + (f" written {' or '.join(formats)}" if formats else ""))


def _iso(value: datetime, kind: str) -> str:
    if kind == "moment" and (value.hour or value.minute):
        return f"{value:%Y-%m-%dT%H:%M}"
    return f"{value:%H:%M}" if kind == "time" else f"{value:%Y-%m-%d}"
