"""When a run takes place, in words that stay true whenever they are read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from markupsafe import escape

from credatlas import vocab
from credatlas.pages import markup

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.offering import Offering
    from credatlas.pages.reader import Reader


def announced(written: str, reader: Reader) -> Markup:
    """Spring 2028, October 2027, or 2030: as much as is known."""
    year, _, part = written.partition("-")
    if part.isdigit():
        return escape(reader.strings.format.month(date(int(year), int(part), 1)))
    if part in vocab.load("term"):
        return reader.word("run.term", term=reader.strings.label("term", part), year=year)
    return escape(year)


def month_name(month: str, reader: Reader) -> Markup:
    """March, for `03`."""
    return reader.kept(("month", month), lambda: escape(reader.strings.format.month_name(int(month))))


def starts(run: Offering, reader: Reader) -> Markup | None:
    """The day, or the instant, on which a run begins; in words where everyone begins as they like."""
    if run.starts:
        return reader.start(run.starts)
    if run.self_paced:
        return reader.word("run.self-paced")
    return announced(run.announced, reader) if run.announced else None


def period(run: Offering, reader: Reader) -> Markup:
    """1 Mar – 23 Apr 2027; the name of a run."""
    if run.starts and run.ends:
        return reader.days(run.starts.day, run.ends.day)
    return starts(run, reader) or markup.isolated(run.id)
