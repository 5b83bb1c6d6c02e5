"""What a directory is: from an edition and the files that were made to files that list them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from credatlas.discovery import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds.feed import Artifact, Omission


class Made(NamedTuple):
    """One file of the site, as it was made."""

    path: str
    """Relative to the site."""
    media_type: str
    sha256: str
    size: int
    """Bytes."""
    indexed: bool = False
    """Whether it is a page that search engines may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """All that was made before the directories: files sorted by path, and what feeds left out."""

    files: Sequence[Made]
    omissions: Sequence[Omission]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """A listing of the site."""

    name: str
    export: Callable[[Edition, Production], Iterator[Artifact]]


@lru_cache(maxsize=1)
def directories() -> tuple[Directory, ...]:
    """Every directory, by module name."""
    return members("credatlas.feeds.directory", Directory)
