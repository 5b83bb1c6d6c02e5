"""What a course takes from its institution where its own file is silent."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.shared import Award

INHERITABLE = ("award", "grading", "quality", "accessibility", "contact", "prior_learning", "refund")
"""The fields that an institution states once for all its courses."""


def with_defaults(course: Course, institution: Institution) -> Course:
    """The course with every silent inheritable field supplied; `inherited` names those fields."""
    supplied: dict[str, Any] = {}
    for name in INHERITABLE:
        default = getattr(institution, name)
        if default and not getattr(course, name):
            supplied[name] = default
    if "contact" not in supplied and not course.contact:
        role = institution.contacts.get("admissions") or institution.contacts.get("general")
        if role:
            supplied["contact"] = role
    if course.award and institution.award:
        supplied["award"] = _merged(course.award, institution.award)
    if not supplied:
        return course
    return replace(course, **supplied, inherited=frozenset(supplied))


def _merged(own: Award, default: Award) -> Award:
    """The course's own award facts, completed by the institution's: formats are rarely said twice."""
    silent = [part.name for part in fields(own) if getattr(own, part.name) in (None, ())]
    return replace(own, **{name: getattr(default, name) for name in silent})
