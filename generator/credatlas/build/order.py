"""In which order the work goes to the workers, so that each of them holds little of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.build.production import SearchTask
from credatlas.model.ids import EntryId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from credatlas.build.production import Task


def stages(tasks: Iterable[Task]) -> tuple[Sequence[Task], ...]:
    """The tasks in stages, each for workers of its own, which give their memory back when it ends.

    An index of the whole catalogue comes before all else. Then the tasks of an entry stand side by side, and
    entries beside their institution: a forked worker copies the memory of every record that it looks at, so
    the fewer workers look at a record, the less there is of it.
    """
    search: list[Task] = []
    others: list[Task] = []
    for task in tasks:
        (search if isinstance(task, SearchTask) else others).append(task)
    return search, sorted(others, key=_place)


def _place(task: Task) -> str:
    """What a task is about: the slug of an entry, or nothing for the catalogue as a whole."""
    unit = getattr(task, "unit", None)
    return unit.slug if isinstance(unit, EntryId) else str(unit or "")
