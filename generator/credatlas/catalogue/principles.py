"""The ten principles of the European recommendation, and what a course tells that each can rest on.

Council Recommendation 2022/C 243/02, Annex II. A principle is not a field: a catalogue can show evidence
for it only, and which evidence an entry gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.catalogue.readiness import DIGITAL, Criterion, stated
from credatlas.catalogue.recognition import BINDING, treatments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course


class Evidence(NamedTuple):
    """Something that an entry may tell, and the rule that asks for it where there is one."""

    name: str
    given: Callable[[Course, Edition], object]
    """Whether a course gives it: anything true."""
    rule: str = ""


def _told(criterion: Criterion) -> Callable[[Course, Edition], bool]:
    """What a recognition office looks for too."""
    return lambda course, edition: stated(course, criterion, edition.today)


def _covered(course: Course, _: Edition) -> bool:
    """Every outcome is assessed; a part that names none assesses all."""
    if not (course.outcomes and course.assessment):
        return False
    assessed = {name for part in course.assessment for name in part.outcomes or course.outcomes}
    return assessed >= set(course.outcomes)


def _eqf(course: Course, _: Edition) -> bool:
    return course.level is not None and course.level.eqf is not None


def _hours(course: Course, _: Edition) -> bool:
    return course.workload is not None and course.workload.hours is not None


def _sign_in(course: Course, edition: Edition) -> bool:
    house = edition.catalogue.institutions.get(course.institution)
    return bool(house and house.identity) or any(run.identity for run in course.offerings.values())


def _registered(course: Course, edition: Edition) -> bool:
    """Every awarding body has an identifier by which QualityLink knows it."""
    known = edition.catalogue.institutions
    found = [known[slug].identifiers.keys() if slug in known else () for slug in course.awarding_bodies]
    return bool(found) and all("schac" in one or "orgreg" in one for one in found)


def _recognised(course: Course, edition: Edition) -> bool:
    """It says so itself, or an agreement that is in force does."""
    found = treatments(course, edition.catalogue, edition.today)
    return bool(course.recognition) or any(decision.standing in BINDING for decision, _ in found)


RECOGNISED = Evidence("recognised", _recognised)
ACCESSIBILITY = Evidence("accessibility", lambda course, _: course.accessibility)
DIGITALLY = Evidence(
    "digital", lambda course, _: course.award and not DIGITAL.isdisjoint(course.award.formats), "CA950"
)
APPLICATION = Evidence(
    "application", lambda course, _: any(run.apply and run.apply.at for run in course.offerings.values())
)
PRINCIPLES: Mapping[str, tuple[Evidence, ...]] = {
    "quality": (
        Evidence("quality", _told(Criterion.QUALITY), "CA917"),
        Evidence("register", lambda course, _: any(one.register or one.report for one in course.quality)),
    ),
    "transparency": (
        Evidence("outcomes", lambda course, _: course.outcomes, "CA912"),
        Evidence("workload", _hours, "CA913"),
        Evidence("level", _eqf, "CA914"),
        Evidence("participation", lambda course, _: course.participation, "CA916"),
        Evidence("prerequisites", lambda course, _: course.prerequisites, "CA918"),
        Evidence("english", lambda course, _: "en" in course.title.languages, "CA402"),
    ),
    "relevance": (
        Evidence("need", lambda course, _: course.need, "CA526"),
        Evidence("stakeholders", lambda course, _: course.stakeholders),
        Evidence("skills", lambda course, _: course.skills),
        Evidence("occupations", lambda course, _: course.occupations),
    ),
    "assessment": (
        Evidence("assessment", lambda course, _: course.assessment, "CA915"),
        Evidence("covered", _covered, "CA504"),
        Evidence("grading", lambda course, _: course.grading, "CA953"),
    ),
    "pathways": (
        Evidence("stackability", lambda course, _: course.stackability, "CA921"),
        Evidence(
            "pathways",
            lambda course, edition: (
                course.id.slug in edition.catalogue.pathways_with or course.stacks_towards
            ),
            "CA601",
        ),
    ),
    "recognition": (
        RECOGNISED,
        Evidence("prior-learning", lambda course, _: course.prior_learning),
    ),
    "portability": (DIGITALLY,),
    "learners": (
        Evidence("audience", lambda course, _: course.target_groups or course.audience),
        Evidence("support", lambda course, _: course.support),
        ACCESSIBILITY,
    ),
    "authenticity": (
        Evidence("verification", _told(Criterion.VERIFICATION)),
        Evidence("identification", _told(Criterion.IDENTITY)),
        Evidence(
            "supervision",
            lambda course, _: course.assessment and all(part.supervision for part in course.assessment),
            "CA952",
        ),
    ),
    "guidance": (
        Evidence("contact", lambda course, _: course.contact),
        Evidence("homepage", lambda course, _: course.homepage, "CA941"),
        Evidence("languages", lambda course, _: course.languages, "CA902"),
        Evidence("reviewed", lambda course, _: course.reviewed, "CA853"),
        Evidence("admission", lambda course, _: course.admission),
    ),
}
"""Principle, in the order of Annex II -> the evidence that it can rest on."""


class UseCase(NamedTuple):
    """A use case of the European Higher Education Interoperability Framework."""

    served: bool
    """Whether the site serves it; else it only declares what others need to serve it."""
    evidence: tuple[Evidence, ...]


USE_CASES: Mapping[str, UseCase] = {
    "discovery": UseCase(True, (Evidence("homepage", lambda course, _: course.homepage, "CA941"),)),
    "enrolment": UseCase(True, (RECOGNISED, APPLICATION)),
    "shared-tools": UseCase(False, (Evidence("platform", lambda course, _: course.platform),)),
    "materials": UseCase(False, (Evidence("materials", lambda course, _: course.materials), ACCESSIBILITY)),
    "activity-data": UseCase(
        False,
        (Evidence("standards", lambda course, _: course.platform and course.platform.standards),),
    ),
    "credentials": UseCase(True, (DIGITALLY,)),
    "user-identity": UseCase(False, (Evidence("sign-in", _sign_in),)),
    "institutional-identity": UseCase(True, (Evidence("identifiers", _registered, "CA942"),)),
}
"""Use case, in the order of the framework -> how the site serves it, and what courses tell for it."""


_ASKED = tuple(one.given for found in PRINCIPLES.values() for one in found)


def evidence(course: Course, edition: Edition) -> tuple[bool, ...]:
    """Whether the course gives each piece of evidence, in the order of the principles."""
    return tuple([bool(given(course, edition)) for given in _ASKED])


class Tally(NamedTuple):
    """How many courses are offered, and how many of them give each piece of evidence, by its name."""

    whole: int
    given: Mapping[str, int]


@once
def tally(edition: Edition) -> Tally:
    """What the courses of an edition give together."""
    courses = [course for course in edition.catalogue.courses.values() if course.status == "active"]
    asked = [*PRINCIPLES.values(), *(case.evidence for case in USE_CASES.values())]
    every = {one.name: one.given for found in asked for one in found}
    counted = {name: sum(bool(given(course, edition)) for course in courses) for name, given in every.items()}
    return Tally(len(courses), counted)
