"""The page of a pathway: what it leads to, and its blocks with their rules as a nested list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.feeds.schemaorg import structured_data
from credatlas.pages import markup
from credatlas.pages.course.about import language_note
from credatlas.pages.course.awarding import duration
from credatlas.pages.course.facts import credits
from credatlas.pages.course.quality import quality
from credatlas.pages.course.recognition import prior_learning
from credatlas.pages.course.runs import chip, contact, instants
from credatlas.pages.course.steps import requirement
from credatlas.pages.kinds.network import bounds
from credatlas.pages.organisations import agreement_lines, data_row
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.row import Row
from credatlas.pages.summary import summary
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.pathway import Block, Pathway
    from credatlas.pages.reader import Reader


class Part(NamedTuple):
    """A course or a pathway in a block."""

    title: Markup
    by: Markup
    ects: Markup
    needs: Markup | None
    state: str
    chip: Markup | None
    data: Markup


class Group(NamedTuple):
    """A block, with its rule in words."""

    slug: str
    title: Markup
    rule: Markup
    text: Markup | None
    after: Markup | None
    parts: tuple[Part, ...]
    open: tuple[Markup, ...]


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
        *(["outcomes"] if outcomes else []),
        "recognition",
        "quality",
        "contact",
    ]
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
        blocks=tuple(_group(key, block, pathway, reads) for key, block in pathway.blocks.items()),
        outcomes=outcomes,
        recognition=tuple(_recognition(pathway, reads)),
        agreements=agreements,
        quality=quality(pathway.quality, reads),
        contact=tuple(_contact(pathway, reads)),
    )
    return Page(
        kind="pathway",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=reads.plain(pathway.title),
        description=summary(pathway.summary or pathway.description, pathway.title, reads),
        body=body,
        toc=reads.contents(tuple(sections)),
        structured_data=structured_data(edition, pathway, language),
    )


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
    level = reads.term("eqf", str(target.eqf)) if target and target.eqf else reads.unstated
    yield Row(reads.heading("facts.level", "eqf"), level)
    yield Row(reads.heading("facts.language"), reads.labels("language", pathway.languages))
    window = duration(pathway.window, reads) if pathway.window else reads.unstated
    yield Row(reads.heading("pathway.window"), window)
    valid = duration(pathway.parts_valid_for, reads) if pathway.parts_valid_for else reads.unstated
    yield Row(reads.heading("pathway.parts-valid"), valid)


def _group(slug: str, block: Block, pathway: Pathway, reads: Reader) -> Group:
    before = [pathway.blocks[other] for other in block.after if other in pathway.blocks]
    titles = reads.row(_title(each, reads) for each in before)
    return Group(
        slug=slug,
        title=_title(block, reads),
        rule=_rule(block, reads),
        text=reads.phrase(block.text) if block.text else None,
        after=reads.sentence("pathway.after", blocks=titles) if before else None,
        parts=tuple(_parts(block, reads)),
        open=tuple(reads.phrase(text) for text in block.open),
    )


def _title(block: Block, reads: Reader) -> Markup:
    return reads.phrase(block.title) if block.title else reads.word("pathway.block")


def _rule(block: Block, reads: Reader) -> Markup:
    """Take all, choose two, 7 to 9 credits: and whether it can be left out."""
    if block.choose:
        rule = reads.word("pathway.choose", count=block.choose)
    elif block.ects:
        rule = reads.sentence("pathway.credits", amount=bounds(block.ects, reads))
    else:
        rule = reads.word("pathway.all")
    return reads.sentence("pathway.optional", rule=rule) if block.optional else rule


def _parts(block: Block, reads: Reader) -> Iterator[Part]:
    """Published courses and pathways; others are left out without a word, as a draft is nobody's business."""
    for slug in block.courses:
        part = _course(slug, reads)
        if part:
            yield part
    for slug in block.pathways:
        pathway = reads.edition.catalogue.pathways.get(slug)
        title = reads.pathway(slug)
        if pathway and title:
            target = pathway.target
            ects = reads.ects(target.ects) if target and target.ects is not None else reads.unstated
            nested = reads.word("pathway.nested")
            yield Part(
                title, reads.institutions(pathway.awarding), ects, None, "pathway", nested, markup.NOTHING
            )


def _course(slug: str, reads: Reader) -> Part | None:
    entry = listing(reads.edition).entries.get(slug)
    if entry is None:
        course, title = reads.edition.catalogue.courses.get(slug), reads.course(slug)
        if course is None or title is None:
            return None
        gone = reads.label("entry-status", "withdrawn")
        by = reads.institutions(course.providers)
        return Part(title, by, credits(course, reads), None, "cancelled", gone, markup.NOTHING)
    course, run = entry.course, entry.next
    needs = course.prerequisites.requires if course.prerequisites else None
    return Part(
        title=markup.link(reads.root + course.id.address, reads.phrase(course.title)),
        by=reads.institutions(entry.card.institutions),
        ects=credits(course, reads),
        needs=requirement(needs, reads) if needs else None,
        state=run.state.value if run else "between",
        chip=chip(run, reads) if run else reads.word("facts.no-date"),
        data=instants(run.offering) if run else markup.NOTHING,
    )


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
