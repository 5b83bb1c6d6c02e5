"""What a directory is: from an edition and the files that were made to files that list or follow them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from credatlas.discovery import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.published import ChangeLog
    from credatlas.feeds.feed import Address, Artifact, Omission


class Made(NamedTuple):
    """One file of the site, as it was made."""

    path: str
    """Relative to the site."""
    media_type: str
    sha256: str
    """Empty for a page: nobody lists those by what they hold."""
    size: int
    """Bytes."""
    indexed: bool = False
    """Whether it is a page that search engines may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """All that was made in the stages before: files sorted by path, what feeds left out, and the log."""

    files: Sequence[Made]
    omissions: Sequence[Omission]
    log: ChangeLog
    """With the changes that this build brings."""


def below(files: Sequence[Made], folder: str) -> Sequence[Made]:
    """The files of a production whose path begins with `folder`, which ends with a slash."""
    after = f"{folder[:-1]}0"  # what follows the slash among the characters
    return files[bisect_left(files, folder, key=_path) : bisect_left(files, after, key=_path)]


_path = attrgetter("path")


class Stage(IntEnum):
    """When a directory is made; it sees what all earlier stages made."""

    FOLLOWING = 1
    """What follows from the log of changes: the log itself, news, calendars."""
    LISTING = 2
    """What names the files: index, sitemap, descriptions of the API."""
    DESCRIPTION = 3
    """What describes every address, and shows an example of each."""
    SUMS = 4
    """The pages of the manifest."""
    SUM = 5
    """The manifest, which names its pages."""


_WHOLE: Sequence[object] = (None,)


def whole(_: Edition, __: Production) -> Sequence[object]:
    """One unit for everything."""
    return _WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """A listing of the site; `units` cuts the work as for a feed."""

    name: str
    stage: Stage = Stage.LISTING
    units: Callable[[Edition, Production], Sequence[object]] = whole
    export: Callable[[Edition, Production, object], Iterator[Artifact]]
    title: str = ""
    """What it is, in English, for the OpenAPI document."""
    addresses: tuple[Address, ...] = ()
    """Where its documents lie."""


@lru_cache(maxsize=1)
def directories() -> tuple[Directory, ...]:
    """Every directory, by module name."""
    return members("credatlas.feeds.directory", Directory)
