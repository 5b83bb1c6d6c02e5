"""Joint courses and their network: members, policy, agreements, recognition (R50, R53-R56)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.recognition import Standing, standings_ever
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import joint_courses, member_universities, universities
from credatlas.rules.rule import Hit, Scope, hit, rule
from credatlas.vocab.bounds import JOINT_ECTS, SIZES, Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.network import Network

_MICROCREDX = "MicroCredX Implementation Framework"
LEAST_UNIVERSITIES = 2
_WORDS = frozenset({"anyone", "own", "members"})


@rule(
    "CA531",
    "of the partners only {universities} can be a university; a joint course has two or more",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
)
def two_universities_take_part(catalogue: Catalogue) -> Iterator[Hit]:
    """Two or more universities take part in a joint course.

    Why: a course of one university with an employer is its own; it is not joint.
    Fix: add the second university to `joint.partners`, or leave out `joint`.
    """
    for course, joint in joint_courses(catalogue):
        found = universities(catalogue, joint)
        if len(found) < LEAST_UNIVERSITIES:
            named = ", ".join(found) or "none"
            yield hit("joint", "partners", entry=course.id, universities=named)


@rule(
    "CA532",
    "{institution} is not a member of {network}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
)
def partners_are_members(catalogue: Catalogue) -> Iterator[Hit]:
    """The universities of a joint course are members of its network.

    Why: the network's policy and agreements bind its members only.
    Fix: add the university to the network's `members`; employers and other providers need not be members.
    """
    for course, joint in joint_courses(catalogue):
        network = catalogue.networks.get(joint.network)
        for slug in universities(catalogue, joint) if network else ():
            # Of one that does not exist, CA201 has told.
            if network and slug not in network.members and catalogue.knows(Kind.INSTITUTION, slug):
                place = ("joint", "partners", slug)
                yield hit(*place, at_key=True, entry=course.id, institution=slug, network=joint.network)


@rule(
    "CA533",
    "{ects} ECTS; in {network} a joint course has {low} to {high}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX (2 to 5 ECTS, or the policy of the network)",
)
def credits_keep_the_policy(catalogue: Catalogue) -> Iterator[Hit]:
    """The credits of a joint course are within the policy of its network.

    Why: partners recognise automatically only what has the size that they agreed on.
    Fix: correct `workload.ects`, split the course, or change the network's `policy` together.
    """
    for course, joint in joint_courses(catalogue):
        credits = course.workload.ects if course.workload else None
        bounds = _bounds(catalogue.networks.get(joint.network))
        if course.type == "module" and credits is not None and credits not in bounds:
            yield hit(
                "workload",
                "ects",
                entry=course.id,
                ects=f"{credits:g}",
                network=joint.network,
                low=f"{bounds.least:g}",
                high=f"{bounds.most:g}",
            )


def _bounds(network: Network | None) -> Range:
    """What the network agreed on, and no module may exceed."""
    agreed = network.policy.ects if network and network.policy else None
    module = SIZES["module"].ects or Range()
    least = agreed.min if agreed and agreed.min is not None else JOINT_ECTS.least
    most = agreed.max if agreed and agreed.max is not None else JOINT_ECTS.most
    return Range(max(least or 0, module.least or 0), min(most or 0, module.most or 0))


@rule(
    "CA535",
    "no agreement of this course has {institution} as a party",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
)
def agreements_cover_the_partners(catalogue: Catalogue) -> Iterator[Hit]:
    """The agreements of a joint course have all of its universities as parties.

    Why: who has not agreed owes learners nothing.
    Fix: name an agreement that the partner has joined, or add the partner to its `parties` once it has.
    """
    for course, joint in joint_courses(catalogue):
        named = [catalogue.agreements[slug] for slug in joint.agreements if slug in catalogue.agreements]
        if len(named) < len(joint.agreements) or not named:
            continue
        bound = {party for one in named if one.status != "withdrawn" for party in one.parties}
        for slug in member_universities(catalogue, joint):
            if slug not in bound:
                place = ("joint", "partners", slug)
                yield hit(*place, at_key=True, entry=course.id, institution=slug)


@rule(
    "CA536",
    "nothing says whether {institution} recognises the credential",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroCredX; EU recommendation, Annex II, principle 6; Lisbon Recognition Convention",
)
def every_partner_recognises(catalogue: Catalogue) -> Iterator[Hit]:
    """Every partner of a joint course that does not award it recognises it.

    Why: its learners take the course in the belief that it counts at home; the page says that nobody knows.
    Fix: add the partner under `recognition`, or agree on automatic recognition.
    """
    standings = standings_ever(catalogue)
    for course, joint in joint_courses(catalogue):
        named = [catalogue.agreements[slug] for slug in joint.agreements if slug in catalogue.agreements]
        for slug in member_universities(catalogue, joint):
            bound = any(slug in agreement.parties for agreement in named)
            if slug in course.recognition or not bound or not course.awarding_bodies:
                continue
            if standings.of(course, slug) not in (Standing.OWN, Standing.AUTOMATIC):
                place = ("joint", "partners", slug)
                yield hit(*place, at_key=True, entry=course.id, institution=slug)


@rule(
    "CA537",
    "seats are kept for {institution}, which is not a member of {network}",
    Kind.COURSE,
    scope=Scope.CATALOGUE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX; QualityLink (LearnerGroupConditions)",
)
def seats_are_those_of_members(catalogue: Catalogue) -> Iterator[Hit]:
    """In a joint course, seats are kept for members of the network and for partners.

    Why: an institution outside the network has no agreement under which its learners could enter.
    Fix: correct `who`, write `anyone`, or add the institution to the network.
    """
    for course, joint in joint_courses(catalogue):
        network = catalogue.networks.get(joint.network)
        if network is None:
            continue
        inside = _WORDS | joint.partners.keys() | network.members.keys()
        for key, run in course.offerings.items():
            for index, group in enumerate(run.groups):
                if group.who not in inside and group.who in catalogue.institutions:
                    place = ("offerings", key, "for", index, "who")
                    yield hit(*place, entry=course.id, institution=group.who, network=joint.network)
