"""The way from an entry's page to its file, for whoever sees a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.ids import EntryId
    from credatlas.pages.reader import Reader


def correction(entry: EntryId, reader: Reader) -> Markup:
    """A link to where the entry's file is edited; nothing where the operator names no such place."""
    pattern = reader.edition.site.source_url
    if pattern is None:
        return markup.NOTHING
    return markup.foreign(pattern.replace("{path}", entry.path), reader.word("entry.correct"))
