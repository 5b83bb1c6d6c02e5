"""From a catalogue to its trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.catalogue.stacking.cycles import components
from credatlas.catalogue.stacking.successions import same_courses
from credatlas.catalogue.stacking.tree import CoursePart, Group, NestedPart, OpenPart, Part, Tree, halves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course
    from credatlas.model.pathway import Block, Pathway


@once
def trees(catalogue: Catalogue) -> Mapping[str, Tree]:
    """Pathway -> its tree, those that others contain first.

    A pathway that contains itself is not sound, and the circle is left out.
    """
    grown: dict[str, Tree] = {}
    for knot in components(nesting(catalogue)):
        for slug in knot:
            if slug in catalogue.pathways:
                grown[slug] = _tree(catalogue, catalogue.pathways[slug], grown)
    return grown


def nesting(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Pathway -> the pathways that its blocks name."""
    return {
        slug: tuple(dict.fromkeys(name for block in pathway.blocks.values() for name in block.pathways))
        for slug, pathway in catalogue.pathways.items()
    }


def _tree(catalogue: Catalogue, pathway: Pathway, grown: Mapping[str, Tree]) -> Tree:
    slug = pathway.id.slug
    groups = tuple(
        Group(
            key=key,
            parts=tuple(_parts(catalogue, f"{slug}#{key}", block, grown)),
            choose=block.choose,
            least=None if block.ects is None or block.ects.min is None else halves(block.ects.min),
            most=None if block.ects is None or block.ects.max is None else halves(block.ects.max),
            after=block.after,
            optional=block.optional,
        )
        for key, block in pathway.blocks.items()
    )
    blocks = pathway.blocks.values()
    named = sum(len(block.courses) + len(block.pathways) + len(block.open) for block in blocks)
    parts = [part for group in groups for part in group.parts]
    nested = [part.tree for part in parts if isinstance(part, NestedPart)]
    whole = len(parts) == named and all(tree.whole for tree in nested)
    stated = all(part.credits is not None for part in parts if isinstance(part, CoursePart))
    sound = whole and stated and all(tree.sound for tree in nested)
    return Tree(slug=slug, groups=groups, whole=whole, sound=sound)


def _parts(catalogue: Catalogue, place: str, block: Block, grown: Mapping[str, Tree]) -> Iterator[Part]:
    for slug in block.courses:
        course = catalogue.courses.get(slug)
        if course:
            yield course_part(catalogue, course)
    for slug in block.pathways:
        if slug in grown:
            yield NestedPart(tree=grown[slug])
    for number in range(len(block.open)):
        yield OpenPart(slug=f"{place}/{number}")


def course_part(catalogue: Catalogue, course: Course) -> CoursePart:
    """A course as a part of anything."""
    load = course.workload
    needs = course.prerequisites
    return CoursePart(
        slug=course.id.slug,
        credits=_credits(course),
        hours=load.hours if load else None,
        requires=needs.requires if needs else None,
        same=same_courses(catalogue).get(course.id.slug, ()),
        providers=course.providers,
    )


def _credits(course: Course) -> int | None:
    """Half credits; a skill has none, by its type."""
    stated = course.workload.ects if course.workload else None
    if stated is not None:
        return halves(stated)
    return 0 if course.type == "skill" else None
