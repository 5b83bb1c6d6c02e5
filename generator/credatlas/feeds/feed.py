"""What a feed is: from an edition to files, and to the entries that it had to leave out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.discovery import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.ids import EntryId
    from credatlas.model.tier import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file of a feed; `path` is relative to the site."""

    path: str
    media_type: str
    body: bytes
    schema: str | None = None
    """Name of the document's schema in `schemas/feeds/`, which the build holds it to."""
    says: Any = None
    """The JSON value that `body` was written from; `None` where only the body is at hand."""


class Piece(NamedTuple):
    """A piece of a file that may be too large to be held whole, such as a list of everything.

    The pieces of a path are written one after the other; the file is whole when the export of its unit ends.
    """

    path: str
    media_type: str
    body: bytes


class Address(NamedTuple):
    """Where documents of one kind lie, for the description of the whole tree (OpenAPI)."""

    template: str
    """Relative to the site, with names in braces for what varies: one segment, or the part of one."""
    media_type: str
    text: str
    """What lies there, in English."""
    schema: str | None = None
    """Name of the documents' schema in `schemas/feeds/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """An entry that a feed cannot carry, with the codes of the rules that keep it out."""

    feed: str
    entry: EntryId
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: `units` cuts the work so that several workers can share it, `export` does one unit.

    A unit is small and picklable: a slug, or a tuple of slugs. Bytes depend on the edition only, and not on
    its `now`, but for what `publish_from` makes visible.
    """

    name: str
    title: str
    """What it is, in English, for the data page and the OpenAPI document."""
    units: Callable[[Edition], Sequence[object]]
    export: Callable[[Edition, object], Iterator[Artifact | Piece | Omission]]
    tier: Tier | None = None
    """The tier from which on a course is sure to be carried; `None` for feeds that do not choose."""
    addresses: tuple[Address, ...] = ()
    """Where its documents lie."""


WHOLE: Sequence[object] = (None,)
"""The units of a feed that is made in one go."""


def whole(_: Edition) -> Sequence[object]:
    """One unit for everything."""
    return WHOLE


@lru_cache(maxsize=1)
def feeds() -> tuple[Feed, ...]:
    """Every feed, by module name."""
    return members("credatlas.feeds", Feed)
