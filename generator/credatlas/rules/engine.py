"""Running rules over records; a rule that crashes is itself a finding, never a traceback."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.rules.dated import Dated
from credatlas.rules.meta import CRASHED, UNKNOWN_EXCEPTION, UNUSED_EXCEPTION
from credatlas.rules.registry import all_rules, catalogue_rules, clock_rules, document_rules
from credatlas.rules.rule import Hit, Rule, hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.model.ids import EntryId
    from credatlas.model.shared import RuleException


class Broken(NamedTuple):
    """A rule and one place where it is broken."""

    rule: Rule
    hit: Hit


def broken_in(record: Record) -> list[Broken]:
    """What one record breaks, by the document rules of its kind."""
    found: list[Broken] = []
    for rule in document_rules(record.kind):
        found.extend(run(rule, record))
    return found


def broken_across(catalogue: Catalogue) -> Mapping[EntryId, list[Broken]]:
    """What the catalogue as a whole breaks, by the entry to which a hit belongs."""
    return _by_entry(catalogue_rules(), catalogue)


def overdue(catalogue: Catalogue, now: datetime) -> Mapping[EntryId, list[Broken]]:
    """What the day alone makes of the catalogue, by entry."""
    return _by_entry(clock_rules(), Dated(catalogue, now))


def _by_entry(rules: Iterable[Rule], subject: Catalogue | Dated) -> Mapping[EntryId, list[Broken]]:
    found: defaultdict[EntryId, list[Broken]] = defaultdict(list)
    for rule in rules:
        for broken in run(rule, subject):
            if broken.hit.entry is not None:
                found[broken.hit.entry].append(broken)
    return found


def run(rule: Rule, subject: Any) -> Iterator[Broken]:
    """What `subject` breaks of one rule; a crash becomes a hit of CA001."""
    if rule.check is None:
        return
    try:
        for place in rule.check(subject):
            yield Broken(rule, place)
    except Exception as problem:  # any crash of any rule must end as a finding
        entry = getattr(subject, "id", None) or next((record.id for record in subject.records()), None)
        yield Broken(
            CRASHED, hit(entry=entry, rule=rule.code, problem=f"{type(problem).__name__}: {problem}")
        )


class Judged(NamedTuple):
    """What is left after the entry's own exceptions, and which of these were used (by index)."""

    broken: tuple[Broken, ...]
    used: frozenset[int]


def judged(broken: Iterable[Broken], exceptions: tuple[RuleException, ...]) -> Judged:
    """The broken rules without those that the entry excuses with a reason."""
    left: list[Broken] = []
    used: set[int] = set()
    for one in broken:
        excuse = _excuse(one, exceptions)
        if excuse is None:
            left.append(one)
        else:
            used.add(excuse)
    return Judged(tuple(left), frozenset(used))


def _excuse(broken: Broken, exceptions: tuple[RuleException, ...]) -> int | None:
    if not (exceptions and broken.rule.excusable):
        return None
    place = written(broken.hit.pointer)
    for index, exception in enumerate(exceptions):
        within = not exception.at or place == exception.at or place.startswith(exception.at + "/")
        if exception.code == broken.rule.code and within:
            return index
    return None


def written(pointer: Iterable[str | int]) -> str:
    """A pointer as contributors write it: `/assessment/0/weight`."""
    return "".join(f"/{part}" for part in pointer)


def unused(exceptions: tuple[RuleException, ...], used: set[int]) -> Iterator[Broken]:
    """Exceptions that name no rule, name one that cannot be excused, or excused nothing."""
    for index, exception in enumerate(exceptions):
        rule = all_rules().get(exception.code)
        if rule is None or not rule.excusable:
            problem = "cannot be excused" if rule else "does not exist"
            place = hit("exceptions", index, "code", excused=exception.code, problem=problem)
            yield Broken(UNKNOWN_EXCEPTION, place)
        elif index not in used:
            yield Broken(UNUSED_EXCEPTION, hit("exceptions", index, excused=exception.code))
