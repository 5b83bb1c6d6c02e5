"""From bytes to text: UTF-8 without byte-order mark, control characters and direction marks."""

from __future__ import annotations

import re

from credatlas.source.yaml.problems import MOST, Problem

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_IN_FILE = re.compile(f"[{_CONTROL}{_DIRECTION}]|\r(?!\n)")
_IN_VALUE = re.compile(f"[{_CONTROL}{_DIRECTION}\r\ud800-\udfff]")
_BOM = "\ufeff"


def decode(content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file and what is wrong with its characters.

    A byte-order mark is taken off, and every character that is not allowed is replaced by one that
    is, so that indexes stay those an editor shows and reading can go on. What is not UTF-8 ends the text.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        text = content[: error.start].decode()
        byte = f"{content[error.start]:02X}"
        return text, [Problem(len(text), "CA110", (("byte", byte),))]
    problems: list[Problem] = []
    if text.replace("\n", "").isprintable():  # most are, and this is quick
        return text, problems
    if text.startswith(_BOM):
        text = text[1:]
        problems.append(Problem(0, "CA111"))
    for match, _ in zip(_IN_FILE.finditer(text), range(MOST), strict=False):
        problems.append(_refused(match.start(), match.group()))
    return (_IN_FILE.sub(_stand_in, text) if problems else text), problems


def refused(value: str, index: int) -> Problem | None:
    """What an escape such as `\\0` smuggled into a value that begins at `index`, if anything."""
    match = _IN_VALUE.search(value)
    return _refused(index, match.group()) if match else None


def cleaned(text: str, replacement: str = " ") -> str:
    """`text` without the characters that no file of a catalogue may hold; for imports."""
    return _IN_VALUE.sub(replacement, text.replace("\r\n", "\n"))


def _stand_in(match: re.Match[str]) -> str:
    """What takes the place of a character, so that the rest can be read: old Macs' line ends are lines."""
    return "\n" if match.group() == "\r" else "\ufffd"


def _refused(index: int, character: str) -> Problem:
    code = "CA113" if re.match(f"[{_DIRECTION}]", character) else "CA112"
    return Problem(index, code, (("character", f"U+{ord(character):04X}"),))
