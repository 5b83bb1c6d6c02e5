"""The parts of a pathway: recognised by who awards it, still offered, long enough valid (R6A, R6B, R6E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.recognition import GIVEN, Standings, standings_ever
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.tree import CoursePart, NestedPart, courses
from credatlas.diagnostics import Severity
from credatlas.model.duration import parse_duration
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import awarding_bodies, live_pathways
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.stacking.tree import Part
    from credatlas.diagnostics import Pointer
    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway

_MESSAGE = "{institution} awards the pathway; no agreement says that it recognises {course}"


def _binding(pathway: Pathway) -> bool:
    return pathway.model == "rigid" or bool(pathway.target and pathway.target.award)


def _unrecognised(catalogue: Catalogue, pathway: Pathway) -> Iterator[tuple[Pointer, str]]:
    """The parts of other institutions that no awarding institution recognises, each with a course of it."""
    bodies, standings = awarding_bodies(pathway), standings_ever(catalogue)
    for group, part in trees(catalogue)[pathway.id.slug].parts() if bodies else ():
        for slug in _courses_of(catalogue, part, bodies):
            if not _recognised(standings, catalogue.courses[slug], bodies):
                yield _place(pathway, group.key, part), slug
                break


def _courses_of(catalogue: Catalogue, part: Part, bodies: tuple[str, ...]) -> Iterable[str]:
    """The courses to recognise; a nested pathway of the same institution answers for its own."""
    if isinstance(part, CoursePart):
        return (part.slug,)
    if not isinstance(part, NestedPart):
        return ()
    own = awarding_bodies(catalogue.pathways[part.slug])
    return courses(part.tree) if set(own).isdisjoint(bodies) else ()


def _recognised(standings: Standings, course: Course, bodies: tuple[str, ...]) -> bool:
    if not set(bodies).isdisjoint(course.providers):
        return True
    return any(standings.of(course, body) in GIVEN for body in bodies)


def _place(pathway: Pathway, key: str, part: Part) -> Pointer:
    block = pathway.blocks[key]
    if part.slug in block.courses:
        return ("blocks", key, "courses", block.courses.index(part.slug))
    return ("blocks", key, "pathways", block.pathways.index(part.slug))


@rule(
    "CA616",
    _MESSAGE,
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex II, principle 6; MicroHE",
)
def parts_of_an_award_are_recognised(catalogue: Catalogue) -> Iterator[Hit]:
    """Parts of other institutions are recognised where the pathway leads to an award, or leaves no choice.

    Why: a learner who has done all that is asked for would be refused at the end.
    Fix: name an agreement of both institutions that covers the course, or add `recognition` to the course.
    """
    for pathway in live_pathways(catalogue):
        if _binding(pathway):
            for place, slug in _unrecognised(catalogue, pathway):
                yield hit(*place, entry=pathway.id, institution=awarding_bodies(pathway)[0], course=slug)


@rule(
    "CA617",
    _MESSAGE,
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="EU recommendation, Annex II, principle 6; MicroHE",
)
def other_parts_are_recognised(catalogue: Catalogue) -> Iterator[Hit]:
    """Parts of other institutions are recognised in open pathways too.

    Why: without an agreement each learner has to ask.
    Fix: name an agreement of both institutions that covers the course, or add `recognition` to the course.
    """
    for pathway in live_pathways(catalogue):
        if not _binding(pathway):
            for place, slug in _unrecognised(catalogue, pathway):
                yield hit(*place, entry=pathway.id, institution=awarding_bodies(pathway)[0], course=slug)


@rule(
    "CA618",
    "{part} is {status}",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="learners; harvesters",
)
def parts_are_offered(catalogue: Catalogue) -> Iterator[Hit]:
    """The parts of a pathway that is offered are offered.

    Why: nobody can take a course that was withdrawn, or that nobody can see yet.
    Fix: put its successor in its place, take it out, or withdraw the pathway.
    """
    for pathway in live_pathways(catalogue):
        if pathway.status != "active":
            continue
        for group, part in trees(catalogue)[pathway.id.slug].parts():
            record = catalogue.courses.get(part.slug) or catalogue.pathways.get(part.slug)
            if record is None or record.status == "active":
                continue
            successor = record.withdrawn.successor if record.withdrawn else None
            place = _place(pathway, group.key, part)
            near = successor or ""
            yield hit(*place, entry=pathway.id, part=part.slug, status=record.status, nearest=near)


@rule(
    "CA622",
    "{course} is valid for {valid}, but one has {window} to finish",
    Kind.PATHWAY,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroHE; learners",
)
def credentials_stay_valid_to_the_end(catalogue: Catalogue) -> Iterator[Hit]:
    """The credential of a part is valid for as long as one has to finish the pathway.

    Why: who takes the time allowed would hold an expired part.
    Fix: shorten `window`, or lengthen `award.valid_for` of the course.
    """
    for pathway in live_pathways(catalogue):
        window = parse_duration(pathway.window or "")
        for key, block in pathway.blocks.items() if window else ():
            for index, slug in enumerate(block.courses):
                course = catalogue.courses.get(slug)
                stated = course.award.valid_for if course and course.award else None
                valid = parse_duration(stated or "")
                if window and valid and valid.usual_days < window.usual_days:
                    place = ("blocks", key, "courses", index)
                    yield hit(*place, entry=pathway.id, course=slug, valid=stated, window=pathway.window)
