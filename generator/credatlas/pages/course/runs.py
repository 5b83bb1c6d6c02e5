"""How to apply, run by run; the words give dates and zones, never "today" or "soon"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.runs import RunState
from credatlas.pages import markup
from credatlas.pages.course.groups import group_row
from credatlas.pages.course.run_rows import run_rows
from credatlas.pages.course.run_state import chip, instants, telling
from credatlas.pages.course.when import announced, period
from credatlas.pages.markup import NOTHING
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.catalogue.listing import Listed
    from credatlas.catalogue.runs import RunView
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering
    from credatlas.pages.course.groups import GroupRow
    from credatlas.pages.reader import Reader


SHOWN = 2
"""So many runs are shown at once."""


class Run(NamedTuple):
    """A run, ready to show."""

    id: str
    title: Markup
    state: str
    chip: Markup
    data: Markup
    name: Markup | None
    reason: Markup | None
    rows: tuple[Row, ...]
    groups: tuple[GroupRow, ...]
    apply_at: str | None
    apply_label: Markup
    folds: bool
    """Whether this is the first of the runs that are folded."""


class Runs(NamedTuple):
    """The runs of a course: those in full, those of which only a time is known, and the usual months."""

    full: tuple[Run, ...]
    folded: bool
    """Whether some of them are folded: a learner looks for the next chance."""
    announced: tuple[Markup, ...]
    past: tuple[Row, ...]


def runs(entry: Listed, reader: Reader) -> Runs:
    """Every run of a course; past ones are for the end of the page."""
    present = [view for view in entry.runs if view.state is not RunState.ENDED]
    brief = [view.offering for view in present if _only_announced(view.offering)]
    shown = [view for view in present if not _only_announced(view.offering)]
    full = [_run(view, entry.course, number == SHOWN, reader) for number, view in enumerate(shown)]
    return Runs(
        full=tuple(full),
        folded=len(full) > SHOWN,
        announced=tuple(announced(run.announced, reader) for run in brief if run.announced),
        past=tuple(_past(view.offering, reader) for view in entry.runs if view.state is RunState.ENDED),
    )


def _only_announced(run: Offering) -> bool:
    """Whether nothing is known of a run but its time."""
    return (
        run.announced is not None
        and run.status == "confirmed"
        and not (run.apply or run.groups or run.price or run.title or run.venue or run.sessions)
    )


def _past(run: Offering, reader: Reader) -> Row:
    state = reader.label("run-status", "cancelled") if run.status == "cancelled" else NOTHING
    return Row(reader.phrase(run.title) if run.title else period(run, reader), period(run, reader), state)


def _run(view: RunView, course: Course, folds: bool, reader: Reader) -> Run:
    run = view.offering
    at = run.apply.at if run.apply else None
    host = (run.provided_by or (course.institution,))[0]
    return Run(
        id=run.id,
        title=period(run, reader),
        state=view.state.value,
        chip=chip(view, reader),
        data=instants(run) + telling((run,)),
        name=reader.phrase(run.title) if run.title else None,
        reason=reader.phrase(run.status_reason) if run.status_reason else None,
        rows=tuple(run_rows(run, course, reader)),
        groups=tuple(group_row(group, run, course, reader) for group in run.groups),
        apply_at=at if markup.is_web(at) else None,
        apply_label=reader.sentence("run.apply-at", institution=reader.name_of(host)) if at else NOTHING,
        folds=folds,
    )
