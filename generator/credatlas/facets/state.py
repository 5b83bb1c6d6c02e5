"""What one can do now: apply, wait, or take part; a browser works it out from the runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.runs import RunState
from credatlas.facets.facet import Facet, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.catalogue.listing import Listed


BETWEEN = "between"
"""No run lies ahead."""
_PAST = frozenset({RunState.MOVED, RunState.CANCELLED, RunState.ENDED})
_ORDER = (*(state.value for state in RunState if state not in _PAST), BETWEEN)


def _values(entry: Listed) -> Iterable[str]:
    if entry.next:
        return (entry.next.state.value,)
    running = any(run.state is RunState.RUNNING for run in entry.runs)
    return (RunState.RUNNING.value if running else BETWEEN,)


STATE = Facet(
    key="state",
    rank=5,
    values=_values,
    label=worded("state"),
    order=_ORDER.index,
    landing=False,
    live="state",
    every=_ORDER,
)
