"""The fast gate: files so plain that every YAML parser reads them alike.

The pattern is a grammar of whole lines, not a list of dangers: what it does not name goes to the strict
reader, which alone decides. Within the grammar yaml-rs and the strict reader agree on every value; a
property test holds them to it. About nine in ten files of a catalogue pass, at a third of the cost.

Left out on purpose, among much else: anchors, aliases, tags, merge keys, document marks, escapes, texts
over several lines without `|` or `>`, numbers with exponents, leading zeros or more than 15 digits,
`True` and its kin, and every character that `str.isprintable` refuses (controls, direction marks,
byte-order mark, no-break space). Depth is bounded by 30 columns of indentation plus 3 levels of brackets.
"""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

# Every repetition is possessive: the pattern never backtracks, so it is linear on any input.
_WORD_GUARD = r"(?![TtFfNn](?:rue|RUE|alse|ALSE|ull|ULL)(?![\w-]))"
_KEY = rf"{_WORD_GUARD}(?:[A-Za-z]|\d++-[A-Za-z])[\w-]*+"
_CONSTANT = (
    r"(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?"  # a number of JSON that every parser holds exactly alike
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"  # a date stays text
    r"|true|false|null)"
)
_QUOTED = r"""(?:"[^"\\\n]*+"|'(?:[^'\n]|'')*+')"""
_BEGINS_TEXT = rf"{_WORD_GUARD}(?:[^\W\d_]|\d++(?:\.\d++)? [A-Za-z])"


def _unquoted(forbidden: str) -> str:
    """Text without quotes: `:` only before a character, `#` only after one, none of `forbidden`."""
    some = rf"[^\n:#{forbidden}]*+"
    return rf"{_BEGINS_TEXT}{some}(?:(?::(?=[^ \n{forbidden}])|(?<! )#){some})*+"


def _brackets(item: str) -> str:
    """A list or mapping on one line whose values are `item`."""
    pair = rf"{_KEY}: ++{item}"
    return (
        rf"(?>\[ *+(?:{item}(?: *+, ++{item})*+)?+ *+\]"
        rf"|\{{ *+(?:{pair}(?: *+, ++{pair})*+)?+ *+\}})"
    )


def _block(margin: str) -> str:
    """A text after `|` or `>`: its first line sets the indentation, more than `margin`, of all."""
    name = f"indent{len(margin)}"
    return (
        rf"[|>]-?{_END}\n*+(?P<{name}>(?P=margin){margin} ++)[^ \n][^\n]*+\n"
        rf"(?:(?P={name})[^\n]*+\n|\n)*+"
    )


_FLOW_INDICATORS = r",\[\]{}"
_END = r"(?: ++#[^\n]*+| *+)\n"
_ITEM = rf"(?:{_CONSTANT}(?= *+[,\]}}])|{_QUOTED}|{_unquoted(_FLOW_INDICATORS)})"
_ONE = _brackets(_ITEM)
_TWO = _brackets(f"(?:{_ITEM}|{_ONE})")
_THREE = _brackets(f"(?:{_ITEM}|{_TWO})")
_VALUE = rf"(?>(?:{_CONSTANT}|{_QUOTED}|{_THREE}){_END}|{_unquoted('')}(?:(?<= )#[^\n]*+)?\n)"
_FIELD = rf"{_KEY}:(?> ++{_VALUE}|{_END}| ++{_block('')})"
_ENTRY = rf"- ++(?:{_KEY}:(?> ++{_VALUE}|{_END}| ++{_block('  ')})|{_VALUE})"
_LINES = re.compile(rf"(?:(?P<margin> {{0,30}})(?>{_FIELD}|{_ENTRY}|(?:#[^\n]*+)?\n))*+")


def read(content: bytes) -> dict[str, Any] | None:
    """The mapping that `content` holds, or None if only the strict reader can tell."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if not (text.replace("\n", "").isprintable() and _LINES.fullmatch(text)):
        return None
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
    except ValueError:  # lines that are fine each but not together
        return None
    return data if type(data) is dict and data else None
