"""How one takes part: online, on site, or both."""

from __future__ import annotations

from credatlas.facets.facet import Facet, coded

MODE = Facet(key="mode", rank=30, values=lambda entry: entry.card.modes, label=coded("mode"))
