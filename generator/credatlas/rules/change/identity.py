"""An identity stands for the same thing for ever (QualityLink, course identifiers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.decode import Record
    from credatlas.model.text import Text
    from credatlas.rules.changed import Changed


@rule(
    "CA701",
    "the course had {before} ECTS credits under this name and now has {after}",
    Kind.COURSE,
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    asked_by="QualityLink; learners who hold the credential",
)
def credits_stay(changed: Changed) -> Iterator[Hit]:
    """A course keeps its credits under its name.

    Why: credentials name the course; who looks one up must find what its holder did, and harvesters keep the
    number that they know.
    Fix: write the new course as a new file that says `replaces`, and set `status: withdrawn` with
    `withdrawn: {on, reason, successor}` in this one.
    """
    for old, new in changed.courses():
        before, after = _ects(old), _ects(new)
        if before is not None and after is not None and before != after:
            yield _resized(new, before, after)
    for was, again in changed.used_again():
        after = _ects(again) if isinstance(again, Course) else None
        if not (was.ects is None or after is None or was.ects == after or _is_another(was.title, again)):
            yield _resized(again, was.ects, after)


def _resized(new: Record, before: float, after: float) -> Hit:
    return hit("workload", "ects", entry=new.id, before=f"{before:g}", after=f"{after:g}")


def _ects(course: Course) -> float | None:
    return course.workload.ects if course.workload else None


@rule(
    "CA702",
    "{slug} was public and its file is gone",
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    asked_by="learners with an old link; harvesters",
)
def entries_stay(changed: Changed) -> Iterator[Hit]:
    """An entry that was public keeps its file.

    Why: its page and its documents have readers, and credentials point to it; a file that is deleted or
    renamed leaves them with an error and no reason.
    Fix: bring the file back with `status: withdrawn` and `withdrawn: {on, reason}`, and name the `successor`
    where something follows it.
    """
    for old in changed.before.records():
        if old.status != "draft" and not changed.after.knows(old.id.kind, old.id.slug):
            yield hit(entry=old.id, slug=old.id.slug)


@rule(
    "CA703",
    "the learning outcomes under this name are others than before: {different}",
    Kind.COURSE,
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    severity=Severity.WARNING,
    asked_by="QualityLink; learners who hold the credential",
)
def outcomes_stay(changed: Changed) -> Iterator[Hit]:
    """A course keeps its learning outcomes under its name.

    Why: QualityLink asks for a new identifier where outcomes change: the credential then says something else.
    Fix: nothing to do where they are the same in other words; else write a new course that says `replaces`.
    """
    for old, new in changed.courses():
        if old.outcomes and new.outcomes and old.outcomes.keys() != new.outcomes.keys():
            different = sorted(old.outcomes.keys() ^ new.outcomes.keys())
            yield hit("outcomes", entry=new.id, at_key=True, different=", ".join(different))


@rule(
    "CA704",
    "{slug} was withdrawn as “{before}” and now stands for something else",
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    asked_by="registers; learners who hold the credential",
)
def names_are_not_used_again(changed: Changed) -> Iterator[Hit]:
    """The name of an entry that is withdrawn or gone is not used for another one.

    Why: whoever holds the old credential would be told that it is the new one.
    Fix: give the new entry a name of its own, and leave a withdrawn file as it was.
    """
    for kind in Kind:
        for slug, old in changed.before.of_kind(kind).items():
            new = changed.after.of_kind(kind).get(slug)
            revived = old.status == "withdrawn" and new is not None and new.status != "withdrawn"
            if new and revived and _is_another(old.title, new):
                yield hit("title", entry=new.id, slug=slug, before=old.title.first.text)
    for was, again in changed.used_again():
        if _is_another(was.title, again):
            yield hit("title", entry=again.id, slug=again.id.slug, before=was.title.first.text)


def _is_another(title: Text, new: Record) -> bool:
    """Whether no version of the title is left."""
    return not {version.text for version in title.versions} & {version.text for version in new.title.versions}


@rule(
    "CA705",
    "it replaces {replaced}, which is not withdrawn with {slug} as its successor",
    Kind.COURSE,
    Kind.PATHWAY,
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    severity=Severity.WARNING,
    asked_by="learners with an old link; harvesters",
)
def successors_link_both_ways(changed: Changed) -> Iterator[Hit]:
    """What replaces an entry is named by it too.

    Why: who comes by the old name must find the new one, and who reads the new one what it was.
    Fix: in the replaced entry write `status: withdrawn` and `withdrawn: {on, reason, successor}`, once it is
    no longer offered.
    """
    for kind in (Kind.COURSE, Kind.PATHWAY):
        known = changed.after.of_kind(kind)
        for new in known.values():
            old = changed.before.of_kind(kind).get(new.id.slug)
            stated = _replaces(old) if old else ()
            for index, slug in enumerate(_replaces(new)):
                replaced = known.get(slug)
                if replaced and slug not in stated and _successor(replaced) != new.id.slug:
                    yield hit("replaces", index, entry=new.id, replaced=slug, slug=new.id.slug)


def _replaces(record: Record) -> tuple[str, ...]:
    return record.replaces if isinstance(record, Course | Pathway) else ()


def _successor(record: Record) -> str | None:
    return record.withdrawn.successor if record.withdrawn else None


@rule(
    "CA706",
    "its successor {successor} does not say that it replaces {slug}",
    Kind.COURSE,
    Kind.PATHWAY,
    scope=Scope.CHANGE,
    tier=Tier.RECORDED,
    severity=Severity.WARNING,
    asked_by="harvesters",
)
def predecessors_are_named(changed: Changed) -> Iterator[Hit]:
    """What follows an entry names it.

    Why: harvesters follow `replaces` to merge what they know of the old entry into the new one.
    Fix: write `replaces` with this entry's name in the successor.
    """
    for kind in (Kind.COURSE, Kind.PATHWAY):
        known = changed.after.of_kind(kind)
        for record in known.values():
            follower = known.get(_successor(record) or "")
            old = changed.before.of_kind(kind).get(record.id.slug)
            if follower and not (old and _successor(old)) and record.id.slug not in _replaces(follower):
                place = ("withdrawn", "successor")
                yield hit(*place, entry=record.id, successor=follower.id.slug, slug=record.id.slug)
