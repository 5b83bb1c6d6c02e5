"""Who may apply: anyone, learners of the members, learners of its own institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.catalogue.admission import networks_meant
from credatlas.facets.facet import Facet, FacetSource, coded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.model.course import Course


_GROUPS = vocab.load("learner-who")
ANYONE = "*"
NETWORK = "network/"
"""What stands before the slug of a network whose members' learners may apply."""


def _groups(course: Course) -> Iterable[str]:
    """The groups of all runs that take place, each once."""
    runs = (run for run in course.offerings.values() if run.status == "confirmed")
    return dict.fromkeys(group.who for run in runs for group in run.groups)


def _values(entry: Listed) -> Iterable[str]:
    """A group that is named by its institution counts as that institution's own."""
    return dict.fromkeys(who if who in _GROUPS else "own" for who in _groups(entry.course))


def _facets(edition: Edition) -> Iterable[Facet]:
    def admitted(entry: Listed) -> Iterator[str]:
        course = entry.course
        for who in _groups(course):
            if who == "anyone":
                yield ANYONE
            elif who == "members":
                yield from (NETWORK + slug for slug in networks_meant(course, edition.catalogue))
            elif who == "own":
                yield from course.awarding_bodies or course.providers
            else:
                yield who

    yield Facet(
        key="who",
        rank=55,
        values=_values,
        label=coded("learner-who"),
        order=list(_GROUPS).index,
        mine=admitted,
        mine_label=lambda _, strings: strings.text("ui.pages.here.open-to-you"),
    )


WHO = FacetSource(facets=_facets)
