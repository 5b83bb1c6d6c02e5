"""What a scalar without quotes means: JSON's types and nothing else.

`no`, `on`, `0613`, `2027-03-01` and `12:30` are text; only `true`, `false`, `null`, `~`, nothing at all
and numbers written as in JSON (RFC 8259 §6) are more.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_BEGINS_NUMBER = frozenset("-.+0123456789")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)").fullmatch
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?").fullmatch
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)").fullmatch
_LARGEST = 2**53
_LONGEST = len(str(_LARGEST)) + 1  # with a sign; Python refuses to read numbers of thousands of digits


class Refused(NamedTuple):
    """The code of the rule that a scalar breaks."""

    code: str


def plain(text: str) -> str | int | float | bool | Refused | None:
    """The value of a scalar written without quotes."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _BEGINS_NUMBER:
        return text
    if _INTEGER(text):
        number = int(text) if len(text) <= _LONGEST else _LARGEST + 1
        return Refused("CA142") if abs(number) > _LARGEST else number
    if _FLOAT(text):
        real = float(text)
        return Refused("CA141") if real in (float("inf"), float("-inf")) else real
    return Refused("CA141") if _NOT_FINITE(text) else text


_BEFORE_COMMA = re.compile(r"(-?[0-9]+),\Z")


def decimal_comma(text: str, index: int, digits: str) -> str | None:
    """The number with a point where `digits` at `index` of `text` are what a comma has cut off: 3,5."""
    whole = _BEFORE_COMMA.search(text, max(0, index - _LONGEST), index)
    return f"{whole[1]}.{digits}" if whole and digits.isdigit() else None
