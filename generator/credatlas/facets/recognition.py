"""Where it counts: the institutions that say, alone or in an agreement, that they recognise it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.recognition import alike, includes
from credatlas.facets.facet import Facet, FacetSource

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.i18n import Strings
    from credatlas.model.agreement import Agreement
    from credatlas.model.course import Course


def _facets(edition: Edition) -> Iterable[Facet]:
    catalogue = edition.catalogue
    known: dict[Hashable, tuple[str, ...]] = {}

    def values(entry: Listed) -> Iterable[str]:
        key = alike(entry.course, catalogue)
        if key not in known:
            known[key] = tuple(judged(entry.course))
        return known[key]

    def judged(course: Course) -> Iterable[str]:
        found = [*course.awarding_bodies, *course.recognition]
        for provider in course.providers:
            for agreement in catalogue.agreements_of.get(provider, ()):
                found.extend(recognisers(agreement, course))
        return (slug for slug in dict.fromkeys(found) if slug in catalogue.institutions)

    def label(_: Edition, strings: Strings, slug: str) -> str:
        return catalogue.institutions[slug].name.read(strings.language).text

    yield Facet(key="counts-at", rank=58, values=values, label=label, whole=False)


def recognisers(agreement: Agreement, course: Course) -> tuple[str, ...]:
    """The parties that recognise a course by an agreement; its dates are for the course's page to tell."""
    scope = agreement.recognises
    if scope is None or agreement.status != "active" or not includes(scope, course):
        return ()
    return agreement.parties if scope.direction == "mutual" else scope.by


COUNTS_AT = FacetSource(facets=_facets)
