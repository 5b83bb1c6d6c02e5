"""A catalogue and the one before it: what the rules of `change` see."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.published import Was
    from credatlas.model.course import Course
    from credatlas.model.ids import EntryId


class Changed(NamedTuple):
    """What was, and what is to be; drafts were never public, so nobody relies on them."""

    before: Catalogue
    after: Catalogue
    gone: Mapping[EntryId, Was] = MappingProxyType({})
    """What the published log of changes says of identities that had come to their end."""

    def records(self) -> Iterator[Record]:
        """Every record of the new state."""
        return self.after.records()

    def courses(self) -> Iterator[tuple[Course, Course]]:
        """Courses that were public and still exist: as they were, as they are."""
        for slug, old in self.before.courses.items():
            new = self.after.courses.get(slug)
            if new is not None and old.status != "draft":
                yield old, new

    def used_again(self) -> Iterator[tuple[Was, Record]]:
        """Identities that had come to their end and are there again: what they were, what they are."""
        for entry, was in self.gone.items():
            new = self.after.of_kind(entry.kind).get(entry.slug)
            if new is not None and new.status != "draft":
                yield was, new
