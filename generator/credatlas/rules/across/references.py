"""Every reference leads to an entry that exists (R03)."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple

from credatlas.diagnostics import nearest
from credatlas.model.agreement import Agreement
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.network import Network
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.diagnostics import Pointer
    from credatlas.model.course import Joint
    from credatlas.model.prerequisites import Requirement

GROUPS = frozenset({"anyone", "own", "members"})
"""Words that name learners without naming an institution."""


class Reference(NamedTuple):
    """One mention of another entry."""

    pointer: Pointer
    kind: Kind
    slug: str
    at_key: bool = False
    words: frozenset[str] = frozenset()
    """What may stand there instead of an entry."""


@rule(
    "CA201",
    "there is no {kind} {slug}",
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by="CredAtlas; every feed",
)
def references_resolve(catalogue: Catalogue) -> Iterator[Hit]:
    """An entry that is named exists.

    Why: a name that leads nowhere becomes a dead link on the page and an invalid record in every feed.
    Fix: write the name of the file without `.yml`, below the folder of its kind: `lumen/data-ethics` for a
    course, `lumen` for an institution.
    """
    for record in catalogue.records():
        for reference in references(record):
            if not catalogue.knows(reference.kind, reference.slug) and not _is_from_above(
                catalogue, record, reference
            ):
                yield hit(
                    *reference.pointer,
                    entry=record.id,
                    at_key=reference.at_key,
                    kind=reference.kind.value,
                    slug=reference.slug,
                    nearest=_nearest(catalogue, reference, record.id),
                )


def _is_from_above(catalogue: Catalogue, record: Record, reference: Reference) -> bool:
    """Whether the institution of a course says so for all its courses: it is told once, there."""
    if not isinstance(record, Course) or reference.pointer != ("award", "issuer"):
        return False
    house = catalogue.institutions.get(record.institution)
    return house is not None and house.award is not None and house.award.issuer == reference.slug


def _nearest(catalogue: Catalogue, reference: Reference, own: EntryId) -> str:
    """The entry that was probably meant; of a course whose institution is right, one of its courses."""
    known = {slug for slug in catalogue.of_kind(reference.kind) if EntryId(reference.kind, slug) != own}
    house, part, course = reference.slug.rpartition("/")
    if part and house in catalogue.institutions:
        near = nearest(
            course, (slug.removeprefix(f"{house}/") for slug in known if slug.startswith(f"{house}/"))
        )
        return f"{house}/{near}" if near else ""
    return nearest(reference.slug, known | reference.words) or ""


@singledispatch
def references(record: Record) -> Iterator[Reference]:
    """Every mention of another entry in a record.

    Without what must also be among the entries that a list of the same file names: who has a share but is no
    partner, coordinates but is no member, recognises but is no party, is told by CA529, CA221 and CA223.
    """
    raise TypeError(f"no references are known for {type(record).__name__}")


def _all(kind: Kind, slugs: Iterable[str], *pointer: str | int) -> Iterator[Reference]:
    for index, slug in enumerate(slugs):
        yield Reference((*pointer, index), kind, slug)


def _one(kind: Kind, slug: str | None, *pointer: str | int) -> Iterator[Reference]:
    if slug:
        yield Reference(pointer, kind, slug)


@references.register(Course)
def _(course: Course) -> Iterator[Reference]:
    yield Reference((), Kind.INSTITUTION, course.institution)
    if course.awarding:
        yield from _all(Kind.INSTITUTION, course.awarding, "awarding")
    if course.replaces:
        yield from _all(Kind.COURSE, course.replaces, "replaces")
    for slug in course.codes:
        yield Reference(("codes", slug), Kind.INSTITUTION, slug, at_key=True)
    if course.withdrawn:
        yield from _one(Kind.COURSE, course.withdrawn.successor, "withdrawn", "successor")
    if course.award:
        yield from _one(Kind.INSTITUTION, course.award.issuer, "award", "issuer")
    if course.joint:
        yield from _joint(course.joint)
    for slug, recognition in course.recognition.items():
        yield Reference(("recognition", slug), Kind.INSTITUTION, slug, at_key=True)
        yield from _one(Kind.AGREEMENT, recognition.agreement, "recognition", slug, "agreement")
    for index, target in enumerate(course.stacks_towards):
        if target.pathway:
            yield Reference(("stacks_towards", index, "pathway"), Kind.PATHWAY, target.pathway)
    if course.prerequisites and course.prerequisites.requires:
        yield from _required(course.prerequisites.requires, ("prerequisites", "requires"))
    for key, run in course.offerings.items():
        if run.provided_by:
            yield from _all(Kind.INSTITUTION, run.provided_by, "offerings", key, "provided_by")
        for index, group in enumerate(run.groups):
            if group.who not in GROUPS:
                place = ("offerings", key, "for", index, "who")
                yield Reference(place, Kind.INSTITUTION, group.who, words=GROUPS)


def _joint(joint: Joint) -> Iterator[Reference]:
    yield Reference(("joint", "network"), Kind.NETWORK, joint.network)
    for slug in joint.partners:
        yield Reference(("joint", "partners", slug), Kind.INSTITUTION, slug, at_key=True)
    for slug in joint.agreements:
        yield Reference(("joint",), Kind.AGREEMENT, slug)


def _required(requirement: Requirement, pointer: Pointer) -> Iterator[Reference]:
    if requirement.course:
        yield Reference(pointer, Kind.COURSE, requirement.course)
    for word, parts in (("all", requirement.all), ("any", requirement.any)):
        for index, part in enumerate(parts):
            yield from _required(part, (*pointer, word, index))


@references.register(Institution)
def _(institution: Institution) -> Iterator[Reference]:
    if institution.award:
        yield from _one(Kind.INSTITUTION, institution.award.issuer, "award", "issuer")
    if institution.withdrawn:
        yield from _one(Kind.INSTITUTION, institution.withdrawn.successor, "withdrawn", "successor")


@references.register(Network)
def _(network: Network) -> Iterator[Reference]:
    if network.withdrawn:
        yield from _one(Kind.NETWORK, network.withdrawn.successor, "withdrawn", "successor")
    for slug in network.members:
        yield Reference(("members", slug), Kind.INSTITUTION, slug, at_key=True)


@references.register(Agreement)
def _(agreement: Agreement) -> Iterator[Reference]:
    if agreement.withdrawn:
        yield from _one(Kind.AGREEMENT, agreement.withdrawn.successor, "withdrawn", "successor")
    yield from _one(Kind.NETWORK, agreement.network, "network")
    yield from _all(Kind.INSTITUTION, agreement.parties, "parties")
    if agreement.recognises:
        yield from _all(Kind.COURSE, agreement.recognises.courses, "recognises", "courses")


@references.register(Pathway)
def _(pathway: Pathway) -> Iterator[Reference]:
    yield from _all(Kind.INSTITUTION, pathway.awarding, "awarding")
    yield from _one(Kind.NETWORK, pathway.network, "network")
    yield from _all(Kind.AGREEMENT, pathway.agreements, "agreements")
    yield from _all(Kind.PATHWAY, pathway.replaces, "replaces")
    if pathway.target:
        yield from _one(Kind.INSTITUTION, pathway.target.institution, "target", "institution")
    if pathway.withdrawn:
        yield from _one(Kind.PATHWAY, pathway.withdrawn.successor, "withdrawn", "successor")
    for key, block in pathway.blocks.items():
        yield from _all(Kind.COURSE, block.courses, "blocks", key, "courses")
        yield from _all(Kind.PATHWAY, block.pathways, "blocks", key, "pathways")
