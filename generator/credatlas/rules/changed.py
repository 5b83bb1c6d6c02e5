"""A catalogue and the one before it: what the rules of `change` see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.model.course import Course


class Changed(NamedTuple):
    """What was, and what is to be; drafts were never public, so nobody relies on them."""

    before: Catalogue
    after: Catalogue

    def records(self) -> Iterator[Record]:
        """Every record of the new state."""
        return self.after.records()

    def courses(self) -> Iterator[tuple[Course, Course]]:
        """Courses that were public and still exist: as they were, as they are."""
        for slug, old in self.before.courses.items():
            new = self.after.courses.get(slug)
            if new is not None and old.status != "draft":
                yield old, new
