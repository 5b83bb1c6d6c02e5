"""The teaching language."""

from __future__ import annotations

from credatlas.facets.facet import Facet, coded

LANGUAGE = Facet(key="language", rank=20, values=lambda entry: entry.card.languages, label=coded("language"))
