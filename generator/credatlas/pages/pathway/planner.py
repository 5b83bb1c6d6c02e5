"""What the planner in the browser needs to know of a pathway, as a data block in its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.listing import listing
from credatlas.catalogue.stacking.doubles import single
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.tree import courses
from credatlas.catalogue.stacking.written import written
from credatlas.model.moments import stamp
from credatlas.pages import markup
from credatlas.pages.course.run_state import chip

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway
    from credatlas.pages.reader import Reader

WORDS = (
    "title",
    "lead",
    "have",
    "plan",
    "brought",
    "clear",
    "done",
    "planned",
    "missing",
    "bar",
    "complete",
    "impossible",
    "next",
    "needed",
    "option",
    "elsewhere",
)


def planner(pathway: Pathway, reads: Reader) -> Markup | None:
    """The data block; `None` where the pathway's sums mean nothing."""
    catalogue = reads.edition.catalogue
    tree = trees(catalogue)[pathway.id.slug]
    if not tree.sound or not tree.groups:
        return None
    tree = single(tree)
    data = {
        "words": {name: reads.text(f"planner.{name}") for name in WORDS},
        "courses": {slug: _course(catalogue.courses[slug], reads) for slug in courses(tree)},
        "tree": written(tree),
    }
    return markup.data_block("planner-data", data)


def _course(course: Course, reads: Reader) -> dict[str, str]:
    """Its words, and its next run, for courses of nested pathways, which the page does not list itself."""
    ects = course.workload.ects if course.workload else None
    said = {
        "title": reads.plain(course.title),
        "href": reads.root + course.id.address,
        "ects": "" if ects is None else reads.strings.ects(ects),
    }
    entry = listing(reads.edition).entries.get(course.id.slug)
    if entry is None or entry.next is None:
        return said
    window = entry.next.offering.apply
    if window and window.opens:
        said["opens"] = stamp(window.opens.beginning())
    if window and window.closes:
        said["closes"] = stamp(window.closes.over())
    return {**said, "state": entry.next.state.value, "chip": reads.bare(chip(entry.next, reads))}
