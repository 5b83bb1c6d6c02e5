"""The state of a run in a browser is the one that the build would print at that moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.runs import view
from credatlas.model.moments import Moment
from credatlas.model.offering import Application, Availability, Offering
from credatlas.search.runs import run_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZONES = ("Europe/Helsinki", "Europe/Lisbon", "Pacific/Auckland")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = date(2027, 3, 28)
"""The clocks of Europe change in this night."""


def runs() -> Iterator[Offering]:
    """Runs of every kind, status and availability, with and without each date."""
    for zone, clock in product(ZONES, (None, time(23, 30))):
        moment = Moment(DAY, clock, zone)
        windows = (
            None,
            Application(opens=moment),
            Application(closes=moment),
            Application(opens=Moment(date(2027, 3, 1), None, zone), closes=moment),
        )
        starts = (None, Moment(date(2027, 4, 1), clock, zone))
        ends = (None, Moment(date(2027, 4, 30), None, zone))
        for number, (window, start, end) in enumerate(product(windows, starts, ends)):
            for free in (None, Availability(state="full", as_of=DAY)):
                yield Offering(
                    id=f"run-{number}", timezone=zone, apply=window, starts=start, ends=end, availability=free
                )
        yield Offering(id="free", timezone=zone, self_paced=True)
        yield Offering(id="shut", timezone=zone, self_paced=True, apply=windows[2])
        yield Offering(id="cancelled", timezone=zone, starts=starts[1], status="cancelled")
        for announced in ("2027", "2027-04", "2026-winter"):
            yield Offering(id="announced", timezone=zone, announced=announced)


def moments() -> list[datetime]:
    """A minute before, at and after everything that happens, and some other times."""
    days = (datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=30 * n) for n in range(14))
    edges = {
        edge
        for run in runs()
        for moment in (run.starts, run.ends, run.apply and run.apply.opens, run.apply and run.apply.closes)
        if moment
        for edge in (moment.beginning(), moment.ending())
    }
    near = {edge + timedelta(minutes=n) for edge in edges for n in (-1, 0, 1, 2)}
    return sorted({*days, *near})


def test_states_agree_at_every_edge(node: Callable[[str, Any], Any]) -> None:
    everything, when = list(runs()), moments()
    minutes = [(moment - EPOCH) // timedelta(minutes=1) for moment in when]
    value = {"runs": [run_facts(run) for run in everything], "moments": minutes}
    for run, answer in zip(everything, node("runs.mjs", value), strict=True):
        if run.starts:
            day = run.starts.day
            assert answer["month"] == (day.year - 1970) * 12 + day.month - 1
        for moment, (state, _) in zip(when, answer["at"], strict=True):
            assert state == view(run, moment).state, f"{run} at {moment}"
