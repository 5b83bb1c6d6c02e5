"""The table of courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._table import Table, columns
from credatlas.feeds._table_rows import CourseRow, course_rows
from credatlas.feeds.api_entries import licence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.model.money import Money

_SUPPLIED = {
    "award": ("award_formats",),
    "contact": ("contact_email", "contact_url"),
    "grading": ("grading",),
    "prior_learning": ("prior_learning",),
    "quality": ("quality",),
}
"""What an institution supplies for its courses -> the columns in which it stands."""


def _inherited(row: CourseRow) -> tuple[str, ...]:
    names = {name.partition("/")[0] for name in row.course.inherited}
    return tuple(column for name, found in _SUPPLIED.items() if name in names for column in found)


def _prerequisites(row: CourseRow) -> str | None:
    stated = row.course.prerequisites
    if stated is None:
        return None
    if stated.none:
        return "none"
    asked = ", ".join(stated.requires.courses()) if stated.requires else ""
    return row.words.text(stated.text) or asked or None


def _ects(row: CourseRow) -> float | None:
    """A skill credential has no credits: its type says so, and that is not an unknown number."""
    return 0 if row.card.ects is None and row.card.type == "skill" else row.card.ects


def _email(row: CourseRow) -> str | None:
    return row.course.contact.email if row.course.contact else None


def _contact(row: CourseRow) -> str | None:
    return row.course.contact.url if row.course.contact else None


def _prior(row: CourseRow) -> bool | None:
    return row.course.prior_learning.accepted if row.course.prior_learning else None


def _grading(row: CourseRow) -> str | None:
    return row.course.grading.type if row.course.grading else None


def _reviewed(row: CourseRow) -> str | None:
    return row.course.reviewed.isoformat() if row.course.reviewed else None


def _assessment(row: CourseRow) -> tuple[str, ...]:
    return _unique(part.type for part in row.course.assessment)


def _quality(row: CourseRow) -> tuple[str, ...]:
    return _unique(one.type for one in row.course.quality)


def _formats(row: CourseRow) -> tuple[str, ...]:
    return row.course.award.formats if row.course.award else ()


def _page(row: CourseRow) -> str:
    address = row.course.id.address
    return row.words.edition.site.absolute(address) or address


def _tier(row: CourseRow) -> str:
    return row.words.edition.standing(row.course.id).tier.word


def _licence(row: CourseRow) -> str | None:
    return licence_of(row.words.edition, row.course)


def _language(row: CourseRow) -> str:
    return row.course.title.read(row.words.edition.site.language).language


def _countries(row: CourseRow) -> tuple[str, ...]:
    return _unique(code for slug in row.course.awarding_bodies if (code := row.words.country(slug)))


def _amount(price: Money | None) -> float | None:
    return float(price.amount) if price else None


def _low(row: CourseRow) -> float | None:
    return _amount(row.card.price.low if row.card.price else None)


def _high(row: CourseRow) -> float | None:
    return _amount(row.card.price.high if row.card.price else None)


def _currency(row: CourseRow) -> str | None:
    return row.card.price.low.currency if row.card.price else None


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


_IDENTITY = columns(
    ("course", "Course", "Identity: institution/course.", lambda row: row.course.id.slug),
    ("title", "Title", "Official title.", lambda row: row.words.text(row.course.title)),
    required=True,
)
_DECLARED = columns(
    ("summary", "Summary", "One or two sentences.", lambda row: row.words.text(row.card.summary)),
    ("code", "Code", "The institution's own.", lambda row: row.course.code),
    ("type", "Type", "Code: skill, module or slp.", lambda row: row.card.type),
    ("institution", "Institution", "Whose entry it is.", lambda row: row.course.institution),
    ("network", "Network", "Of a joint course; others have none.", lambda row: row.card.network or "none"),
    ("ects", "ECTS credits", "0 for a skill credential, which has none.", _ects, "decimal"),
    ("hours", "Hours", "Notional workload.", lambda row: row.card.hours, "decimal"),
    ("eqf", "EQF level", "1 to 8.", lambda row: row.card.eqf, "integer"),
    ("cycle", "Cycle", "Code of the QF-EHEA cycle.", lambda row: row.card.cycle),
    ("prerequisites", "Prerequisites", "In words; `none` where nothing is needed.", _prerequisites),
    ("stackability", "Stackability", "Code.", lambda row: row.course.stackability),
    ("grading", "Grading", "Code of the scheme.", _grading),
    ("prior_learning", "Prior learning", "Whether it can be recognised instead.", _prior, "boolean"),
    ("contact_email", "Contact", "Role mailbox.", _email),
    ("contact_url", "Contact page", "Where to ask.", _contact, "anyURI"),
    ("homepage", "Home page", "The institution's own.", lambda row: row.course.homepage, "anyURI"),
    ("reviewed", "Reviewed", "When the entry was last reviewed.", _reviewed, "date"),
)
_SEVERAL = columns(
    ("fields", "Fields of study", "ISCED-F codes.", lambda row: row.card.fields),
    ("languages", "Languages", "Teaching languages, ISO 639-1.", lambda row: row.card.languages),
    ("modes", "Modes", "Codes of how one takes part.", lambda row: row.card.modes),
    ("assessment", "Assessment", "Codes of its parts.", _assessment),
    ("quality", "Quality assurance", "Codes.", _quality),
    ("award_formats", "Award formats", "Codes of what one receives.", _formats),
    many=True,
)
_COMPUTED = columns(
    ("page", "Page", "Address in this catalogue.", _page, "anyURI"),
    ("title_language", "Language of the title", "ISO 639-1.", _language),
    ("type_label", "Type in words", "Label.", lambda row: row.words.label("course-type", row.card.type)),
    ("tier", "Tier", "How complete the entry is.", _tier),
    ("price_low", "Lowest price", "0 where it is free for some.", _low, "decimal"),
    ("price_high", "Highest price", "0 where it is free for all.", _high, "decimal"),
    ("currency", "Currency", "ISO 4217, of both prices.", _currency),
    ("self_paced", "Own pace", "Whether a run has no dates.", lambda row: row.card.self_paced, "boolean"),
    ("licence", "Licence", "Of the data of this row, SPDX.", _licence),
    source="computed",
)
_LABELS = columns(
    ("field_labels", "Fields in words", "Labels.", lambda row: row.words.labels("isced-f", row.card.fields)),
    ("language_labels", "Languages in words", "Names.", lambda row: row.words.names(row.card.languages)),
    ("mode_labels", "Modes in words", "Labels.", lambda row: row.words.labels("mode", row.card.modes)),
    ("countries", "Countries", "Of the awarding bodies, ISO 3166-1.", _countries),
    ("inherited", "Inherited", "Columns of this row that hold the institution's default.", _inherited),
    many=True,
    source="computed",
)

COURSES = Table(
    name="courses",
    title="Courses",
    text="Micro-credentials that are offered, one in each row.",
    columns=(*_IDENTITY, *_DECLARED, *_SEVERAL, *_COMPUTED, *_LABELS),
    rows=course_rows,
    key=("course",),
)
