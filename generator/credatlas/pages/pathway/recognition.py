"""What each institution recognises of a pathway: all of its courses, some, or none yet."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.recognition import Standing, treatments
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.tree import courses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway
    from credatlas.pages.reader import Reader

    Cells = defaultdict[str, list[Course]]


class Recogniser(NamedTuple):
    """An institution, and the courses by how it treats them."""

    institution: Markup
    automatic: Markup
    agreement: Markup
    ask: Markup


_COUNTS = {Standing.OWN: "automatic", Standing.AUTOMATIC: "automatic", Standing.AGREEMENT: "agreement"}
"""What an institution awards itself it need not recognise; what nothing is said of has to be asked for."""


def recognising(pathway: Pathway, reads: Reader) -> tuple[Recogniser, ...]:
    """Every institution of which something is known, those that recognise most first."""
    catalogue = reads.edition.catalogue
    found = [
        catalogue.courses[slug]
        for slug in courses(trees(catalogue)[pathway.id.slug])
        if catalogue.courses[slug].status == "active"
    ]
    lines = [(_with_the_rest(cells, found), slug) for slug, cells in _given(pathway, found, reads).items()]
    ranked = sorted(lines, key=lambda line: (-len(line[0]["automatic"]), -len(line[0]["agreement"]), line[1]))
    return tuple(_line(slug, cells, len(found), reads) for cells, slug in ranked)


def _given(pathway: Pathway, found: Iterable[Course], reads: Reader) -> dict[str, Cells]:
    """Institution -> the courses that it recognises, by how; courses that are alike are judged once."""
    edition = reads.edition
    cells: dict[str, Cells] = {
        slug: defaultdict(list) for slug in pathway.awarding if slug in edition.catalogue.institutions
    }
    for course in found:
        treated = reads.alike(
            "treated", course, partial(treatments, course, edition.catalogue, edition.today)
        )
        for decision, institutions in treated:
            kind = _COUNTS.get(decision.standing, "ask")
            for slug in institutions:
                cells.setdefault(slug, defaultdict(list))[kind].append(course)
    return cells


def _with_the_rest(cells: Cells, found: list[Course]) -> Cells:
    """With every course that is not given among those to ask for, in the order of the pathway."""
    given = {course.id for kind in ("automatic", "agreement") for course in cells[kind]}
    cells["ask"] = [course for course in found if course.id not in given]
    return cells


def _line(slug: str, cells: Cells, whole: int, reads: Reader) -> Recogniser:
    shown = {name: _cell(cells[name], whole, reads) for name in ("automatic", "agreement", "ask")}
    return Recogniser(reads.institution(slug), **shown)


def _cell(given: list[Course], whole: int, reads: Reader) -> Markup:
    """All, none, or which."""
    if not given:
        return reads.word("pathway.recognised-none")
    if len(given) == whole:
        return reads.word("pathway.recognised-all", count=whole)
    return reads.row(reads.phrase(course.title) for course in given)
