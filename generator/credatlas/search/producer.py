"""What makes files of the search, and what it makes them of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import orjson

from credatlas.catalogue.listing import Listed
from credatlas.discovery import members
from credatlas.feeds.feed import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition

CardText = Callable[[str, Listed], str]
"""(language, course) -> its card as HTML without a state, with `@/` for the way to the language's root."""

SMALL = 80
"""Catalogues of up to so many courses are one file, which costs less than the requests for parts of it."""


class WrittenPage(NamedTuple):
    """A hand-written page as far as one can find it."""

    address: str
    language: str
    title: str
    description: str
    headings: tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Sources:
    """What is searched: the edition, the hand-written pages, and how a course looks in a list."""

    edition: Edition
    written: tuple[WrittenPage, ...]
    card: CardText

    @property
    def small(self) -> bool:
        """Whether everything goes into one file."""
        return len(self.edition.catalogue.courses) <= SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """Some files of the search; `units` cuts the work as it does for feeds."""

    name: str
    units: Callable[[Sources], Sequence[object]]
    export: Callable[[Sources, object], Iterator[Artifact]]


@lru_cache(maxsize=1)
def producers() -> tuple[Producer, ...]:
    """Every producer, by module name."""
    return members("credatlas.search", Producer)


def artifact(name: str, value: object) -> Artifact:
    """A file below `/search/`; `name` has no extension."""
    return Artifact(path=f"search/{name}.json", media_type="application/json", body=orjson.dumps(value))
