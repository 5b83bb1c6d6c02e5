"""What a learner needs to judge and follow an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.document._element import Element

if TYPE_CHECKING:
    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway

_COURSE = (Kind.COURSE,)
_BOTH = (Kind.COURSE, Kind.PATHWAY)
_HOUSE = (Kind.INSTITUTION,)


def _no_description(entry: Course | Pathway) -> bool:
    return not (entry.summary or entry.description)


def _no_size(course: Course) -> bool:
    load = course.workload
    return course.type is None and (load is None or (load.ects is None and load.hours is None))


def _no_address(entry: Course | Pathway) -> bool:
    contact = entry.contact
    return not (entry.homepage or (contact and (contact.email or contact.url)))


LISTED = (
    Element(
        "CA901",
        Tier.LISTED,
        _BOTH,
        "summary",
        "A summary or description.",
        "learners",
        "A title alone does not tell a learner what the course is about.",
        "Write `summary` in one or two sentences.",
        _no_description,
    ),
    Element(
        "CA902",
        Tier.LISTED,
        _COURSE,
        "languages",
        "The teaching languages.",
        "learners; ECTS Users' Guide",
        "A course in an unknown language cannot be chosen.",
        "Add `languages: [en]`.",
        lambda course: not course.languages,
    ),
    Element(
        "CA903",
        Tier.LISTED,
        _COURSE,
        "workload",
        "A type or a workload.",
        "learners; MicroHE",
        "Learners need to know how much work it is.",
        "Add `type`, or `workload` with `ects` or `hours`.",
        _no_size,
    ),
    Element(
        "CA904",
        Tier.LISTED,
        _BOTH,
        "contact",
        "A homepage or a contact.",
        "learners; ELM",
        "Whoever is interested must be able to go on from here.",
        "Add `homepage`, or `contact` with a role mailbox; the institution can state one for all.",
        _no_address,
    ),
    Element(
        "CA932",
        Tier.LISTED,
        _HOUSE,
        "website",
        "The website of the institution.",
        "learners; QualityLink",
        "Learners check who stands behind an offer.",
        "Add `website`.",
        lambda institution: institution.website is None,
    ),
)
"""By code."""
