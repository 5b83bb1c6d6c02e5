"""What each institution recognises of a pathway: all of its courses, some, or none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.recognition import Standing, recognisers, recognition
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.tree import courses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway
    from credatlas.pages.reader import Reader


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
    near = [*pathway.awarding, *(slug for course in found for slug in recognisers(course, catalogue))]
    lines = [
        (_sorted_out(slug, found, reads), slug)
        for slug in dict.fromkeys(near)
        if slug in catalogue.institutions
    ]
    ranked = sorted(lines, key=lambda line: (-len(line[0]["automatic"]), -len(line[0]["agreement"]), line[1]))
    return tuple(_line(slug, cells, len(found), reads) for cells, slug in ranked)


def _sorted_out(institution: str, found: Iterable[Course], reads: Reader) -> dict[str, list[Course]]:
    cells: dict[str, list[Course]] = {"automatic": [], "agreement": [], "ask": []}
    for course in found:
        decision = recognition(course, institution, reads.edition.catalogue, reads.edition.today)
        cells[_COUNTS.get(decision.standing, "ask")].append(course)
    return cells


def _line(slug: str, cells: dict[str, list[Course]], whole: int, reads: Reader) -> Recogniser:
    shown = {name: _cell(given, whole, reads) for name, given in cells.items()}
    return Recogniser(reads.institution(slug), **shown)


def _cell(given: list[Course], whole: int, reads: Reader) -> Markup:
    """All, none, or which."""
    if not given:
        return reads.word("pathway.recognised-none")
    if len(given) == whole:
        return reads.word("pathway.recognised-all", count=whole)
    return reads.row(reads.phrase(course.title) for course in given)
