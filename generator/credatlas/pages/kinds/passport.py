"""The learning passport and credit supplement of a course: to print, with the holder's part left blank.

Five groups of data, as in the Open Education Passport (OEPass, IO3); `api_passports` has the same as JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.feeds.api_passports import HOLDER, passport_path
from credatlas.pages import markup
from credatlas.pages.course import facts
from credatlas.pages.course.awarding import duration
from credatlas.pages.course.chain import issuer
from credatlas.pages.course.quality import Quality, quality
from credatlas.pages.course.recognition import part_of, prior_learning, stackable
from credatlas.pages.course.steps import prerequisites
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.row import Row
from credatlas.pages.templates import macro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader


class Supplement(NamedTuple):
    """What the passport says, group by group."""

    awarding: tuple[Row, ...]
    credential: tuple[Row, ...]
    outcomes: tuple[Markup, ...]
    assessment: tuple[Row, ...]
    quality: Quality
    type: tuple[Row, ...]
    holder: tuple[Markup, ...]
    evidence: tuple[Row, ...]


def _units(edition: Edition) -> Iterator[str]:
    return iter(listing(edition).entries)


def _address(slug: str) -> str:
    return f"courses/{slug}/passport/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    course = listing(edition).entries[slug].course
    reads = reader(edition, language, _address(slug))
    title = reads.text("passport.title-of", course=reads.plain(course.title))
    body = macro(language, "passport")(
        title=reads.phrase(course.title),
        data=f"{reads.site}{passport_path(slug)}",
        passport=_supplement(course, reads),
    )
    return Page(
        kind="passport",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=title,
        description=reads.text("passport.description"),
        body=body,
        robots="noindex",
    )


def _supplement(course: Course, reads: Reader) -> Supplement:
    return Supplement(
        awarding=tuple(_awarding(course, reads)),
        credential=tuple(_credential(course, reads)),
        outcomes=tuple(reads.phrase(text) for text in course.outcomes.values()),
        assessment=tuple(_assessment(course, reads)),
        quality=reads.inherited(course, "quality", lambda: quality(course.quality, reads)),
        type=tuple(_type(course, reads)),
        holder=tuple(reads.word(f"passport.{name.replace('_', '-')}") for name in HOLDER),
        evidence=tuple(_evidence(course, reads)),
    )


def _awarding(course: Course, reads: Reader) -> Iterator[Row]:
    known = reads.edition.catalogue.institutions
    for slug in course.awarding_bodies:
        house = known.get(slug)
        place = [markup.isolated(house.city)] if house and house.city else []
        if house and house.country:
            place.append(reads.label("country", house.country))
        yield Row(reads.heading("awarding.awards"), issuer(slug, reads), reads.row(place))
    yield Row(reads.heading("passport.providers"), reads.institutions(course.providers))


def _credential(course: Course, reads: Reader) -> Iterator[Row]:
    summary = reads.phrase(course.summary) if course.summary else reads.unstated
    yield Row(reads.heading("passport.about"), summary)
    yield Row(reads.heading("facts.workload"), facts.hours(course, reads))
    level = facts.level(course.level, reads)
    yield Row(reads.heading("facts.level"), level, facts.frameworks(course.level, reads))
    fields = reads.row(reads.label("isced-f", code) for code in course.fields)
    yield Row(reads.heading("learning.fields"), fields if course.fields else reads.unstated)
    yield Row(reads.heading("facts.language"), facts.languages(course, reads))
    yield Row(reads.heading("facts.mode"), facts.modes(course, reads))
    yield Row(reads.heading("passport.access"), prerequisites(course, reads))
    yield Row(reads.heading("recognition.prior"), prior_learning(course.prior_learning, reads))


def _assessment(course: Course, reads: Reader) -> Iterator[Row]:
    for part in course.assessment:
        weight = reads.percent(part.weight) if part.weight is not None else markup.NOTHING
        supervision = reads.label("supervision", part.supervision) if part.supervision else reads.unstated
        yield Row(reads.label("assessment-type", part.type), supervision, weight)
    grading = course.grading
    if grading:
        scale = markup.isolated(grading.scale) if grading.scale else markup.NOTHING
        yield Row(reads.heading("assessment.grading"), reads.label("grading-scheme", grading.type), scale)


def _type(course: Course, reads: Reader) -> Iterator[Row]:
    kind = reads.term("course-type", course.type) if course.type else reads.unstated
    yield Row(reads.heading("passport.type"), kind)
    yield Row(reads.heading("facts.credits"), facts.credits(course, reads), facts.elsewhere(course, reads))
    yield stackable(course, reads)
    titles = [pathway.title for pathway in part_of(course, reads)]
    if titles:
        yield Row(reads.heading("recognition.pathways"), markup.listed(titles))


def _evidence(course: Course, reads: Reader) -> Iterator[Row]:
    award = course.award
    formats = reads.terms("credential-format", award.formats) if award else reads.unstated
    yield Row(reads.heading("awarding.format"), formats)
    seal = reads.label("seal", award.seal) if award and award.seal else reads.unstated
    yield Row(reads.heading("passport.seal"), seal)
    verify = markup.place(award.verify) if award and award.verify else reads.unstated
    yield Row(reads.heading("passport.verify"), verify)
    if award and award.valid_for:
        yield Row(reads.heading("awarding.valid-for"), duration(award.valid_for, reads))
    if course.version:
        yield Row(reads.heading("entry.version"), markup.isolated(course.version))
    if course.reviewed:
        yield Row(reads.heading("entry.reviewed"), reads.day(course.reviewed))


PASSPORT = PageKind(name="passport", units=_units, address=_address, render=_render, indexed=False)
