"""Prerequisites (Annex I, optional element 1): none, words, or an expression over courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.text import Text


@dataclass(frozen=True, slots=True)
class Requirement:
    """An expression: one course, or all or any of several requirements."""

    course: str | None = None
    """`institution/course`, for a leaf."""
    all: tuple[Requirement, ...] = ()
    any: tuple[Requirement, ...] = ()

    def courses(self) -> Iterator[str]:
        """Every course that the expression names, in the order of the file."""
        if self.course:
            yield self.course
        for part in (*self.all, *self.any):
            yield from part.courses()

    def met_by(self, held: frozenset[str]) -> bool:
        """Whether somebody who holds these courses meets it."""
        if self.course:
            return self.course in held
        if self.any:
            return any(part.met_by(held) for part in self.any)
        return all(part.met_by(held) for part in self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisites:
    """What one needs to enrol; `none` means that the entry says that nothing is needed."""

    none: bool = False
    text: Text | None = None
    requires: Requirement | None = None
    eqf: int | None = None
    experience: Text | None = None
