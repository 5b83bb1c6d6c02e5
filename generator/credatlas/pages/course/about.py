"""What the course is and for whom; and what a reader has to know about the entry itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.model.text import languages_of
from credatlas.model.tier import Tier
from credatlas.pages import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.listing import Listed
    from credatlas.model.text import Text
    from credatlas.pages.reader import Reader

LONG = 700
"""From how many characters on a description is folded, so that the facts stay in sight."""


class Notice(NamedTuple):
    """Something to know before reading on."""

    kind: str
    """`incomplete`, `language` or `origin`."""
    text: Markup


class About(NamedTuple):
    """The top of the page."""

    kind: Markup
    institutions: Markup
    tier: Markup
    title: Markup
    summary: Markup | None
    audience: Markup | None
    target_groups: Markup | None
    need: Markup | None
    evidence: Markup | None
    description: Markup | None
    folded: bool
    notices: tuple[Notice, ...]


def about(entry: Listed, reader: Reader) -> About:
    """The top of a course's page."""
    course, description = entry.course, entry.course.description
    return About(
        kind=reader.term("course-type", course.type)
        if course.type
        else reader.word("course.micro-credential"),
        institutions=reader.institutions(entry.card.institutions),
        tier=reader.term("tier", reader.edition.standing(course.id).tier.word),
        title=reader.phrase(course.title),
        summary=reader.phrase(course.summary) if course.summary else None,
        audience=reader.phrase(course.audience) if course.audience else None,
        target_groups=reader.terms("target-group", course.target_groups) if course.target_groups else None,
        need=reader.phrase(course.need) if course.need else None,
        evidence=markup.foreign(course.need_evidence, reader.word("course.evidence"))
        if course.need_evidence
        else None,
        description=reader.prose(description, below=2) if description else None,
        folded=description is not None and len(description.read(reader.language).text) > LONG,
        notices=tuple(_notices(entry, reader)),
    )


def _notices(entry: Listed, reader: Reader) -> Iterator[Notice]:
    course = entry.course
    if reader.edition.standing(course.id).tier is Tier.RECORDED:
        yield Notice("incomplete", reader.word("course.incomplete"))
    texts = (course.title, course.summary, course.description, course.audience, *course.outcomes.values())
    note = language_note(texts, reader)
    if note:
        yield Notice("language", note)
    if course.origin and course.origin.system:
        yield Notice("origin", reader.sentence("course.origin", system=markup.isolated(course.origin.system)))


def language_note(texts: tuple[Text | None, ...], reader: Reader) -> Markup | None:
    """Says honestly which languages stand in where an entry is not translated."""
    present = [text for text in texts if text]
    shown = dict.fromkeys(text.read(reader.language).language for text in present)
    others = [code for code in shown if code != reader.language]
    if not others:
        return None
    key = "language-note.parts" if reader.language in languages_of(present[:1]) else "language-note.all"
    names = reader.row(reader.label("language", code) for code in others)
    return reader.sentence(key, wanted=reader.label("language", reader.language), shown=names)
