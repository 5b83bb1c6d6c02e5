"""Joint courses, as one file tells them: who coordinates, awards, and does what share (R51-R53, R57-R59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity, nearest
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course

WHOLE = 100
"""Percent."""
_MICROCREDX = "MicroCredX Implementation Framework"


@rule(
    "CA521",
    "{count} partners have the role `coordinate`; a joint course has exactly one",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def one_partner_coordinates(course: Course) -> Iterator[Hit]:
    """One partner coordinates a joint course.

    Why: learners, partners and harvesters have to know whom to ask.
    Fix: give the role `coordinate` to the partner that answers for the course, and to no other.
    """
    leading = course.joint.with_role("coordinate") if course.joint else ()
    if course.joint and len(leading) != 1:
        yield hit("joint", "partners", count=len(leading))


@rule(
    "CA522",
    "the file is in the folder of {institution}, which is no partner of the course",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def the_folder_is_that_of_a_partner(course: Course) -> Iterator[Hit]:
    """A joint course is published by one of its partners.

    Why: its address carries the name of that institution for ever.
    Fix: add the institution to `joint.partners` with what it does, or move the file before it is published.
    """
    if course.joint and course.institution not in course.joint.partners:
        yield hit("joint", "partners", institution=course.institution)


@rule(
    "CA523",
    "the award is {award}, so {expected} award; here it is {count}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX; EU recommendation, Annex I, element 4",
    needs="joint",
)
def the_form_of_award_fits_who_awards(course: Course) -> Iterator[Hit]:
    """One institution awards a single credential, two or more a joint one or several.

    Why: the credential names every body that confers it.
    Fix: correct `joint.award`, or give the role `award` to those partners that confer the credential.
    """
    joint = course.joint
    count = len(joint.with_role("award")) if joint else 0
    if joint is None or count == 0:  # nobody awards: CA911
        return
    single = joint.award == "single"
    if single != (count == 1):
        expected = "exactly one partner must" if single else "two partners or more must"
        yield hit("joint", "award", award=joint.award, expected=expected, count=count)


@rule(
    "CA524",
    "`awarding` says {stated}, the partners with the role `award` are {partners}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex I, element 4",
    needs="joint",
)
def awarding_bodies_are_told_once(course: Course) -> Iterator[Hit]:
    """The awarding bodies of a joint course are its partners with the role `award`.

    Why: two lists that differ leave open who confers the credential.
    Fix: delete `awarding`; for a joint course the roles of the partners say it.
    """
    joint = course.joint
    if joint and course.awarding and set(course.awarding) != set(joint.with_role("award")):
        partners = ", ".join(joint.with_role("award")) or "none"
        yield hit("awarding", stated=", ".join(course.awarding), partners=partners)


@rule(
    "CA525",
    "a joint micro-credential is a module, not a course of type {type}",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX; MicroHE Users' Guide (three types)",
    needs="joint",
)
def a_joint_course_is_a_module(course: Course) -> Iterator[Hit]:
    """A joint micro-credential is a module of a few credits.

    Why: partners recognise small units automatically, not programmes.
    Fix: describe a joint programme as a pathway of joint modules; a short skill has one provider.
    """
    if course.joint and course.type not in (None, "module"):
        yield hit("type", type=course.type)


@rule(
    "CA526",
    "a joint course says which need it answers: `need` is missing",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def a_joint_course_answers_a_need(course: Course) -> Iterator[Hit]:
    """A joint course says which need of learners, employers or society it answers.

    Why: it is the first step of the framework, and what partners agree on before they agree on anything else.
    Fix: add `need` in a sentence, and `need_evidence` where there is a source.
    """
    if course.joint and course.need is None:
        yield hit("joint", at_key=True)


@rule(
    "CA527",
    "a joint course says how it is taught: `teaching` is missing",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def a_joint_course_says_how_it_is_taught(course: Course) -> Iterator[Hit]:
    """A joint course names its teaching methods.

    Why: learners of several institutions meet in it, used to different ways.
    Fix: add `teaching: [webinar, case-work]`.
    """
    if course.joint and not course.teaching:
        yield hit("joint", at_key=True)


@rule(
    "CA528",
    "the shares add up to {sum} percent, not to 100",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by=_MICROCREDX,
    needs="joint",
)
def shares_add_up(course: Course) -> Iterator[Hit]:
    """The shares of the partners add up to the whole.

    Why: fees and teaching hours are divided by them.
    Fix: correct `joint.shares`.
    """
    shares = course.joint.shares if course.joint else {}
    total = sum(shares.values())
    if shares and abs(total - WHOLE) > 0.5:  # thirds are written 33.3
        yield hit("joint", "shares", sum=f"{total:g}")


@rule(
    "CA529",
    "{institution} has a share, but is no partner",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def shares_are_those_of_partners(course: Course) -> Iterator[Hit]:
    """Only partners have a share.

    Why: the page shows the share beside the partner.
    Fix: correct the name, or add the institution to `joint.partners`.
    """
    joint = course.joint
    for slug in joint.shares if joint else ():
        if joint and slug not in joint.partners:
            near = nearest(slug, joint.partners) or ""
            yield hit("joint", "shares", slug, at_key=True, institution=slug, nearest=near)


@rule(
    "CA534",
    "no agreement is named for this joint course",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by=_MICROCREDX,
    needs="joint",
)
def a_joint_course_rests_on_an_agreement(course: Course) -> Iterator[Hit]:
    """A joint course rests on an agreement of its partners.

    Why: without it no partner is bound to award or recognise anything.
    Fix: add `joint.agreement` with the name of a file in `content/agreements/`.
    """
    if course.joint and not course.joint.agreements:
        yield hit("joint", at_key=True)


@rule(
    "CA538",
    "no seats for {institution} in this run",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="MicroCredX; QualityLink (LearnerGroupConditions)",
    needs="joint",
)
def every_partner_has_seats(course: Course) -> Iterator[Hit]:
    """Every partner has seats in a joint run whose seats are divided.

    Why: the learners of that partner could not take a course of their own university.
    Fix: add a group for the partner, or one for `members` or `anyone`; a group with 0 seats is closed.
    """
    joint = course.joint
    for key, run in course.offerings.items() if joint else ():
        closed = {group.who: index for index, group in enumerate(run.groups) if group.seats == 0}
        for who, index in closed.items():
            yield hit("offerings", key, "for", index, "seats", institution=who)
        named = {course.institution if group.who == "own" else group.who for group in run.groups}
        if named and joint and not named & {"anyone", "members"}:
            for slug in joint.partners:
                if slug not in named and "award" in joint.partners[slug]:
                    yield hit("offerings", key, "for", institution=slug)
