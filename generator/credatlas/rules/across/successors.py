"""What follows a withdrawn entry: no circles, and something that is still offered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas.diagnostics import Severity
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.diagnostics import Pointer


class _Step(NamedTuple):
    """One entry follows another; `stated` says in whose file and where."""

    after: str
    stated: EntryId
    pointer: Pointer


@rule(
    "CA204",
    "these entries replace each other in a circle: {circle}",
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by="learners; harvesters",
)
def successors_lead_somewhere(catalogue: Catalogue) -> Iterator[Hit]:
    """Following successors ends at an entry.

    Why: a learner with an old link would be sent round in a circle.
    Fix: correct `withdrawn.successor` or `replaces` of one of the entries.
    """
    for kind in Kind:
        steps: defaultdict[str, list[_Step]] = defaultdict(list)
        for record in catalogue.of_kind(kind).values():
            for before, step in _steps(record):
                steps[before].append(step)
        for circle in _circles(steps):
            last = circle[-1]
            names = (last.after, *(step.after for step in circle))
            yield hit(*last.pointer, entry=last.stated, circle=" → ".join(names))


def _steps(record: Record) -> Iterator[tuple[str, _Step]]:
    """Who is followed by whom, as one file says it."""
    slug = record.id.slug
    successor = record.withdrawn.successor if record.withdrawn else None
    if successor:
        yield slug, _Step(successor, record.id, ("withdrawn", "successor"))
    if isinstance(record, Course | Pathway):
        for index, replaced in enumerate(record.replaces):
            yield replaced, _Step(slug, record.id, ("replaces", index))


def _circles(steps: Mapping[str, Sequence[_Step]]) -> Iterator[tuple[_Step, ...]]:
    """The steps of every circle once, found depth first without recursion, in the order of the names."""
    done: set[str] = set()
    for start in sorted(steps):
        way: list[_Step] = []
        on_way = {start: 0}
        waiting = [iter(steps[start])]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                done.add(way.pop().after if way else start)
            elif step.after in on_way and step.after not in done:
                yield (*way[on_way[step.after] :], step)
            elif step.after not in done:
                way.append(step)
                on_way[step.after] = len(way)
                waiting.append(iter(steps.get(step.after, ())))


@rule(
    "CA207",
    "the successor {successor} is itself withdrawn",
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    severity=Severity.WARNING,
    asked_by="learners",
)
def successors_are_offered(catalogue: Catalogue) -> Iterator[Hit]:
    """The successor of a withdrawn entry is offered.

    Why: a learner with an old link would find one tombstone after another.
    Fix: name what takes its place now, or delete `successor` where nothing does.
    """
    for kind in Kind:
        entries = catalogue.of_kind(kind)
        for record in entries.values():
            successor = record.withdrawn.successor if record.withdrawn else None
            follower = entries.get(successor or "")
            if follower and follower.status == "withdrawn":
                nearest = follower.withdrawn.successor if follower.withdrawn else None
                place = ("withdrawn", "successor")
                yield hit(*place, entry=record.id, successor=successor, nearest=nearest or "")
