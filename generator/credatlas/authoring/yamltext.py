"""YAML as our own reader and everybody else's read it alike: texts that look like something else are quoted.

Written by hand because a new catalogue is thousands of files (a general emitter costs ten times as much)
and because the files are read by people: short lists and small maps of codes stand on one line, long texts
are literal blocks, everything else is a line each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from credatlas.model.moments import parse_day

WIDTH = 110
"""Columns that a line of values on one line may take."""
STEP = 2
"""Columns by which what lies within is indented."""

_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
_LOOKS_LIKE_TEXT = re.compile(r"[^\W\d_][^\n\t\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_NEEDS_QUOTES = re.compile(r": |:$| #|[ \t\xa0]$")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}:]| #|[ \t\xa0]$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")
_MONEY = re.compile(r"\d+(?:\.\d+)? [A-Z]{3}")
_CODE = re.compile(r"[\w.-]{1,40}")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NO_BLOCK = re.compile(r"[\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPED = re.compile(r"[\"\\\n\t\r\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def document(data: Mapping[str, Any], heading: str = "") -> str:
    """A whole file: comment lines of `heading`, then the fields, one final line break."""
    return heading + "".join(f"{line}\n" for key, value in data.items() for line in field(key, value))


def field(key: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of `key: value`, indented by `indent` columns."""
    margin = " " * indent
    start = f"{margin}{_key(key)}:"
    on_one_line = flat(value)
    if on_one_line is not None and len(start) + 1 + len(on_one_line) <= WIDTH:
        return [f"{start} {on_one_line}"]
    if isinstance(value, str):
        return _text(start, value, margin)
    if isinstance(value, Mapping):
        return [start, *(line for name, item in value.items() for line in field(name, item, indent + STEP))]
    if isinstance(value, Sequence):
        return [start, *(line for item in value for line in _item(item, indent + STEP))]
    return [f"{start} {scalar(value)}"]


def flat(value: Any) -> str | None:
    """The value as it stands after `key: ` on the same line; `None` for one that reads better on lines."""
    if isinstance(value, Mapping):
        return inline(value) if not value or all(map(_is_small, value.values())) else None
    if isinstance(value, list | tuple):
        return inline(value) if all(map(_is_small, value)) else None
    if isinstance(value, str) and "\n" in value:
        return None
    return scalar(value)


def inline(value: Any) -> str:
    """The value in brackets, however long: for what lies within brackets already."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value, in_flow=True)


def scalar(value: Any, *, in_flow: bool = False) -> str:
    """One text, number or truth value on one line, quoted where it would be read as something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    return value if _is_plain(value, in_flow) else _quoted(value)


def _text(start: str, value: str, margin: str) -> list[str]:
    """A long text: a literal block, or in quotes where a block cannot hold it exactly."""
    body = value.removesuffix("\n")
    if not body or body != body.strip() or _NO_BLOCK.search(body):
        return [f"{start} {_quoted(value)}"]
    inner = margin + " " * STEP
    mark = "|-" if body == value else "|"
    return [f"{start} {mark}", *(f"{inner}{line}" if line else "" for line in body.split("\n"))]


def _item(value: Any, indent: int) -> list[str]:
    """The lines of one item of a list."""
    dash = " " * indent + "- "
    if isinstance(value, Mapping) and value:
        small = inline(value) if all(map(_is_short, value.values())) else None
        if small is not None and len(dash) + len(small) <= WIDTH:
            return [dash + small]
        lines = [line for key, item in value.items() for line in field(key, item, indent + STEP)]
        return [dash + lines[0][indent + STEP :], *lines[1:]]
    if isinstance(value, str) and ("\n" in value or len(dash) + len(value) > WIDTH):
        return _text(dash.rstrip(), value, " " * indent)
    return [dash + (inline(value) if isinstance(value, Mapping | list | tuple) else scalar(value))]


def _is_small(value: Any) -> bool:
    """Whether a value may share a line with others: a number, a code, a truth value."""
    if isinstance(value, str):
        return bool(_CODE.fullmatch(value))
    return value is None or isinstance(value, bool | int | float)


def _is_short(value: Any) -> bool:
    """Whether a value may stand in the brackets of a list's item."""
    if isinstance(value, Mapping):
        return all(map(_is_small, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_small, value))
    return not isinstance(value, str) or "\n" not in value


def _is_plain(text: str, in_flow: bool) -> bool:
    if _LOOKS_LIKE_TEXT.fullmatch(text):
        unsafe = _NEEDS_QUOTES_IN_FLOW if in_flow else _NEEDS_QUOTES
        return text.lower() not in _WORDS and not unsafe.search(text)
    is_date = _DATE.fullmatch(text) and parse_day(text[:10])  # other readers refuse days that do not exist
    return bool(is_date or _MONEY.fullmatch(text))


def _key(key: str) -> str:
    if _PLAIN_KEY.fullmatch(key) and (key == "on" or key not in _WORDS):  # `on` is a field of ours
        return key
    return _quoted(key)


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else repr(value)
