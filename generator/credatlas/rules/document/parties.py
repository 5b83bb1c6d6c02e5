"""What one file alone can tell of its parts: coordinators, recognising parties, blocks after blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import nearest
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.agreement import Agreement
    from credatlas.model.network import Network
    from credatlas.model.pathway import Pathway


@rule(
    "CA208",
    "there is no other block {block} in this file",
    Kind.PATHWAY,
    tier=Tier.RECORDED,
    asked_by="MicroHE",
)
def blocks_follow_blocks(pathway: Pathway) -> Iterator[Hit]:
    """A block comes after other blocks of the same pathway.

    Why: the order of the blocks is what learners plan by.
    Fix: write the short name under which the block stands in `blocks`.
    """
    for key, block in pathway.blocks.items():
        for index, name in enumerate(block.after):
            if name == key or name not in pathway.blocks:
                near = nearest(name, pathway.blocks.keys() - {key}) or ""
                yield hit("blocks", key, "after", index, block=name, nearest=near)


@rule(
    "CA221",
    "the coordinator {institution} is not a member",
    Kind.NETWORK,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX",
)
def coordinator_is_a_member(network: Network) -> Iterator[Hit]:
    """The coordinator of a network is one of its members.

    Why: the coordinator answers for the network, and is asked as one of it.
    Fix: add it to `members`, or correct `coordinator`.
    """
    if network.coordinator and network.coordinator not in network.members:
        near = nearest(network.coordinator, network.members) or ""
        yield hit("coordinator", institution=network.coordinator, nearest=near)


@rule(
    "CA223",
    "{institution} recognises, but is no party to the agreement",
    Kind.AGREEMENT,
    tier=Tier.FRAMEWORK,
    asked_by="ECCOE (model credit recognition agreement)",
)
def recognising_institutions_are_parties(agreement: Agreement) -> Iterator[Hit]:
    """Who recognises is a party to the agreement.

    Why: nobody is bound by an agreement of others.
    Fix: add it to `parties`, or correct `recognises.by`.
    """
    scope = agreement.recognises
    for index, slug in enumerate(scope.by if scope else ()):
        if slug not in agreement.parties:
            near = nearest(slug, agreement.parties) or ""
            yield hit("recognises", "by", index, institution=slug, nearest=near)
