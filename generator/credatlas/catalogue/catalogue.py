"""The catalogue: every record by its slug, immutable, with the look-ups that others need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from credatlas.catalogue.discretion import discreet
from credatlas.model.agreement import Agreement
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.network import Network
from credatlas.model.pathway import Pathway

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from credatlas.catalogue.decode import Record

R = TypeVar("R", bound="Record")

DRAFT = "draft"
"""The status of an entry that is shown nowhere."""
_MEMBERS = 2
"""Fewer are no network."""


@dataclass(frozen=True)
class Catalogue:
    """All sound records, sorted by slug; `rejected` are entries whose file is broken.

    A rejected entry still owns its identity, so that one broken file is one finding and not one for each
    reference to it.
    """

    institutions: Mapping[str, Institution] = field(default_factory=dict)
    networks: Mapping[str, Network] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    rejected: frozenset[EntryId] = frozenset()

    @classmethod
    def of(cls, records: Iterable[Record], rejected: Iterable[EntryId] = ()) -> Catalogue:
        """The catalogue of these records."""
        ordered = sorted(records, key=lambda record: record.id.slug)
        return cls(
            institutions=_by_slug(ordered, Institution),
            networks=_by_slug(ordered, Network),
            agreements=_by_slug(ordered, Agreement),
            courses=_by_slug(ordered, Course),
            pathways=_by_slug(ordered, Pathway),
            rejected=frozenset(rejected),
        )

    def of_kind(self, kind: Kind) -> Mapping[str, Record]:
        """The records of a kind by slug."""
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Mapping[str, Record]]:
        return {
            Kind.INSTITUTION: self.institutions,
            Kind.NETWORK: self.networks,
            Kind.AGREEMENT: self.agreements,
            Kind.COURSE: self.courses,
            Kind.PATHWAY: self.pathways,
        }

    def records(self) -> Iterator[Record]:
        """Every record, by kind and slug."""
        for kind in Kind:
            yield from self.of_kind(kind).values()

    def knows(self, kind: Kind, slug: str) -> bool:
        """Whether such an entry exists, sound or broken."""
        return slug in self.of_kind(kind) or EntryId(kind, slug) in self.rejected

    def lacks(self, kind: Kind) -> bool:
        """Whether a file of this kind is broken: then nobody can tell what is not there."""
        return any(entry.kind is kind for entry in self.rejected)

    def published(self, today: date) -> Catalogue:
        """What may be shown on a day: no drafts, nothing before its `publish_from`, and no word of either."""
        shown = [record for record in self.records() if self._is_published(record, today)]
        names = {record.id for record in shown}
        hidden = frozenset(record.id for record in self.records() if record.id not in names)
        return Catalogue.of(discreet(shown, hidden), self.rejected)

    def _is_published(self, record: Record, today: date) -> bool:
        """Whether an entry may be shown; one that rests on an institution that is a draft may not."""
        if record.status == DRAFT:
            return False
        if isinstance(record, Course | Pathway) and record.publish_from and record.publish_from > today:
            return False
        if isinstance(record, Course):
            return not self._are_drafts(record.institution)
        if isinstance(record, Agreement):
            return not self._are_drafts(*record.parties)
        if isinstance(record, Network):
            drafts = self._are_drafts(*record.members)
            return not drafts or len(record.members) - drafts >= _MEMBERS
        return True

    def _are_drafts(self, *institutions: str) -> int:
        """How many of the institutions are drafts."""
        found = (self.institutions.get(slug) for slug in institutions)
        return sum(house is not None and house.status == DRAFT for house in found)

    @cached_property
    def courses_of(self) -> Mapping[str, tuple[Course, ...]]:
        """Institution -> every course it takes part in, joint ones included."""
        return _grouped((name, course) for course in self.courses.values() for name in course.providers)

    @cached_property
    def courses_in(self) -> Mapping[str, tuple[Course, ...]]:
        """Network -> its joint courses."""
        joint = (course for course in self.courses.values() if course.joint)
        return _grouped((course.joint.network, course) for course in joint if course.joint)

    @cached_property
    def networks_of(self) -> Mapping[str, tuple[Network, ...]]:
        """Institution -> the networks it is or was a member of."""
        return _grouped((name, network) for network in self.networks.values() for name in network.members)

    @cached_property
    def pathways_with(self) -> Mapping[str, tuple[Pathway, ...]]:
        """Course -> the pathways whose own blocks name it."""
        return _grouped((ref, pathway) for pathway in self.pathways.values() for ref in pathway.courses())

    @cached_property
    def agreements_of(self) -> Mapping[str, tuple[Agreement, ...]]:
        """Institution -> the agreements it is a party to."""
        return _grouped((name, item) for item in self.agreements.values() for name in item.parties)

    @cached_property
    def successor_of(self) -> Mapping[str, tuple[Course, ...]]:
        """Course -> the courses that say they replace it."""
        return _grouped((ref, course) for course in self.courses.values() for ref in course.replaces)


def _by_slug(records: Iterable[Record], kind: type[R]) -> dict[str, R]:
    return {record.id.slug: record for record in records if isinstance(record, kind)}


def _grouped(pairs: Iterable[tuple[str, R]]) -> Mapping[str, tuple[R, ...]]:
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(groups[key]) for key in sorted(groups)}
