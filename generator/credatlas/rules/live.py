"""What is offered or prepared: a withdrawn entry is history, and history breaks no rule about offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.model.institution import NO_UNIVERSITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course, Joint
    from credatlas.model.pathway import Pathway


@once
def live_courses(catalogue: Catalogue) -> tuple[Course, ...]:
    """Every course that is not withdrawn."""
    return tuple(course for course in catalogue.courses.values() if course.status != "withdrawn")


def live_pathways(catalogue: Catalogue) -> Iterator[Pathway]:
    """Every pathway that is not withdrawn."""
    return (pathway for pathway in catalogue.pathways.values() if pathway.status != "withdrawn")


@once
def joint_courses(catalogue: Catalogue) -> tuple[tuple[Course, Joint], ...]:
    """Every joint course that is not withdrawn, with its joint part."""
    return tuple((course, course.joint) for course in live_courses(catalogue) if course.joint)


def universities(catalogue: Catalogue, joint: Joint) -> tuple[str, ...]:
    """The partners that are universities, or of which nothing else is known."""
    known = catalogue.institutions
    return tuple(
        slug for slug in joint.partners if slug not in known or known[slug].type not in NO_UNIVERSITIES
    )


def member_universities(catalogue: Catalogue, joint: Joint) -> tuple[str, ...]:
    """The universities among the partners that belong to the network; all where it is not known."""
    network = catalogue.networks.get(joint.network)
    found = universities(catalogue, joint)
    return tuple(slug for slug in found if network is None or slug in network.members)


def awarding_bodies(pathway: Pathway) -> tuple[str, ...]:
    """Who confers the whole, the institution of the target first."""
    body = pathway.target.institution if pathway.target else None
    return tuple(dict.fromkeys((*([body] if body else []), *pathway.awarding)))
