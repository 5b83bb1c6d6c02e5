"""Who may apply: anyone, learners of the members, learners of its own institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.facets.facet import Facet, coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


_GROUPS = vocab.load("learner-who")


def _values(entry: Listed) -> Iterable[str]:
    """A group that is named by its institution counts as that institution's own."""
    groups = (group.who for run in entry.course.offerings.values() for group in run.groups)
    return dict.fromkeys(who if who in _GROUPS else "own" for who in groups)


WHO = Facet(key="who", rank=55, values=_values, label=coded("learner-who"), order=list(_GROUPS).index)
