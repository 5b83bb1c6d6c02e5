"""iCalendar (RFC 5545) as text: lines of at most 75 octets, values escaped, nothing that could end a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 75
"""Octets of a line without its end (section 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    return plain(value).translate(_ESCAPED)


def calendar(lines: Iterable[str]) -> bytes:
    """The calendar of these content lines, folded."""
    return b"".join([_folded(line) for line in lines])


def _folded(line: str) -> bytes:
    octets = line.encode()
    if len(octets) <= LONGEST:
        return octets + b"\r\n"
    return b"\r\n ".join(_pieces(octets)) + b"\r\n"


def _pieces(octets: bytes) -> Iterator[bytes]:
    """Parts of at most 75 octets, the space that begins a continued line included; no character is cut."""
    start, room = 0, LONGEST
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        yield octets[start:end]
        start, room = end, LONGEST - 1
