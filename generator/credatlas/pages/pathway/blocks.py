"""The blocks of a pathway as a nested list: rules in words, parts with their credits and next dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import listing
from credatlas.catalogue.stacking.slots import begins_soon
from credatlas.pages import markup
from credatlas.pages.bounds import bounds
from credatlas.pages.course.facts import credits
from credatlas.pages.course.run_state import chip, instants
from credatlas.pages.course.steps import requirement
from credatlas.pages.pathway.sums import spanned, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from credatlas.catalogue.stacking.totals import Span
    from credatlas.model.pathway import Block, Pathway
    from credatlas.pages.reader import Reader


class Part(NamedTuple):
    """A course or a pathway in a block."""

    kind: str
    """`course` or `pathway`."""
    slug: str
    """Its id, for the planner; empty where it is not offered any more."""
    title: Markup
    by: Markup
    ects: Markup
    needs: Markup | None
    state: str
    chip: Markup | None
    data: Markup
    soon: bool
    """Whether one can begin it in the next twelve months, as far as anybody knows."""


class Group(NamedTuple):
    """A block, with its rule in words."""

    slug: str
    title: Markup
    rule: Markup
    ects: Markup | None
    text: Markup | None
    after: Markup | None
    parts: tuple[Part, ...]
    open: tuple[tuple[str, Markup], ...]
    """Open places by the names that stacking gives them."""


def groups(pathway: Pathway, reads: Reader) -> tuple[Group, ...]:
    """Every block, in the order of the file."""
    spans = sums(reads.edition.catalogue)[pathway.id.slug].blocks
    return tuple(_group(key, block, pathway, spans, reads) for key, block in pathway.blocks.items())


def _group(
    slug: str, block: Block, pathway: Pathway, spans: Mapping[str, Span | None], reads: Reader
) -> Group:
    before = [pathway.blocks[other] for other in block.after if other in pathway.blocks]
    titles = reads.row(block_title(each, reads) for each in before)
    span = spans.get(slug)
    return Group(
        slug=slug,
        title=block_title(block, reads),
        rule=rule(block, reads),
        ects=spanned(span, reads) if span else None,
        text=reads.phrase(block.text) if block.text else None,
        after=reads.sentence("pathway.after", blocks=titles) if before else None,
        parts=tuple(_parts(block, reads)),
        open=tuple(
            (f"{pathway.id.slug}#{slug}/{number}", reads.phrase(text))
            for number, text in enumerate(block.open)
        ),
    )


def block_title(block: Block, reads: Reader) -> Markup:
    """The title of a block, or that it is one."""
    return reads.phrase(block.title) if block.title else reads.word("pathway.block")


def rule(block: Block, reads: Reader) -> Markup:
    """Take all, choose two, 7 to 9 credits: and whether it can be left out."""
    if block.choose:
        words = reads.word("pathway.choose", count=block.choose)
    elif block.ects:
        words = reads.sentence("pathway.credits", amount=bounds(block.ects, reads))
    else:
        words = reads.word("pathway.all")
    return reads.sentence("pathway.optional", rule=words) if block.optional else words


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
            yield _nested(pathway, title, reads)


def _nested(pathway: Pathway, title: Markup, reads: Reader) -> Part:
    span = sums(reads.edition.catalogue)[pathway.id.slug].whole
    return Part(
        kind="pathway",
        slug=pathway.id.slug,
        title=title,
        by=reads.institutions(pathway.awarding),
        ects=spanned(span, reads) if span else reads.unstated,
        needs=None,
        state="pathway",
        chip=reads.word("pathway.nested"),
        data=markup.NOTHING,
        soon=True,
    )


def _course(slug: str, reads: Reader) -> Part | None:
    entry = listing(reads.edition).entries.get(slug)
    if entry is None:
        return _gone(slug, reads)
    course, run = entry.course, entry.next
    needs = course.prerequisites.requires if course.prerequisites else None
    return Part(
        kind="course",
        slug=slug,
        title=markup.link(reads.root + course.id.address, reads.phrase(course.title)),
        by=reads.institutions(entry.card.institutions),
        ects=credits(course, reads),
        needs=requirement(needs, reads) if needs else None,
        state=run.state.value if run else "between",
        chip=chip(run, reads) if run else reads.word("facts.no-date"),
        data=instants(run.offering) if run else markup.NOTHING,
        soon=begins_soon(course, reads.edition.now),
    )


def _gone(slug: str, reads: Reader) -> Part | None:
    """A course that is published and not offered any more."""
    course, title = reads.edition.catalogue.courses.get(slug), reads.course(slug)
    if course is None or title is None:
        return None
    gone = reads.label("entry-status", "withdrawn")
    by = reads.institutions(course.providers)
    return Part(
        "course", "", title, by, credits(course, reads), None, "cancelled", gone, markup.NOTHING, soon=False
    )
