"""Whom the course is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


def _values(entry: Listed) -> Iterable[str]:
    return entry.course.target_groups


TARGET_GROUP = Facet(key="target-group", rank=140, values=_values, label=coded("target-group"))
