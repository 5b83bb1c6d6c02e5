"""The state of a run: in words that stay true after the day of the build, and as data for scripts.

A run carries its instants as data (`data-opens`, `data-closes`, `data-starts`, `data-ends`: UTC, the last two
letters of a window being the first instant at which it is over), so that a script can bring its state up to
date without a new build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.runs import RunState, last_moment
from credatlas.model.moments import stamp
from credatlas.pages import markup
from credatlas.pages.markup import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from credatlas.catalogue.runs import RunView
    from credatlas.model.offering import Offering
    from credatlas.pages.reader import Reader


def chip(view: RunView, reader: Reader) -> Markup:
    """The state of a run in a few words: absolute, so that they are not false tomorrow."""
    run, state = view.offering, view.state
    window = run.apply
    if state in (RunState.OPEN, RunState.CLOSING_SOON) and window and window.closes:
        return reader.sentence("state.apply-by", day=reader.day(window.closes.day))
    if state is RunState.OPENS_LATER and window and window.opens:
        return reader.sentence("state.opens", day=reader.day(window.opens.day))
    if state in (RunState.FULL, RunState.WAITING_LIST) and run.availability:
        return reader.sentence(f"state.{state}", day=reader.day(run.availability.as_of))
    if state is RunState.CLOSED and window and window.closes:
        return reader.sentence("state.closed", day=reader.day(window.closes.day))
    if state is RunState.ALWAYS_OPEN and not run.self_paced:
        return reader.word("state.accepting")
    if state is RunState.ANNOUNCED and run.starts:
        return reader.sentence("state.starts", day=reader.day(run.starts.day))
    if state in (RunState.RUNNING, RunState.ENDED) and run.starts:
        return reader.sentence("state.since", day=reader.day(run.starts.day))
    return reader.word(f"state.{state}-plain")


def instants(run: Offering) -> Markup:
    """The run's instants as data attributes."""
    window, html = run.apply, []
    if window and window.opens:
        html.append(f' data-opens="{stamp(window.opens.beginning())}"')
    if window and window.closes:
        html.append(f' data-closes="{stamp(window.closes.over())}"')
    if run.starts:
        html.append(f' data-starts="{stamp(run.starts.beginning())}"')
    if run.ends:
        html.append(f' data-ends="{stamp(run.ends.over())}"')
    return markup.safe("".join(html))


def telling(offerings: Iterable[Offering]) -> Markup:
    """All that tells the states of these runs at any moment, for `states.js`: one attribute.

    Runs are parted by `;`, and in each, by `,`: kind, status, places left, their day, opens, closes, starts,
    over; what is usual or not stated is empty. Instants are local, with their offset; what ends does so after
    the minute that stands there.
    """
    html = ";".join(map(_told, offerings))
    return markup.safe(f' data-runs="{html}"') if html else NOTHING


def _told(run: Offering) -> str:
    window, free = run.apply, run.availability
    over = last_moment(run)
    return ",".join(
        (
            "" if run.kind == "dated" else run.kind,
            "" if run.status == "confirmed" else run.status,
            free.state if free and free.state != "open" else "",
            free.as_of.isoformat() if free and free.state != "open" else "",
            window.opens.local() if window and window.opens else "",
            window.closes.local(last=True) if window and window.closes else "",
            run.starts.local() if run.starts else "",
            over.local(last=True) if over else "",
        )
    )
