"""Running rules over records; a rule that crashes is itself a finding, never a traceback."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.decode.inheritance import INHERITABLE
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.rules.changed import Changed
from credatlas.rules.dated import Dated
from credatlas.rules.meta import CRASHED, NOT_EXCUSABLE, UNKNOWN_EXCEPTION, UNUSED_EXCEPTION
from credatlas.rules.registry import all_rules, catalogue_rules, change_rules, clock_rules, document_rules
from credatlas.rules.rule import Hit, Rule, Scope, hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.published import Was
    from credatlas.model.ids import EntryId
    from credatlas.model.shared import RuleException


class Broken(NamedTuple):
    """A rule and one place where it is broken."""

    rule: Rule
    hit: Hit


def broken_in(record: Record, *, orphaned: bool = False) -> list[Broken]:
    """What one record breaks, by the document rules of its kind.

    `orphaned` is a course whose institution's file is broken or missing: what that file would have said for
    all courses is not held against this one, so that one mistake is one finding.
    """
    found = _run(document_rules(record.kind), record, record.id)
    if orphaned and record.kind is Kind.COURSE:
        return [one for one in found if one.hit.pointer[:1] not in _FROM_ABOVE]
    return found


_FROM_ABOVE = frozenset((name,) for name in INHERITABLE)


def broken_across(catalogue: Catalogue) -> Mapping[EntryId, list[Broken]]:
    """What the catalogue as a whole breaks, by the entry to which a hit belongs."""
    return _by_entry(catalogue_rules(), catalogue)


def overdue(catalogue: Catalogue, now: datetime) -> Mapping[EntryId, list[Broken]]:
    """What the day alone makes of the catalogue, by entry."""
    return _by_entry(clock_rules(), Dated(catalogue, now))


def changed_identities(before: Catalogue, after: Catalogue) -> Mapping[EntryId, list[Broken]]:
    """What a change does to names that others rely on, by entry; one that is gone is in `before` only."""
    return _by_entry(change_rules(), Changed(before, after))


def used_again(catalogue: Catalogue, gone: Mapping[EntryId, Was]) -> Mapping[EntryId, list[Broken]]:
    """What entries do to names that had come to their end; nothing else has changed."""
    return _by_entry(change_rules(), Changed(catalogue, catalogue, gone))


def _by_entry(rules: Iterable[Rule], subject: Catalogue | Dated | Changed) -> Mapping[EntryId, list[Broken]]:
    """A hit belongs to the entry it names; a crash to the first entry, as it has to stand somewhere."""
    first = next((record.id for record in subject.records()), None)
    found: defaultdict[EntryId, list[Broken]] = defaultdict(list)
    for broken in _run(rules, subject, first):
        if broken.hit.entry is not None:
            found[broken.hit.entry].append(broken)
    return found


def _run(
    rules: Iterable[Rule], subject: Record | Catalogue | Dated | Changed, entry: EntryId | None
) -> list[Broken]:
    """What `subject` breaks of each rule; a crash is a hit of CA001 at `entry`."""
    found: list[Broken] = []
    for rule in rules:
        if rule.check is None:
            continue
        try:
            if rule.needs is None or rule.needs(subject):
                for place in rule.check(subject):
                    found.append(Broken(rule, place))
        except Exception as problem:  # any crash of any rule must end as a finding
            found.append(_crash(rule, problem, entry))
    return found


def _crash(rule: Rule, problem: Exception, entry: EntryId | None) -> Broken:
    # A rule about the day may crash on some day only, and time alone turns nothing red.
    on_a_day = rule.scope is Scope.CLOCK
    crashed = replace(CRASHED, severity=Severity.WARNING) if on_a_day else CRASHED
    return Broken(crashed, hit(entry=entry, rule=rule.code, problem=f"{type(problem).__name__}: {problem}"))


class Judged(NamedTuple):
    """What is left after the entry's own exceptions, and which of these were used (by index)."""

    broken: tuple[Broken, ...]
    used: frozenset[int]


def judged(broken: Iterable[Broken], exceptions: tuple[RuleException, ...]) -> Judged:
    """The broken rules without those that the entry excuses with a reason."""
    left: list[Broken] = []
    used: set[int] = set()
    for one in broken:
        excuses = _excuses(one, exceptions)
        used.update(excuses)
        if not excuses:
            left.append(one)
    return Judged(tuple(left), frozenset(used))


def _excuses(broken: Broken, exceptions: tuple[RuleException, ...]) -> list[int]:
    """Every exception that covers this place, so that a wide one does not make a narrow one look unused."""
    if not (exceptions and broken.rule.excusable):
        return []
    place = written(broken.hit.pointer)
    return [
        index
        for index, exception in enumerate(exceptions)
        if exception.code == broken.rule.code and _covers(exception.at, place)
    ]


def _covers(at: str | None, place: str) -> bool:
    return not at or place == at or place.startswith(f"{at}/")


def written(pointer: Iterable[str | int]) -> str:
    """A pointer as contributors write it: `/assessment/0/weight`."""
    return "".join(f"/{part}" for part in pointer)


def unused(exceptions: tuple[RuleException, ...], used: set[int]) -> Iterator[Broken]:
    """Exceptions that name no rule, name one that cannot be excused, or excused nothing."""
    for index, exception in enumerate(exceptions):
        rule = all_rules().get(exception.code)
        if rule is None or not rule.excusable:
            place = hit("exceptions", index, "code", excused=exception.code)
            yield Broken(NOT_EXCUSABLE if rule else UNKNOWN_EXCEPTION, place)
        elif index not in used:
            yield Broken(UNUSED_EXCEPTION, hit("exceptions", index, excused=exception.code))
