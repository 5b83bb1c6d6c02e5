"""The exchange matrix of a network: how many of each other's courses its members recognise, and how."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.recognition import Standing, Standings, standing_kind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping
    from datetime import date

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.course import Course
    from credatlas.model.network import Network


class Cell(NamedTuple):
    """What one institution recognises of the courses of another; the numbers add up to the courses."""

    own: int = 0
    automatic: int = 0
    agreement: int = 0
    ask: int = 0
    unstated: int = 0

    @property
    def total(self) -> int:
        """How many courses there are."""
        return sum(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The exchange matrix of a network: recognising members by the members whose courses they recognise.

    A course counts once, for the institution that holds its file, which coordinates a joint one.
    """

    members: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    """(recognising, recognised) -> the numbers; a member does not recognise its own courses."""

    def row(self, institution: str) -> Iterator[tuple[str, Cell]]:
        """What an institution recognises, by whose courses."""
        for other in self.members:
            if other != institution:
                yield other, self.cells[institution, other]


def exchange(network: Network, catalogue: Catalogue, on: date | None = None) -> Exchange:
    """The exchange matrix of the members of a network; with `on`, of those that are members on that day."""
    members = tuple(
        slug
        for slug, member in network.members.items()
        if slug in catalogue.institutions
        and (on is None or ((member.from_ or on) <= on <= (member.until or on)))
    )
    standings = Standings(catalogue, on)
    held: dict[str, Counter[Hashable]] = {slug: Counter() for slug in members}
    examples: dict[Hashable, Course] = {}
    for course in catalogue.courses.values():
        if course.institution in held and course.status == "active":
            key = standing_kind(course, catalogue)
            held[course.institution][key] += 1
            examples.setdefault(key, course)
    cells = {
        (one, other): _cell(standings, one, ((examples[key], number) for key, number in held[other].items()))
        for one in members
        for other in members
        if one != other
    }
    return Exchange(members=members, cells=cells)


def _cell(standings: Standings, institution: str, courses: Iterable[tuple[Course, int]]) -> Cell:
    """How many of the courses an institution treats how; given are examples, and how many are like each."""
    counted: Counter[Standing] = Counter()
    for course, number in courses:
        counted[standings.of(course, institution)] += number
    return Cell(**{standing.value: counted[standing] for standing in Standing})
