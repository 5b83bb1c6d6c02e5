"""The life of an entry: withdrawn with a reason, and what begins ends later (R04, R72)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from credatlas.model.agreement import Agreement
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network
    from credatlas.model.pathway import Pathway

    Record = Institution | Network | Agreement | Course | Pathway


@rule(
    "CA205",
    "the status is withdrawn, but `withdrawn` does not say since when and why",
    tier=Tier.RECORDED,
    asked_by="learners; harvesters",
)
def withdrawal_has_a_reason(entry: Record) -> Iterator[Hit]:
    """A withdrawn entry says since when and why.

    Why: learners hold its address and its credential; its page stays and has to tell them what happened.
    Fix: add `withdrawn` with `on`, `reason` and, where there is one, `successor`.
    """
    if entry.status == "withdrawn" and entry.withdrawn is None:
        yield hit("status")


@rule(
    "CA206",
    "`withdrawn` is filled in, but the status is {status}",
    tier=Tier.RECORDED,
    asked_by="learners; harvesters",
    needs="withdrawn",
)
def only_withdrawn_entries_say_why(entry: Record) -> Iterator[Hit]:
    """Only a withdrawn entry has a reason for its withdrawal.

    Why: an entry that is offered and withdrawn at once would be shown as offered.
    Fix: write `status: withdrawn`, or delete `withdrawn`.
    """
    if entry.withdrawn is not None and entry.status != "withdrawn":
        yield hit("withdrawn", at_key=True, status=entry.status)


@rule(
    "CA224",
    "this ends on {end}, before it begins on {begin}",
    Kind.AGREEMENT,
    tier=Tier.RECORDED,
    asked_by="CredAtlas",
)
def agreement_ends_after_it_begins(agreement: Agreement) -> Iterator[Hit]:
    """An agreement ends after it begins.

    Why: it would never be in force.
    Fix: correct `from` or `until`.
    """
    yield from _ended(agreement.from_, agreement.until, "until")


@rule(
    "CA225",
    "this membership ends on {end}, before it begins on {begin}",
    Kind.NETWORK,
    tier=Tier.RECORDED,
    asked_by="CredAtlas",
)
def membership_ends_after_it_begins(network: Network) -> Iterator[Hit]:
    """A membership ends after it begins.

    Why: the institution would never have been a member.
    Fix: correct `from` or `until` of the member.
    """
    for slug, member in network.members.items():
        yield from _ended(member.from_, member.until, "members", slug, "until")


@rule(
    "CA226",
    "this quality assurance ends on {end}, before it begins on {begin}",
    Kind.INSTITUTION,
    Kind.COURSE,
    Kind.PATHWAY,
    tier=Tier.RECORDED,
    asked_by="DEQAR",
)
def quality_assurance_ends_after_it_begins(entry: Institution | Course | Pathway) -> Iterator[Hit]:
    """A quality assurance ends after it begins.

    Why: it would never have been valid.
    Fix: correct `from` or `until`.
    """
    if isinstance(entry, Course) and "quality" in entry.inherited:
        return
    for index, statement in enumerate(entry.quality):
        yield from _ended(statement.from_, statement.until, "quality", index, "until")


def _ended(begin: date | None, end: date | None, *pointer: str | int) -> Iterator[Hit]:
    if begin and end and end < begin:
        yield hit(*pointer, begin=begin, end=end)
