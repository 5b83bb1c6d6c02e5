"""The diagram of a pathway: what comes after what, what can be chosen, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.pathway.layout import WIDTH, Node, Part, Words, drawing, shortened
from credatlas.pages.pathway.plain import plain_rule, plain_span
from credatlas.pages.pathway.sums import sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.stacking.totals import Span
    from credatlas.model.course import Course
    from credatlas.model.pathway import Block, Pathway
    from credatlas.model.text import Text
    from credatlas.pages.pathway.layout import Box, Edge
    from credatlas.pages.reader import Reader

_TARGET = "#"
"""No block is called so."""


class Label(NamedTuple):
    """A line of text, ready for SVG: its place, and how it runs."""

    x: str
    y: str
    text: str
    language: str
    direction: str
    anchor: str
    css: str


class Diagram(NamedTuple):
    """The drawing and what it says in words."""

    width: int
    height: str
    title: str
    description: str
    edges: tuple[Edge, ...]
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]


def diagram(pathway: Pathway, reads: Reader) -> Diagram:
    """The picture of the same facts that the list of blocks has."""
    nodes = tuple(_nodes(pathway, reads))
    mirrored = markup.direction(reads.language) == "rtl"
    drawn = drawing(nodes, mirrored=mirrored)
    return Diagram(
        width=WIDTH,
        height=f"{drawn.height:g}",
        title=reads.text("pathway.diagram-title", pathway=reads.plain(pathway.title)),
        description=_description(pathway, reads),
        edges=drawn.edges,
        boxes=drawn.boxes,
        labels=tuple(
            _label(line.x, line.y, Words(line.text, line.language, line.css), mirrored)
            for line in drawn.lines
        ),
    )


def _label(x: float, y: float, words: Words, mirrored: bool) -> Label:
    """Text begins at the side where the page begins, whatever its own direction."""
    direction = markup.direction(words.language)
    anchor = "start" if (direction == "rtl") == mirrored else "end"
    return Label(f"{x:g}", f"{y:g}", words.text, words.language, direction, anchor, words.css)


def _nodes(pathway: Pathway, reads: Reader) -> Iterator[Node]:
    spans = sums(reads.edition.catalogue)[pathway.id.slug]
    followed = {other for block in pathway.blocks.values() for other in block.after}
    for number, (key, block) in enumerate(pathway.blocks.items(), 1):
        yield _node(number, key, block, spans.blocks.get(key), pathway, reads)
    last = tuple(key for key in pathway.blocks if key not in followed)
    yield Node(_TARGET, tuple(_target(pathway, spans.whole, reads)), (), last, "target")


def _node(number: int, key: str, block: Block, span: Span | None, pathway: Pathway, reads: Reader) -> Node:
    title = _words(block.title, "heading", reads) if block.title else _ours("pathway.block", "heading", reads)
    numbered = title._replace(text=f"{number}. {title.text}")
    rule = Words(plain_rule(block, span, reads), reads.language, "rule")
    left_out, parts = shortened(tuple(_parts(block, reads)))
    if left_out:
        more = Words(reads.text("pathway.diagram-more", count=left_out), reads.language, "fact")
        parts = (*parts, Part("more", (more,)))
    after = tuple(other for other in block.after if other in pathway.blocks)
    return Node(key, (numbered, rule), tuple(parts), after, "optional" if block.optional else "")


def _parts(block: Block, reads: Reader) -> Iterator[Part]:
    catalogue = reads.edition.catalogue
    for slug in block.courses:
        course = catalogue.courses.get(slug)
        if course:
            yield Part("course", tuple(_course(course, reads)))
    for slug in block.pathways:
        nested = catalogue.pathways.get(slug)
        if nested:
            span = sums(catalogue)[slug].whole
            fact = plain_span(span, reads) if span else reads.text("pathway.nested")
            yield Part("pathway", (_words(nested.title, "part", reads), Words(fact, reads.language, "fact")))
    for text in block.open:
        yield Part("open", (_words(text, "part", reads), _ours("pathway.open", "fact", reads)))


def _course(course: Course, reads: Reader) -> Iterator[Words]:
    yield _words(course.title, "part", reads)
    if course.workload and course.workload.ects is not None:
        yield Words(reads.strings.ects(course.workload.ects), reads.language, "fact")
    needs = course.prerequisites.requires if course.prerequisites else None
    known = reads.edition.catalogue.courses
    named = [reads.plain(known[slug].title) for slug in needs.courses() if slug in known] if needs else []
    if named:
        text = f"{reads.text('pathway.needs')} {reads.text('separator').join(named)}"
        yield Words(text, reads.language, "fact")


def _target(pathway: Pathway, span: Span | None, reads: Reader) -> Iterator[Words]:
    target = pathway.target
    yield _ours("pathway.leads-to", "fact", reads)
    if target and target.title:
        yield _words(target.title, "heading", reads)
    else:
        yield _words(pathway.title, "heading", reads)
    if target and target.ects is not None:
        yield Words(reads.strings.ects(target.ects), reads.language, "rule")
    elif span:
        yield Words(plain_span(span, reads), reads.language, "rule")


def _words(text: Text, css: str, reads: Reader) -> Words:
    reading = text.read(reads.language)
    return Words(markup.clean(reading.text), reading.language, css)


def _ours(key: str, css: str, reads: Reader) -> Words:
    return Words(reads.text(key), reads.language, css)


def _description(pathway: Pathway, reads: Reader) -> str:
    """One sentence a block; the list below the drawing has everything."""
    spans = sums(reads.edition.catalogue)[pathway.id.slug].blocks
    said = []
    for number, (key, block) in enumerate(pathway.blocks.items(), 1):
        before = [_title(pathway.blocks[other], reads) for other in block.after if other in pathway.blocks]
        rule = plain_rule(block, spans.get(key), reads)
        if before:
            rule += ", " + reads.text("pathway.after", blocks=reads.text("separator").join(before))
        said.append(f"{number}. {_title(block, reads)}: {rule}.")
    return " ".join(said)


def _title(block: Block, reads: Reader) -> str:
    return reads.plain(block.title) if block.title else reads.text("pathway.block")
