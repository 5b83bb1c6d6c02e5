"""The page of a pathway: what it leads to, its blocks as a drawing and as a nested list, and its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds.schemaorg import structured_data
from credatlas.pages import markup
from credatlas.pages.correction import correction
from credatlas.pages.course.about import language_note
from credatlas.pages.course.awarding import duration
from credatlas.pages.course.conditions import contact
from credatlas.pages.course.quality import quality
from credatlas.pages.course.recognition import prior_learning
from credatlas.pages.followable import feed_links
from credatlas.pages.organisations import agreement_lines, data_row
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.pathway.blocks import groups
from credatlas.pages.pathway.dates import earliest
from credatlas.pages.pathway.diagram import diagram
from credatlas.pages.pathway.planner import planner
from credatlas.pages.pathway.recognition import recognising
from credatlas.pages.pathway.sums import spanned, sums
from credatlas.pages.reader import reader
from credatlas.pages.row import Row
from credatlas.pages.summary import summary
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway
    from credatlas.pages.reader import Reader


def _units(edition: Edition) -> Iterator[str]:
    return (slug for slug, each in edition.catalogue.pathways.items() if each.status == "active")


def _address(slug: str) -> str:
    return f"pathways/{slug}/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    reads = reader(edition, language, _address(slug))
    pathway = edition.catalogue.pathways[slug]
    named = (edition.catalogue.agreements.get(agreement) for agreement in pathway.agreements)
    agreements = agreement_lines((each for each in named if each), reads)
    outcomes = tuple(reads.phrase(text) for text in pathway.outcomes.values())
    sections = [
        "leads-to",
        "blocks",
        "dates",
        *(["outcomes"] if outcomes else []),
        "recognition",
        "quality",
        "contact",
    ]
    blocks = groups(pathway, reads)
    late = sum(not part.soon for block in blocks for part in block.parts)
    body = template(language, "pathway").render(
        root=reads.root,
        title=reads.phrase(pathway.title),
        kind=reads.term("pathway-model", pathway.model) if pathway.model else None,
        awarding=reads.institutions(pathway.awarding),
        summary=reads.phrase(pathway.summary) if pathway.summary else None,
        note=language_note((pathway.title, pathway.summary, pathway.description), reads),
        audience=reads.phrase(pathway.audience) if pathway.audience else None,
        description=reads.prose(pathway.description) if pathway.description else None,
        facts=tuple(_facts(pathway, reads)),
        diagram=diagram(pathway, reads) if blocks else None,
        blocks=blocks,
        late=reads.word("pathway.nothing-soon-count", count=late) if late else None,
        planner=planner(pathway, reads),
        way=earliest(pathway, reads),
        outcomes=outcomes,
        recognition=tuple(_recognition(pathway, reads)),
        recognising=recognising(pathway, reads),
        agreements=agreements,
        quality=quality(pathway.quality, reads),
        contact=tuple(_contact(pathway, reads)),
        correction=correction(pathway.id, reads),
    )
    return Page(
        kind="pathway",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=reads.plain(pathway.title),
        description=summary(pathway.summary or pathway.description, pathway.title, reads),
        body=body,
        toc=reads.contents(tuple(sections)),
        feeds=feed_links(pathway.id.address, _parts(pathway, edition), reads),
        structured_data=structured_data(edition, pathway, language),
    )


def _parts(pathway: Pathway, edition: Edition) -> Iterator[Course]:
    found = (edition.catalogue.courses.get(slug) for slug in pathway.courses())
    return (course for course in found if course)


def _facts(pathway: Pathway, reads: Reader) -> Iterator[Row]:
    target = pathway.target
    if target:
        kind = reads.label("pathway-target", target.kind) if target.kind else reads.unstated
        title = reads.phrase(target.title) if target.title else kind
        yield Row(reads.heading("pathway.leads-to", "pathway"), title, kind if target.title else "")
        award = "pathway.award-yes" if target.award else "pathway.award-no"
        yield Row(reads.heading("pathway.award"), reads.word(award))
        if target.institution:
            yield Row(reads.heading("pathway.at"), reads.institution(target.institution))
    ects = reads.ects(target.ects) if target and target.ects is not None else reads.unstated
    yield Row(reads.heading("facts.credits", "ects"), ects)
    span = sums(reads.edition.catalogue)[pathway.id.slug].whole
    if span:
        yield Row(reads.heading("pathway.adds-up"), spanned(span, reads))
    level = reads.term("eqf", str(target.eqf)) if target and target.eqf else reads.unstated
    yield Row(reads.heading("facts.level", "eqf"), level)
    yield Row(reads.heading("facts.language"), reads.labels("language", pathway.languages))
    window = duration(pathway.window, reads) if pathway.window else reads.unstated
    yield Row(reads.heading("pathway.window"), window)
    valid = duration(pathway.parts_valid_for, reads) if pathway.parts_valid_for else reads.unstated
    yield Row(reads.heading("pathway.parts-valid"), valid)


def _recognition(pathway: Pathway, reads: Reader) -> Iterator[Row]:
    if pathway.residency_percent is not None:
        share = reads.percent(pathway.residency_percent)
        yield Row(reads.heading("pathway.residency"), reads.sentence("pathway.residency-text", share=share))
    prior = prior_learning(pathway.prior_learning, reads)
    yield Row(reads.heading("recognition.prior", "prior-learning"), prior)


def _contact(pathway: Pathway, reads: Reader) -> Iterator[Row]:
    if pathway.contact:
        yield Row(reads.heading("contact.email"), contact(pathway.contact, reads))
    if pathway.homepage:
        yield Row(reads.heading("pathway.homepage"), markup.place(pathway.homepage))
    if pathway.network:
        yield Row(reads.heading("awarding.network", "network"), reads.network(pathway.network))
    if pathway.reviewed:
        yield Row(reads.heading("entry.reviewed"), reads.day(pathway.reviewed))
    if pathway.version:
        yield Row(reads.heading("entry.version"), markup.isolated(pathway.version))
    standing = reads.edition.standing(pathway.id)
    yield Row(reads.heading("entry.tier", "tier"), reads.label("tier", standing.tier.word))
    yield data_row(pathway.id, reads)


PATHWAY = PageKind(name="pathway", units=_units, address=_address, render=_render)
