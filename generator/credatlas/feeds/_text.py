"""Contributors' text in formats that know no markup of it: no character that a format forbids, no markup."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"\n\r\t]').search
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def xml_text(text: str) -> str:
    """A text as the content of an XML element (XML 1.0, production 2)."""
    # Nothing that one can print is forbidden, and most texts hold nothing else but line feeds.
    return escape(text if text.replace("\n", "").isprintable() else _NOT_XML.sub("\ufffd", text))


def attribute(value: str) -> str:
    """A value as that of an XML attribute, in its quotes."""
    return quoteattr(value) if _SPECIAL(value) else f'"{value}"'


def plain(text: str) -> str:
    """A text without control characters; lines end in a line feed alone."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """A text on one line, with single spaces."""
    if text.isprintable() and "  " not in text:  # as most are: its only white space is the common one
        return text.strip(" ")
    return " ".join(plain(text).split())
