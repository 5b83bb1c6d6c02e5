"""Terms by the seasons of the year, as catalogues name them: `2027-spring`. A winter begins in December."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering

_SEASONS = ("winter", "spring", "summer", "autumn")


class Run(NamedTuple):
    """A run and its course."""

    course: Course
    run: Offering


def term_of(run: Offering) -> str | None:
    """The term in which a run begins; `None` for one at any time, or of which only the year is known."""
    if run.starts:
        return _season(run.starts.day.year, run.starts.day.month)
    year, _, part = (run.announced or "").partition("-")
    return _season(int(year), int(part)) if part.isdigit() else run.announced if part else None


def _season(year: int, month: int) -> str:
    """Months by threes from December on; January and February end the winter of the year before."""
    return f"{year - (month < 3)}-{_SEASONS[month % 12 // 3]}"


@once
def terms(catalogue: Catalogue) -> Mapping[str, tuple[Run, ...]]:
    """Term -> its runs, by course; tombstones are no offers."""
    found: defaultdict[str, list[Run]] = defaultdict(list)
    for course in catalogue.courses.values():
        if course.status == "active":
            for run in course.offerings.values():
                term = term_of(run)
                if term:
                    found[term].append(Run(course, run))
    return {term: tuple(found[term]) for term in sorted(found)}
