"""Whom a course means by its groups of learners."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course


def networks_meant(course: Course, catalogue: Catalogue) -> tuple[str, ...]:
    """The networks whose learners a course means by `members`: its own, else those of its institution."""
    if course.joint and course.joint.network:
        return (course.joint.network,)
    return tuple(network.id.slug for network in catalogue.networks_of.get(course.institution, ()))
