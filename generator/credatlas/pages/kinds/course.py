"""The page of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.listing import listing
from credatlas.feeds.schemaorg import structured_data
from credatlas.pages.correction import correction
from credatlas.pages.course.about import about
from credatlas.pages.course.assessment import assessment
from credatlas.pages.course.awarding import awarding
from credatlas.pages.course.chain import chain
from credatlas.pages.course.elements import elements
from credatlas.pages.course.facts import facts
from credatlas.pages.course.guidance import accessibility, whom_to_ask
from credatlas.pages.course.home import home_data
from credatlas.pages.course.outcomes import learning
from credatlas.pages.course.principles import principles
from credatlas.pages.course.quality import quality
from credatlas.pages.course.recognition import recognised
from credatlas.pages.course.records import about_entry, extra
from credatlas.pages.course.relations import related
from credatlas.pages.course.runs import runs
from credatlas.pages.course.steps import prerequisites, steps
from credatlas.pages.followable import feed_links
from credatlas.pages.originals import original
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.previews import course_preview
from credatlas.pages.reader import reader
from credatlas.pages.summary import summary
from credatlas.pages.templates import macro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

SECTIONS = (
    "about",
    "facts",
    "apply",
    "outcomes",
    "assessment",
    "recognition",
    "quality",
    "awarding",
    "chain",
    "contact",
    "accessibility",
    "related",
    "elements",
)
"""The ids of a course page's sections, in the order in which it answers a learner's questions."""

ALONE = tuple(section for section in SECTIONS if section != "related")
"""The same for a course to which no other is related."""


def _units(edition: Edition) -> Iterator[str]:
    return iter(listing(edition).entries)


def _address(slug: str) -> str:
    return f"courses/{slug}/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    entry = listing(edition).entries[slug]
    course, reads = entry.course, reader(edition, language, _address(slug))
    others, needed = related(course, reads), prerequisites(course, reads)
    body = macro(language, "course")(
        root=reads.root,
        slug=slug,
        ects="" if entry.card.ects is None else entry.card.ects,
        about=about(entry, reads),
        facts=(*facts(entry, reads), *extra(course, reads)),
        runs=runs(entry, reads),
        steps=steps(course, needed, reads),
        learning=learning(course, reads),
        assessment=assessment(course, reads),
        recognition=recognised(course, reads),
        quality=reads.inherited(course, "quality", lambda: quality(course.quality, reads)),
        awarding=awarding(entry, reads),
        chain=chain(course, reads),
        contact=whom_to_ask(course, reads),
        accessibility=reads.inherited(
            course, "accessibility", lambda: accessibility(course.accessibility, reads)
        ),
        related=others,
        elements=elements(course, needed, reads),
        principles=principles(course, reads),
        entry=about_entry(course, reads),
        correction=correction(course.id, reads),
        home=home_data(course, reads),
    )
    return Page(
        kind="course",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=reads.plain(course.title),
        description=summary(course.summary or course.description, course.title, reads),
        body=body,
        toc=reads.contents(SECTIONS if others else ALONE),
        feeds=feed_links(course.id.address, (course,), reads),
        structured_data=structured_data(edition, course, language),
        preview=course_preview(edition, language, course),
        original=original(_address(slug), (course.title, course.summary, course.description), reads),
    )


COURSE = PageKind(name="course", units=_units, address=_address, render=_render)
