"""Members of networks: who is bound by an agreement, and for whom places are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue


@rule(
    "CA222",
    "{institution} is not a member of {network}",
    Kind.AGREEMENT,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroCredX",
)
def parties_are_members(catalogue: Catalogue) -> Iterator[Hit]:
    """The parties to an agreement of a network are its members.

    Why: learners take it for an agreement of the whole network.
    Fix: add the institution to the network's `members`, or leave out `network` in the agreement.
    """
    for agreement in catalogue.agreements.values():
        network = catalogue.networks.get(agreement.network or "")
        for index, slug in enumerate(agreement.parties if network else ()):
            # Of one that does not exist, CA201 has told.
            if network and slug not in network.members and catalogue.knows(Kind.INSTITUTION, slug):
                place = ("parties", index)
                yield hit(*place, entry=agreement.id, institution=slug, network=network.id.slug)


@rule(
    "CA230",
    "{course} is not a joint course",
    Kind.AGREEMENT,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX",
)
def agreements_on_joint_courses_name_such(catalogue: Catalogue) -> Iterator[Hit]:
    """An agreement on joint courses only names joint courses.

    Why: it says both that this course is recognised and that it is not.
    Fix: take the course out of `recognises.courses`, or leave out `recognises.joint_only`.
    """
    for agreement in catalogue.agreements.values():
        scope = agreement.recognises
        for index, slug in enumerate(scope.courses if scope and scope.joint_only else ()):
            course = catalogue.courses.get(slug)
            if course and course.joint is None:
                yield hit("recognises", "courses", index, entry=agreement.id, course=slug)


@rule(
    "CA812",
    "places are kept for members, but {institution} belongs to no network",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.LISTED,
    severity=Severity.WARNING,
    asked_by="learners; QualityLink (LearnerGroupConditions)",
)
def members_have_a_network(catalogue: Catalogue) -> Iterator[Hit]:
    """Who keeps places for members belongs to a network.

    Why: nobody could tell whether the places, or the price, are meant for them.
    Fix: write `own` for the institution's own learners, name the institutions, or join the network's file.
    """
    if catalogue.lacks(Kind.NETWORK):
        return
    for course in catalogue.courses.values():
        if course.joint or any(house in catalogue.networks_of for house in course.providers):
            continue
        for key, run in course.offerings.items():
            for index, group in enumerate(run.groups):
                if group.who == "members":
                    place = ("offerings", key, "for", index, "who")
                    yield hit(*place, entry=course.id, institution=course.institution)
