"""The edition: the one input of facets, pages, search and feeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from credatlas.model.tier import Standing, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.published import Published
    from credatlas.model.ids import EntryId


_RECORDED = Standing(Tier.RECORDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the operator decides about the site as a whole."""

    name: str
    description: str
    url: str | None
    """Absolute, with a final slash; `None` where it is not set: then nothing absolute is published."""
    languages: tuple[str, ...]
    """Interface languages; the first is at the root, the others under `/<language>/`."""
    required_tier: Tier
    data_licence: str | None = None
    edition: int = 2027
    version: str = ""
    """Of the generator."""
    source_url: str | None = None
    """Address pattern for editing a file, with `{path}`; `None` where the operator names none."""
    signed: bool = False
    """Whether the build signs the manifest."""
    offline: bool = False
    """Whether browsers keep the catalogue for reading without a connection."""
    parquet: bool = False
    """Whether courses and offerings are published as Parquet too."""
    previews: tuple[str, ...] = ()
    """Kinds of pages with a picture of their own: `institution`, `field`, `course`; none for no pictures."""

    @property
    def language(self) -> str:
        """The interface language at the root."""
        return self.languages[0]

    def root(self, language: str) -> str:
        """The first segment of a language's tree: empty for the language at the root, else `de/`."""
        return "" if language == self.languages[0] else f"{language}/"

    def absolute(self, address: str) -> str | None:
        """The absolute form of an address relative to the site."""
        return None if self.url is None else self.url + address


class Marks(NamedTuple):
    """The images of an entry's mark, by their paths in the site."""

    light: str
    dark: str = ""
    """Empty where the light one serves dark pages too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is published, how complete each entry is, for which site, and at which instant."""

    catalogue: Catalogue
    """Published entries only."""
    standings: Mapping[EntryId, Standing]
    site: Site
    now: datetime
    """Aware; the only clock below the doors. Data documents do not depend on it."""
    previous: Published | None = None
    """What was published before; `None` where nothing was, or where a new log of changes begins."""
    marks: Mapping[EntryId, Marks] = field(default_factory=dict)
    """The marks that are published; an entry whose logo is broken has none."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """The images of these marks, by their paths in the site."""

    @property
    def today(self) -> date:
        """The day of `now`, in UTC."""
        return self.now.date()

    def standing(self, entry: EntryId) -> Standing:
        """Where an entry stands."""
        return self.standings.get(entry, _RECORDED)
