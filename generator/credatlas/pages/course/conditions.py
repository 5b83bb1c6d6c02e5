"""What runs, courses and pathways state alike: how places are given, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from credatlas.model.offering import Admission
    from credatlas.model.shared import Contact
    from credatlas.pages.reader import Reader


def admission(given: Admission, reader: Reader) -> Markup:
    """By selection; you hear within 21 days."""
    parts: list[Markup] = []
    if given.how:
        parts.append(reader.term("place-allocation", given.how))
    if given.answer_days is not None:
        parts.append(reader.word("steps.answer", count=given.answer_days))
    if given.text:
        parts.append(reader.phrase(given.text))
    return sentences(parts)


def contact(given: Contact, reader: Reader) -> Markup:
    """A mailbox and a page."""
    parts: list[Markup] = []
    if given.email:
        parts.append(markup.mailbox(given.email))
    if given.url:
        parts.append(markup.place(given.url))
    if given.text:
        parts.append(reader.phrase(given.text))
    return sentences(parts)


def sentences(parts: Iterable[Markup]) -> Markup:
    """The parts, one below the other where there are several."""
    lines = list(parts)
    return lines[0] if len(lines) == 1 else markup.listed(lines)
