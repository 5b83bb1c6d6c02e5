"""What a facet is: a question about courses with a closed set of answers, each with a landing page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def no_parent(_: str) -> str | None:
    """The parent of the values of a facet without a hierarchy."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One question, such as the teaching language. A new facet is one module in this folder."""

    key: str
    """Its segment in addresses: `/browse/<key>/<value>/`."""
    values: Callable[[Listed], Iterable[str]]
    """The answers of one course, as slugs; several count each, none means that it is not stated."""
    label: Callable[[Edition, Strings, str], str]
    """What people read for a value."""
    title: Callable[[Edition, Strings], str] | None = None
    """What people read for the question; by default the text `ui.facet.<key>`."""
    parent: Callable[[str], str | None] = no_parent
    """The value that contains a value, where they form a hierarchy; a course counts for both."""
    rank: int = 500
    """Facets with a lower rank come first."""
    order: Callable[[str], int] | None = None
    """Sort key of the values; by default those with most courses come first."""
    landing: bool = True
    """Whether each value has a page; one with thousands of values, or that changes by the hour, has none."""
    whole: bool = True
    """Whether the pages of a value list all its courses. An institution may recognise all there are: as many
    lists of everything as there are institutions help nobody, so one page shows the first of them.
    """
    live: str | None = None
    """How a browser works the values out of the runs, as they depend on the moment: `state` or `month`."""
    every: tuple[str, ...] = ()
    """The values that a live facet can have, where that is a closed list."""
    measure: Callable[[Edition, Listed], float | None] | None = None
    """The amount behind the values, by which one can ask for a range and sort."""
    unit: Callable[[Edition, Strings], str] | None = None
    """What the amount is counted in."""
    mine: Callable[[Listed], Iterable[str]] | None = None
    """For whom one course is, where a browser knows the reader's university: slugs of institutions,
    `network/` and the slug of a network, `*` for everybody. What holds for the reader is then a value too."""
    mine_label: Callable[[Edition, Strings], str] | None = None
    """What people read for that value."""

    def name(self, edition: Edition, strings: Strings) -> str:
        """The question in the language of `strings`."""
        return self.title(edition, strings) if self.title else strings.text(f"ui.facet.{self.key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetSource:
    """Facets that the content itself declares, such as a network's own fields."""

    facets: Callable[[Edition], Iterable[Facet]]


def named(code: str) -> str:
    """A code or a contributor's words as a value in addresses: lower-case letters, digits and hyphens."""
    plain = normalize("NFKD", code).encode("ascii", "ignore").decode().lower()
    return _NO_SLUG.sub("-", plain).strip("-")


def coded(vocabulary: str) -> Callable[[Edition, Strings, str], str]:
    """The label of a code of a vocabulary."""
    return lambda _, strings, value: strings.label(vocabulary, value)


def worded(key: str) -> Callable[[Edition, Strings, str], str]:
    """A label of our own: the text `ui.facet-value.<key>.<value>`."""
    return lambda _, strings, value: strings.text(f"ui.facet-value.{key}.{value}")
