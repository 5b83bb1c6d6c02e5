"""When members leave and agreements end: what becomes of joint runs and of pathways that lie ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.recognition import GIVEN, Standings, recognition
from credatlas.diagnostics import Severity
from credatlas.model.duration import parse_duration
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.live import (
    awarding_bodies,
    joint_courses,
    live_pathways,
    member_universities,
)
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.diagnostics import Pointer
    from credatlas.model.agreement import Agreement
    from credatlas.model.course import Course
    from credatlas.rules.dated import Dated

_MICROCREDX = "MicroCredX Implementation Framework"


def _ahead(course: Course, today: date) -> Iterator[tuple[str, date]]:
    """The dated runs that are not over, each with its last day."""
    for key, run in course.offerings.items():
        last = run.ends or run.starts
        if last and last.day >= today and run.status not in ("cancelled", "moved"):
            yield key, last.day


@rule(
    "CA861",
    "{institution} leaves {network} on {until}; {what}",
    Kind.COURSE,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
)
def partners_stay_to_the_end(dated: Dated) -> Iterator[Hit]:
    """The partners of a joint course are members of the network until its last run is over.

    Why: learners who have enrolled, or plan to, rely on what the partner teaches, awards and recognises.
    Fix: agree on how these runs are completed, and say so in the course; move or cancel runs that nobody can
    hold; take the partner out of runs that come later.
    """
    for course, joint in joint_courses(dated.catalogue):
        network = dated.catalogue.networks.get(joint.network)
        for slug in joint.partners if network else ():
            until = network.members[slug].until if network and slug in network.members else None
            if until is None:
                continue
            told: list[tuple[Pointer, str]] = [
                (("offerings", key), f"this run ends on {end}")
                for key, end in _ahead(course, dated.today)
                if end > until
            ]
            if until < dated.today and not told:
                told.append((("joint", "partners", slug), "it is still a partner here"))
            for place, what in told:
                yield hit(
                    *place,
                    at_key=True,
                    entry=course.id,
                    institution=slug,
                    network=joint.network,
                    until=until,
                    what=what,
                )


@rule(
    "CA862",
    "no agreement with {institutions} is in force on {end}, when this run ends",
    Kind.COURSE,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
)
def agreements_last_to_the_end(dated: Dated) -> Iterator[Hit]:
    """The agreements of a joint course are in force until its last run is over.

    Why: whether the credential is recognised must not depend on the day on which it is issued.
    Fix: prolong the agreement (`until`), or name the one that follows it.
    """
    for course, joint in joint_courses(dated.catalogue):
        named = [
            agreement
            for slug in joint.agreements
            if (agreement := dated.catalogue.agreements.get(slug)) and agreement.status == "active"
        ]
        bound = [
            (slug, binding)
            for slug in member_universities(dated.catalogue, joint)
            if (binding := [agreement for agreement in named if slug in agreement.parties])
        ]
        for key, end in _ahead(course, dated.today):
            free = [slug for slug, binding in bound if not any(_in_force(one, end) for one in binding)]
            if free:
                place = ("offerings", key)
                yield hit(*place, at_key=True, entry=course.id, institutions=", ".join(free), end=end)


def _in_force(agreement: Agreement, day: date) -> bool:
    begun = agreement.from_ is None or agreement.from_ <= day
    return begun and (agreement.until is None or day <= agreement.until)


@rule(
    "CA863",
    "{course} is recognised until {until}; who begins today has until {end} to finish",
    Kind.PATHWAY,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="MicroHE; learners",
)
def recognition_lasts_to_the_end(dated: Dated) -> Iterator[Hit]:
    """The parts of a pathway are recognised for as long as somebody who begins today has to finish.

    Why: who takes the time allowed would be refused a part at the end.
    Fix: prolong the agreement, or say in the pathway until when one can begin.
    """
    on_day: dict[date, Standings] = {}
    agreements = dated.catalogue.agreements.values()
    ends = {party for agreement in agreements if agreement.until for party in agreement.parties}
    for pathway in live_pathways(dated.catalogue):
        window = parse_duration(pathway.window or "")
        end = window.after(dated.today) if window else dated.today
        bodies = awarding_bodies(pathway)
        ending = not ends.isdisjoint(bodies)
        standings = on_day.setdefault(end, Standings(dated.catalogue, end))
        for key, block in pathway.blocks.items():
            for index, slug in enumerate(block.courses):
                course = dated.catalogue.courses.get(slug)
                if course is None or not (ending or course.recognition):
                    continue
                until = _ended(dated.catalogue, course, bodies, standings)
                if until:
                    place = ("blocks", key, "courses", index)
                    yield hit(*place, entry=pathway.id, course=slug, until=until, end=end)


def _ended(
    catalogue: Catalogue, course: Course, bodies: tuple[str, ...], standings: Standings
) -> date | None:
    """The last day of a recognition that has ended by the day of `standings`; `None` where none has."""
    if not bodies or any(body in course.providers for body in bodies):
        return None
    if any(standings.of(course, body) in GIVEN for body in bodies):
        return None
    ever = [recognition(course, body, catalogue) for body in bodies]
    return max((one.until for one in ever if one.standing in GIVEN and one.until), default=None)
