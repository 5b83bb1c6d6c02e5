"""Where it counts: the institutions on whose recognition a learner can rely on the day of the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.recognition import GIVEN, alike, treatments
from credatlas.facets.facet import Facet, FacetSource

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings


def _facets(edition: Edition) -> Iterable[Facet]:
    catalogue = edition.catalogue
    known: dict[Hashable, tuple[str, ...]] = {}

    def values(entry: Listed) -> Iterable[str]:
        """As its card and its page say: what has ended, or can only be asked for, does not count."""
        kind = alike(entry.course, catalogue)
        if kind not in known:
            found = treatments(entry.course, catalogue, edition.today)
            known[kind] = tuple(
                slug for decision, slugs in found if decision.standing in GIVEN for slug in slugs
            )
        return known[kind]

    def label(_: Edition, strings: Strings, slug: str) -> str:
        return catalogue.institutions[slug].name.read(strings.language).text

    yield Facet(
        key="counts-at",
        rank=58,
        values=values,
        label=label,
        whole=False,
        mine=values,
        mine_label=lambda _, strings: strings.text("ui.pages.here.counts-short"),
    )


COUNTS_AT = FacetSource(facets=_facets)
