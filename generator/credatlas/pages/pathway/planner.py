"""What the planner in the browser needs to know of a pathway, as a data block in its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.stacking.doubles import single
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.tree import courses
from credatlas.catalogue.stacking.written import written
from credatlas.pages import markup

if TYPE_CHECKING:
    from markupsafe import Markup

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
    known = {slug: catalogue.courses[slug] for slug in courses(tree)}
    data = {
        "words": {name: reads.text(f"planner.{name}") for name in WORDS},
        "courses": {
            slug: {
                "title": reads.plain(course.title),
                "href": reads.root + course.id.address,
                "ects": reads.strings.ects(course.workload.ects)
                if course.workload and course.workload.ects is not None
                else "",
            }
            for slug, course in known.items()
        },
        "tree": written(tree),
    }
    return markup.data_block("planner-data", data)
