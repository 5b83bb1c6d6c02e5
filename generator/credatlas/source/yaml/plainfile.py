"""The fast gate: files so plain that every YAML parser reads them alike.

The pattern is a grammar of whole lines, not a list of dangers: what it does not name goes to the strict
reader, which alone decides. Within the grammar yaml-rs and the strict reader agree on every value; a
property test holds them to it. About nine in ten files of a catalogue pass, at a third of the cost.

Left out on purpose, among much else: anchors, aliases, tags, merge keys, document marks, escapes, quoted
texts over several lines, numbers with exponents, leading zeros or more than 15 digits,
`True` and its kin, and every character that `str.isprintable` refuses (controls, direction marks,
byte-order mark) but no-break spaces. Depth is bounded by 30 columns of indentation plus 3 levels of brackets.
"""

from __future__ import annotations

import re
from typing import Any

import yaml_rs

# Every repetition is possessive: the pattern never backtracks, so it is linear on any input.
_NO_CONSTANT = r"(?!(?=[FNTfnt])(?:[Tt]rue|TRUE|[Ff]alse|FALSE|[Nn]ull|NULL)(?![\w-]))"
_KEY = rf"{_NO_CONSTANT}(?:[A-Za-z]|[0-9]++-[A-Za-z])[\w-]*+"
_CONSTANT = r"(?:-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?|true|false|null)"  # held alike by every parser
_QUOTED = r"""(?:"[^"\\\n]*+"|'(?:[^'\n]|'')*+')"""
_IN_BRACKETS = r",\[\]{}"
_END = r"(?: ++#[^\n]*+| *+)\n"
_CONTINUED = r"[^\s#:?,\[\]{}&*!|>@`%-]"
"""What a further line of a text without quotes begins with."""


def _words(forbidden: str) -> str:
    """The rest of a text without quotes: `:` only before a character, `#` only after one."""
    some = rf"[^\n:#{forbidden}]*+"
    return rf"{some}(?:(?::(?=[^ \n?{forbidden}])|(?<! )#){some})*+"


def _unquoted(forbidden: str) -> str:
    """Text without quotes that is no number: it begins with a letter, or with `180 E`, `40 %`, `2027-0`."""
    comma = "" if "," in forbidden else ","
    number = rf"[0-9]++(?:[.{comma}][0-9]++)?"
    begin = rf"(?:[^\W\d_]|[(„“”«»‚‘’¿¡]|{number} ++(?:[^\W_]|%)|[0-9]++[-/][^\W_])"
    return rf"{_NO_CONSTANT}{begin}{_words(forbidden)}"


def _brackets(item: str) -> str:
    """A list or mapping on one line whose values are `item`."""
    return (
        rf"(?>\[ *+(?:{item}(?: *+, ++|(?= *+\])))*+ *+\]"
        rf"|\{{ *+(?:{_KEY}: ++{item}(?: *+, ++|(?= *+\}})))*+ *+\}})"
    )


def _text(margin: str) -> str:
    """A text without quotes or after `|` or `>`, with all its lines.

    `margin` is what its further lines have to be indented by, besides the line's own indentation.
    """
    name = f"indent{len(margin)}"
    more = rf"(?:(?P=margin){margin} ++{_CONTINUED}{_words('')}\n)*+"
    block = (  # its first line sets the indentation of all
        rf"[|>]-?{_END}\n*+(?P<{name}>(?P=margin){margin} ++)[^ \n][^\n]*+\n"
        rf"(?:(?P={name})[^\n]*+\n|\n)*+"
    )
    return rf" ++(?>{_unquoted('')}(?:(?<= )#[^\n]*+\n|\n{more})|{block})"


# What occurs several times in the pattern costs at each start of the program: hence items stand once.
_ITEM = rf"(?>{_CONSTANT}(?= *+[,\]}}])|{_QUOTED}|{_unquoted(_IN_BRACKETS)})"
_ONE = _brackets(_ITEM)
_TWO = _brackets(f"(?>{_ITEM}|{_ONE})")
_THREE = _brackets(f"(?>{_ITEM}|{_TWO})")
_ON_THE_LINE = rf"(?:{_KEY}:|-(?: ++{_KEY}:)?+) ++(?>{_CONSTANT}|{_QUOTED}|{_THREE}){_END}"
_NOTHING = rf"(?:- ++)?+{_KEY}:{_END}"
_TEXTS = rf"{_KEY}:{_text('')}|- ++{_KEY}:{_text('  ')}|-{_text(' ')}"
# Most lines by far, told first to save time; the rest of the pattern would find them too.
_PLAIN = rf"{_KEY}:(?>\n| {_NO_CONSTANT}[^\W\d_][^\n:#]*+\n(?!(?P=margin) ))"
_LINES = re.compile(
    rf"(?:(?P<margin> {{0,30}})(?>{_PLAIN}|{_ON_THE_LINE}|{_TEXTS}|{_NOTHING}|(?:#[^\n]*+)?\n))*+"
)


_COMMON = b"\n" + bytes(range(0x20, 0x7F))
"""What most files consist of, and what is quickly taken out before Unicode is asked about the rest."""


def read(content: bytes) -> dict[str, Any] | None:
    """The mapping that `content` holds, or None if only the strict reader can tell."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    rare = content.translate(None, _COMMON).decode().replace("\u00a0", "").replace("\u202f", "")
    if not (rare.isprintable() and _LINES.fullmatch(text)):  # French spaces are harmless
        return None
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
    except ValueError:  # lines that are fine each but not together
        return None
    return data if type(data) is dict and data else None
