"""The institution; a joint course counts for every partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition
    from credatlas.i18n import Strings


def _label(edition: Edition, strings: Strings, slug: str) -> str:
    institution = edition.catalogue.institutions.get(slug)
    return institution.name.read(strings.language).text if institution else slug


INSTITUTION = Facet(key="institution", rank=90, values=lambda entry: entry.card.institutions, label=_label)
