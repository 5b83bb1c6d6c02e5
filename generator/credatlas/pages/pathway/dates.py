"""The earliest way through a pathway by the runs that are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.stacking.calendar import calendar
from credatlas.catalogue.stacking.grown import trees
from credatlas.catalogue.stacking.slots import slots
from credatlas.catalogue.stacking.tree import courses
from credatlas.model.duration import parse_duration
from credatlas.pages import markup
from credatlas.pages.course.when import period

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.catalogue.stacking.calendar import Calendar, Sitting
    from credatlas.model.pathway import Pathway
    from credatlas.pages.reader import Reader


class Date(NamedTuple):
    """A course of the way through, and when it is taken."""

    title: Markup
    when: Markup
    note: Markup | None


class Way(NamedTuple):
    """The earliest way through; without dates where there is none."""

    dates: tuple[Date, ...]
    note: Markup | None


def earliest(pathway: Pathway, reads: Reader) -> Way:
    """What to take when, so that it is done first."""
    catalogue, now = reads.edition.catalogue, reads.edition.now
    tree = trees(catalogue)[pathway.id.slug]
    if not tree.sound:
        return Way((), reads.word("pathway.no-way"))
    offered = {slug: slots(catalogue.courses[slug], now) for slug in courses(tree)}
    window = parse_duration(pathway.window) if pathway.window else None
    found = calendar(tree, offered, now, window=window)
    if found is None:
        return Way((), reads.word("pathway.no-way"))
    return Way(tuple(_date(sitting, reads) for sitting in found.sittings), _note(found, reads))


def _note(found: Calendar, reads: Reader) -> Markup | None:
    """When all is done; nobody knows where one works at one's own pace."""
    if not found.in_time:
        return reads.word("pathway.too-long")
    if not found.sittings or any(sitting.at_own_pace for sitting in found.sittings):
        return None
    last = max(found.sittings, key=lambda sitting: sitting.ends)
    run = reads.edition.catalogue.courses[last.course].offerings[last.run]
    end = run.ends or run.starts
    return reads.sentence("pathway.done-by", day=reads.day(end.day)) if end else None


def _date(sitting: Sitting, reads: Reader) -> Date:
    run = reads.edition.catalogue.courses[sitting.course].offerings[sitting.run]
    when = reads.word("state.always-open-plain") if sitting.at_own_pace else period(run, reads)
    title = reads.course(sitting.course) or markup.isolated(sitting.course)
    return Date(title, when, None if sitting.firm else reads.word("pathway.not-firm"))
