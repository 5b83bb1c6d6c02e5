"""What published entries may say of entries that are not: nothing, not even that they exist.

A pathway can be prepared with a course whose `publish_from` lies ahead; until then the pathway is published
without that course, and its page, its document and its sums agree.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from credatlas.model.agreement import Agreement
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.network import Network
from credatlas.model.pathway import Block, Pathway
from credatlas.model.prerequisites import Prerequisites, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.catalogue.decode import Record
    from credatlas.model.shared import Withdrawal

Hidden = frozenset[EntryId]


def discreet(records: Iterable[Record], hidden: Hidden) -> Iterable[Record]:
    """The records without their mentions of hidden courses, pathways, agreements and institutions."""
    return (_discreet(record, hidden) for record in records) if hidden else records


@singledispatch
def _discreet(record: Record, hidden: Hidden) -> Record:
    """An institution names successors only, which nobody prepares in secret."""
    return record


@_discreet.register(Course)
def _(course: Course, hidden: Hidden) -> Course:
    joint = course.joint
    return replace(
        course,
        replaces=_shown(Kind.COURSE, course.replaces, hidden),
        withdrawn=_withdrawn(Kind.COURSE, course.withdrawn, hidden),
        prerequisites=_prerequisites(course.prerequisites, hidden),
        joint=joint and replace(joint, agreements=_shown(Kind.AGREEMENT, joint.agreements, hidden)),
        recognition={
            house: replace(given, agreement=_one(Kind.AGREEMENT, given.agreement, hidden))
            for house, given in course.recognition.items()
        },
        stacks_towards=tuple(
            replace(target, pathway=_one(Kind.PATHWAY, target.pathway, hidden))
            for target in course.stacks_towards
        ),
    )


@_discreet.register(Pathway)
def _(pathway: Pathway, hidden: Hidden) -> Pathway:
    return replace(
        pathway,
        blocks=_blocks(pathway.blocks, hidden),
        agreements=_shown(Kind.AGREEMENT, pathway.agreements, hidden),
        replaces=_shown(Kind.PATHWAY, pathway.replaces, hidden),
        withdrawn=_withdrawn(Kind.PATHWAY, pathway.withdrawn, hidden),
    )


@_discreet.register(Agreement)
def _(agreement: Agreement, hidden: Hidden) -> Agreement:
    scope = agreement.recognises
    return replace(
        agreement, recognises=scope and replace(scope, courses=_shown(Kind.COURSE, scope.courses, hidden))
    )


@_discreet.register(Network)
def _(network: Network, hidden: Hidden) -> Network:
    members = {
        slug: given for slug, given in network.members.items() if _is_shown(Kind.INSTITUTION, slug, hidden)
    }
    return replace(network, members=members, coordinator=_one(Kind.INSTITUTION, network.coordinator, hidden))


def _blocks(blocks: Mapping[str, Block], hidden: Hidden) -> Mapping[str, Block]:
    """The blocks with the parts that are shown; one that has none left is not shown itself."""
    shown = {key: _block(block, hidden) for key, block in blocks.items()}
    gone = {key for key, block in shown.items() if blocks[key] != block and not _has_parts(block)}
    return {
        key: replace(block, after=tuple(name for name in block.after if name not in gone)) if gone else block
        for key, block in shown.items()
        if key not in gone
    }


def _block(block: Block, hidden: Hidden) -> Block:
    courses = _shown(Kind.COURSE, block.courses, hidden)
    pathways = _shown(Kind.PATHWAY, block.pathways, hidden)
    return replace(block, courses=courses, pathways=pathways)


def _has_parts(block: Block) -> bool:
    return bool(block.courses or block.pathways or block.open)


def _prerequisites(given: Prerequisites | None, hidden: Hidden) -> Prerequisites | None:
    if given is None or given.requires is None:
        return given
    left = replace(given, requires=_required(given.requires, hidden))
    return None if left == Prerequisites() else left


def _required(given: Requirement, hidden: Hidden) -> Requirement | None:
    """The expression without hidden courses; `None` where nothing of it is left."""
    if given.course:
        return given if _is_shown(Kind.COURSE, given.course, hidden) else None
    every, some = (
        tuple(left for part in side if (left := _required(part, hidden))) for side in (given.all, given.any)
    )
    return Requirement(all=every, any=some) if every or some else None


def _withdrawn(kind: Kind, given: Withdrawal | None, hidden: Hidden) -> Withdrawal | None:
    return given and replace(given, successor=_one(kind, given.successor, hidden))


def _shown(kind: Kind, slugs: tuple[str, ...], hidden: Hidden) -> tuple[str, ...]:
    return tuple(slug for slug in slugs if _is_shown(kind, slug, hidden))


def _one(kind: Kind, slug: str | None, hidden: Hidden) -> str | None:
    return slug if slug and _is_shown(kind, slug, hidden) else None


def _is_shown(kind: Kind, slug: str, hidden: Hidden) -> bool:
    return EntryId(kind, slug) not in hidden
