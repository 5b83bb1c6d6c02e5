"""Who recognises what from whom: from the statements of courses and from agreements.

A course's own statement about an institution goes before agreements; of several agreements the one that gives
most counts. What an agreement gives is bounded by its direction, levels, courses, credits and dates.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.model.institution import NO_UNIVERSITIES

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.agreement import Agreement, RecognitionScope
    from credatlas.model.course import Course, Recognition
    from credatlas.model.text import Text


class Standing(StrEnum):
    """How an institution treats a credential, the best for the learner first."""

    OWN = "own"
    """It awards the credential itself."""
    AUTOMATIC = "automatic"
    """Without an application."""
    AGREEMENT = "agreement"
    """By an agreement; somebody confirms it."""
    ASK = "ask"
    """It can be asked for; nothing is promised."""
    UNSTATED = "unstated"
    """Nothing is said."""


GIVEN = frozenset({Standing.OWN, Standing.AUTOMATIC, Standing.AGREEMENT})
"""Standings on which a learner can rely."""


BINDING = (Standing.AUTOMATIC, Standing.AGREEMENT)
"""What an agreement can give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one institution does with the credential of one course."""

    institution: str
    standing: Standing
    as_: str | None = None
    """Code of `recognition-as`; `None` where it is not said."""
    ects: float | None = None
    from_: date | None = None
    until: date | None = None
    """The last day on which it holds."""
    agreement: str | None = None
    conditions: Text | None = None
    mailbox: str | None = None
    """Where to ask: the recognition mailbox of the institution, else of a network of both."""
    stated: bool = False
    """Whether the course itself says so; else it follows from an agreement, or from nothing."""

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


def recognition(course: Course, institution: str, catalogue: Catalogue, on: date | None = None) -> Decision:
    """How an institution treats the credential of a course.

    With `on`, what is not in force on that day does not count; without it, dates are only told.
    """
    given = course.recognition.get(institution)
    mailbox = _mailbox(course, institution, catalogue)
    if given is not None:
        return _stated(
            course, institution, given, catalogue.agreements.get(given.agreement or ""), mailbox, on
        )
    if institution in course.awarding_bodies:
        return Decision(
            institution=institution, standing=Standing.OWN, ects=_credits(course), mailbox=mailbox
        )
    agreements = _giving(course, institution, catalogue, on)
    if agreements:
        return _by(course, institution, agreements[0], mailbox)
    standing = Standing.ASK if mailbox else Standing.UNSTATED
    return Decision(institution=institution, standing=standing, mailbox=mailbox)


def recognisers(course: Course, catalogue: Catalogue) -> tuple[str, ...]:
    """Every institution of which something can be said, each once.

    Partners, those that the course names, then members of the networks of those who award it and the parties
    to agreements with them. Who is gone recognises nothing, nor does an employer unless the course says so.
    """
    near = dict.fromkeys((*course.providers, *course.recognition))
    around = _around(catalogue)
    for body in course.awarding_bodies:
        near.update(around.get(body, {}))
    there, universities = _there(catalogue)
    return tuple([slug for slug in near if slug in (there if slug in course.recognition else universities)])


@once
def _there(catalogue: Catalogue) -> tuple[frozenset[str], frozenset[str]]:
    """The institutions that have not gone, and those of them that are universities, as far as is known."""
    there = {slug: house for slug, house in catalogue.institutions.items() if house.status != "withdrawn"}
    return frozenset(there), frozenset(s for s, house in there.items() if house.type not in NO_UNIVERSITIES)


@once
def _around(catalogue: Catalogue) -> Mapping[str, Mapping[str, None]]:
    """Institution -> the members of its networks, then the parties to its agreements."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for slug, networks in catalogue.networks_of.items():
        for network in networks:
            found[slug].update(dict.fromkeys(network.members))
    for slug, agreements in catalogue.agreements_of.items():
        for agreement in agreements:
            found[slug].update(dict.fromkeys(agreement.parties))
    return found


class Treatment(NamedTuple):
    """A decision, and the institutions that take it; it is worded for the first of them."""

    decision: Decision
    institutions: tuple[str, ...]


def treatments(course: Course, catalogue: Catalogue, on: date | None = None) -> tuple[Treatment, ...]:
    """What the `recognisers` do, in the order of the first of each.

    Institutions that are bound by the same agreements, and asked at the same place, decide alike unless the
    course names them.
    """
    bonds, bodies = _bonds(catalogue), course.awarding_bodies
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for slug in recognisers(course, catalogue):
        found[slug if slug in course.recognition else (slug in bodies, bonds[slug])].append(slug)
    return tuple(
        [Treatment(recognition(course, slugs[0], catalogue, on), tuple(slugs)) for slugs in found.values()]
    )


@once
def _bonds(catalogue: Catalogue) -> Mapping[str, int]:
    """Institution -> a number that it shares with those of the same agreements, networks and mailbox."""
    numbers: dict[Hashable, int] = {}
    return {slug: numbers.setdefault(_bond(slug, catalogue), len(numbers)) for slug in catalogue.institutions}


def _bond(slug: str, catalogue: Catalogue) -> Hashable:
    contact = catalogue.institutions[slug].contacts.get("recognition")
    networks = tuple(network.id.slug for network in catalogue.networks_of.get(slug, ()))
    agreements = tuple((one.id.slug, _binds(one, slug)) for one in catalogue.agreements_of.get(slug, ()))
    return (contact and (contact.email or contact.url), networks, agreements)


def _binds(agreement: Agreement, institution: str) -> bool:
    """Whether a party recognises anything by an agreement."""
    scope = agreement.recognises
    return scope is not None and (scope.direction != "one-way" or institution in scope.by)


def _stated(
    course: Course,
    institution: str,
    given: Recognition,
    named: Agreement | None,
    mailbox: str | None,
    on: date | None,
) -> Decision:
    """What the course says, with what the agreement that it names adds; what has ended can be asked for."""
    base = Decision(institution=institution, standing=Standing.ASK)
    if named and covers(named, institution, course):
        base = _by(course, institution, named, mailbox)
    ended = named is not None and not _holds(named, on)
    over = on is not None and given.until is not None and given.until < on
    return Decision(
        institution=institution,
        standing=Standing.ASK if over or ended else _standing(given, base),
        as_=given.as_ or base.as_,
        ects=given.ects if given.ects is not None else base.ects,
        from_=base.from_,
        until=min((day for day in (given.until, base.until) if day), default=None),
        agreement=given.agreement,
        conditions=given.conditions or base.conditions,
        mailbox=mailbox,
        stated=True,
    )


def _standing(given: Recognition, base: Decision) -> Standing:
    if given.automatic or (given.automatic is None and base.standing is Standing.AUTOMATIC):
        return Standing.AUTOMATIC
    return Standing.AGREEMENT if given.agreement or given.until else Standing.ASK


def _by(course: Course, institution: str, agreement: Agreement, mailbox: str | None) -> Decision:
    """What an agreement gives."""
    scope = agreement.recognises
    credits, most = _credits(course), scope.max_ects if scope else None
    return Decision(
        institution=institution,
        standing=Standing.AUTOMATIC if scope and scope.automatic else Standing.AGREEMENT,
        as_=scope.as_ if scope else None,
        ects=credits if credits is None or most is None else min(credits, most),
        from_=agreement.from_,
        until=agreement.until,
        agreement=agreement.id.slug,
        conditions=scope.conditions if scope else None,
        mailbox=mailbox,
    )


def _credits(course: Course) -> float | None:
    return course.workload.ects if course.workload else None


def _level(course: Course) -> int | None:
    return course.level.eqf if course.level else None


def covers(agreement: Agreement, institution: str, course: Course) -> bool:
    """Whether an institution recognises a course by an agreement, whatever the day."""
    scope = agreement.recognises
    if agreement.status == "withdrawn" or scope is None or institution not in agreement.parties:
        return False
    if not _binds(agreement, institution):
        return False
    if not any(body in agreement.parties and body != institution for body in course.awarding_bodies):
        return False
    return includes(scope, course)


def includes(scope: RecognitionScope, course: Course) -> bool:
    """Whether an agreement is about a course, whoever recognises and awards it."""
    if scope.courses and course.id.slug not in scope.courses:
        return False
    if scope.joint_only and course.joint is None:
        return False
    level = _level(course)
    return not scope.eqf or level is None or level in scope.eqf


def _giving(course: Course, institution: str, catalogue: Catalogue, on: date | None) -> tuple[Agreement, ...]:
    """The agreements by which it is recognised, the one that gives most first."""
    found = [
        one
        for one in catalogue.agreements_of.get(institution, ())
        if _holds(one, on) and covers(one, institution, course)
    ]
    return tuple(sorted(found, key=_worth))


def _holds(agreement: Agreement, on: date | None) -> bool:
    """Whether it is not withdrawn, and in force on a day."""
    if agreement.status != "active":
        return False
    return on is None or (agreement.from_ or on) <= on <= (agreement.until or on)


def _worth(agreement: Agreement) -> tuple[bool, bool, int, str]:
    """Automatic ones first, then those without an end, then those that end last."""
    scope = agreement.recognises
    end = agreement.until.toordinal() if agreement.until else 0
    return (not (scope and scope.automatic), bool(agreement.until), -end, agreement.id.slug)


def _mailbox(course: Course, institution: str, catalogue: Catalogue) -> str | None:
    known = catalogue.institutions.get(institution)
    if known and (contact := known.contacts.get("recognition")):
        return contact.email or contact.url
    for network in catalogue.networks_of.get(institution, ()):
        contact = network.contacts.get("recognition")
        if contact and course.institution in network.members:
            return contact.email or contact.url
    return None


def alike(course: Course, catalogue: Catalogue) -> Hashable:
    """Equal for courses that every institution treats alike: all that a decision looks at."""
    return (standing_kind(course, catalogue), course.providers, _credits(course))


def standing_kind(course: Course, catalogue: Catalogue) -> Hashable:
    """Equal for courses that have the same standing everywhere, though it may be for other credits.

    The course itself where it, or an agreement, says something of it alone.
    """
    slug = course.id.slug
    if course.recognition or slug in _listed(catalogue):
        return slug
    return (course.institution, course.awarding_bodies, _level(course), course.joint is None)


@once
def _listed(catalogue: Catalogue) -> frozenset[str]:
    """Courses that some agreement names."""
    scopes = (agreement.recognises for agreement in catalogue.agreements.values())
    return frozenset(slug for scope in scopes if scope for slug in scope.courses)


class Standings:
    """The standing of many courses: those of which nothing special is said are alike, and judged once."""

    def __init__(self, catalogue: Catalogue, on: date | None = None) -> None:
        self._catalogue = catalogue
        self._on = on
        self._known: dict[tuple[object, ...], Standing | None] = {}

    def of(self, course: Course, institution: str) -> Standing:
        """How an institution treats the credential of a course; the same as `recognition` says."""
        if institution in course.recognition or course.id.slug in _listed(self._catalogue):
            return recognition(course, institution, self._catalogue, self._on).standing
        bodies = course.awarding_bodies
        if institution in bodies:
            return Standing.OWN
        alike = (institution, bodies, _level(course), course.joint is None)
        if alike not in self._known:
            self._known[alike] = self._by_agreements(course, institution)
        given = self._known[alike]
        if given is None:
            return Standing.ASK if _mailbox(course, institution, self._catalogue) else Standing.UNSTATED
        return given

    def _by_agreements(self, course: Course, institution: str) -> Standing | None:
        """The best that the agreements of an institution give."""
        best = None
        for agreement in self._catalogue.agreements_of.get(institution, ()):
            if _holds(agreement, self._on) and covers(agreement, institution, course):
                if agreement.recognises and agreement.recognises.automatic:
                    return Standing.AUTOMATIC
                best = Standing.AGREEMENT
        return best


@once
def standings_ever(catalogue: Catalogue) -> Standings:
    """The standings in a catalogue whatever the day."""
    return Standings(catalogue)
