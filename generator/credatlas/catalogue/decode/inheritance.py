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
    """The course with every silent inheritable field supplied.

    `inherited` names those fields; parts of an award that the course states itself are named `award/formats`.
    """
    supplied = {name: default for name in INHERITABLE if (default := _default(name, course, institution))}
    inherited = set(supplied)
    if course.award and institution.award:
        silent = _silent_parts(course.award, institution.award)
        supplied["award"] = replace(course.award, **silent)
        inherited.update(f"award/{name}" for name in silent)
    if not supplied:
        return course
    return replace(course, **supplied, inherited=frozenset(inherited))


def _default(name: str, course: Course, institution: Institution) -> Any:
    """What the institution supplies for a field on which the course is silent."""
    if getattr(course, name):
        return None
    stated = getattr(institution, name)
    if name == "contact" and not stated:
        return institution.contacts.get("admissions") or institution.contacts.get("general")
    return stated


def _silent_parts(own: Award, default: Award) -> dict[str, Any]:
    """The institution's award facts on which the course's own award is silent: formats are rarely said twice."""
    return {
        part.name: stated
        for part in fields(own)
        if getattr(own, part.name) in (None, ()) and (stated := getattr(default, part.name)) not in (None, ())
    }
