"""The one or two plain sentences that stand for a page in search results and previews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credatlas.model.text import Text
    from credatlas.pages.reader import Reader

LONGEST = 180
"""Characters that search engines show."""
_MARKS = re.compile(r"[*_`#>\[\]|]+|\(https?://[^)]*\)")


def summary(text: Text | None, title: Text, reader: Reader) -> str:
    """The beginning of a text without its mark-up, cut between words; the title where there is none."""
    return shortened(reader.plain(text if text else title))


def shortened(text: str) -> str:
    """The text on one line, at most `LONGEST` characters, cut between words."""
    line = " ".join(_MARKS.sub("", text[: 4 * LONGEST]).split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
