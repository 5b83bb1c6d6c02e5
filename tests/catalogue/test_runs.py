"""What a run is at an instant: one second before, at, and after each of its turning points, in any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credatlas.catalogue.decode import decode
from credatlas.catalogue.runs import (
    CLOSING_SOON,
    ENTERABLE,
    LIVE,
    RunState,
    announced_until,
    is_live,
    next_run,
    usual_terms,
    view,
    views,
)
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.model.offering import Offering

SECOND = timedelta(seconds=1)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = ("Pacific/Kiritimati", "UTC", "Pacific/Honolulu")
"""As far east and west as people study."""


def course(runs: Mapping[str, Mapping[str, Any]]) -> Course:
    entry = EntryId(Kind.COURSE, "lumen/case")
    record = decode(entry, {"title": "Case", "offerings": runs}, None)
    assert isinstance(record, Course)
    return record


def run(zone: str = "UTC", **facts: Any) -> Offering:
    return course({"run": {"timezone": zone, **facts}}).offerings["run"]


def local(instant: str, zone: str) -> datetime:
    """A local instant, in UTC."""
    return datetime.fromisoformat(instant).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def around(offering: Offering, instant: datetime) -> tuple[RunState, RunState, RunState]:
    """The states one second before an instant, at it, and one second after."""
    before, at, after = (view(offering, instant + step).state for step in (-SECOND, 0 * SECOND, SECOND))
    return before, at, after


CLOSED, ENDED, LATER, OPEN = RunState.CLOSED, RunState.ENDED, RunState.OPENS_LATER, RunState.OPEN
RUNNING, SOON = RunState.RUNNING, RunState.CLOSING_SOON
APPLY = {"opens": "2027-01-10", "closes": "2027-03-20"}
DATED = {"starts": "2027-04-01", "ends": "2027-05-31", "apply": APPLY}


@pytest.mark.parametrize("zone", ZONES)
class TestADatedRun:
    def test_opens_with_the_first_second_of_its_day(self, zone: str) -> None:
        assert around(run(zone, **DATED), local("2027-01-10T00:00", zone)) == (LATER, OPEN, OPEN)

    def test_closes_after_the_last_second_of_its_day(self, zone: str) -> None:
        midnight = local("2027-03-21T00:00", zone)
        assert around(run(zone, **DATED), midnight) == (SOON, CLOSED, CLOSED)

    def test_closes_soon_three_weeks_before(self, zone: str) -> None:
        soon = local("2027-03-21T00:00", zone) - CLOSING_SOON
        assert around(run(zone, **DATED), soon) == (OPEN, SOON, SOON)

    def test_runs_from_the_first_second_of_its_first_day(self, zone: str) -> None:
        assert around(run(zone, **DATED), local("2027-04-01T00:00", zone)) == (CLOSED, RUNNING, RUNNING)

    def test_runs_to_the_last_second_of_its_last_day(self, zone: str) -> None:
        midnight = local("2027-06-01T00:00", zone)
        assert around(run(zone, **DATED), midnight) == (RUNNING, ENDED, ENDED)

    def test_without_an_end_is_over_with_its_first_day(self, zone: str) -> None:
        midnight = local("2027-04-02T00:00", zone)
        assert around(run(zone, starts="2027-04-01"), midnight) == (RUNNING, ENDED, ENDED)

    def test_closes_with_the_last_second_of_a_stated_minute(self, zone: str) -> None:
        noon = run(zone, **{**DATED, "apply": {**APPLY, "closes": "2027-03-20T12:00"}})
        assert around(noon, local("2027-03-20T12:01", zone)) == (SOON, CLOSED, CLOSED)

    def test_says_until_when_its_state_lasts(self, zone: str) -> None:
        offering = run(zone, **DATED)
        for now, until in (
            ("2027-01-01T00:00", "2027-01-10T00:00"),
            ("2027-02-01T00:00", "2027-03-21T00:00"),
            ("2027-03-25T00:00", "2027-04-01T00:00"),
        ):
            assert view(offering, local(now, zone)).until == local(until, zone)


class TestWhenClocksChange:
    """In Europe 28 March 2027 has 23 hours and 31 October 2027 has 25; in Brazil they no longer change."""

    def test_a_short_day_counts_whole(self) -> None:
        offering = run("Europe/Berlin", starts="2027-04-10", apply={"closes": "2027-03-28"})
        assert around(offering, datetime(2027, 3, 28, 22, tzinfo=UTC)) == (SOON, CLOSED, CLOSED)

    def test_a_long_day_counts_whole(self) -> None:
        offering = run("Europe/Berlin", starts="2027-11-10", apply={"closes": "2027-10-31"})
        assert around(offering, datetime(2027, 10, 31, 23, tzinfo=UTC)) == (SOON, CLOSED, CLOSED)

    def test_a_run_across_the_change_keeps_local_midnights(self) -> None:
        offering = run("Europe/Lisbon", starts="2027-03-27", ends="2027-03-29")
        assert around(offering, datetime(2027, 3, 27, 0, tzinfo=UTC))[1] is RUNNING
        assert around(offering, datetime(2027, 3, 29, 23, tzinfo=UTC)) == (RUNNING, ENDED, ENDED)

    def test_an_hour_that_does_not_exist_is_still_an_instant(self) -> None:
        offering = run("Europe/Berlin", starts="2027-03-28T02:30")
        assert around(offering, datetime(2027, 3, 28, 1, 30, tzinfo=UTC))[1] is RUNNING

    def test_an_hour_that_comes_twice_is_the_first(self) -> None:
        offering = run("Europe/Berlin", starts="2027-10-31T02:30", ends="2027-11-01")
        announced, running, _ = around(offering, datetime(2027, 10, 31, 0, 30, tzinfo=UTC))
        assert (announced, running) == (RunState.ANNOUNCED, RUNNING)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"self_paced": True}, RunState.ALWAYS_OPEN),
        ({"self_paced": True, "apply": {"at": "https://a.example/"}}, RunState.ALWAYS_OPEN),
        ({"self_paced": True, "apply": {"closes": "2030-01-01"}}, RunState.OPEN),
        ({"self_paced": True, "apply": {"opens": "2028-01-01"}}, RunState.OPENS_LATER),
        ({"self_paced": True, "apply": {"closes": "2027-01-01"}}, RunState.CLOSED),
        ({"announced": "2027"}, RunState.ANNOUNCED),
        ({"announced": "2026"}, RunState.ENDED),
        ({"starts": "2027-09-01"}, RunState.ANNOUNCED),
        ({**DATED, "status": "cancelled"}, RunState.CANCELLED),
        ({**DATED, "status": "moved"}, RunState.MOVED),
        ({**DATED, "availability": {"state": "full", "as_of": "2027-02-01"}}, RunState.FULL),
        ({**DATED, "availability": {"state": "waiting-list", "as_of": "2027-02-01"}}, RunState.WAITING_LIST),
        ({**DATED, "availability": {"state": "open", "as_of": "2027-02-01"}}, RunState.OPEN),
    ],
)
def test_the_other_states(facts: Mapping[str, Any], state: RunState) -> None:
    offering, now = run(**facts), datetime(2027, 2, 10, tzinfo=UTC)
    assert view(offering, now).state is state
    assert is_live(offering, now) == (state in LIVE)


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        ("2027", "2027-12-31"),
        ("2027-02", "2027-02-28"),
        ("2028-02", "2028-02-29"),
        ("2027-12", "2027-12-31"),
        ("2027-spring", "2027-06-30"),
        ("2027-summer", "2027-09-30"),
        ("2027-autumn", "2027-12-31"),
        ("2027-winter", "2028-03-31"),
    ],
)
def test_an_announcement_lasts_as_long_as_it_may_mean(announced: str, last: str) -> None:
    day = announced_until(announced, "UTC").day
    assert day == date.fromisoformat(last)
    midnight = datetime.fromisoformat(last).replace(tzinfo=UTC) + timedelta(days=1)
    assert around(run(announced=announced), midnight) == (RunState.ANNOUNCED, ENDED, ENDED)


def test_runs_stand_in_the_order_in_which_one_can_join() -> None:
    found = course(
        {
            "past": {"starts": "2020-01-01"},
            "later": {"announced": "2028"},
            "second": {"starts": "2027-06-01", "apply": {"closes": "2027-05-01"}},
            "first": {"starts": "2027-05-01", "apply": {"closes": "2027-04-01"}},
            "soon": {"starts": "2027-03-15", "apply": {"closes": "2027-03-01"}},
            "cancelled": {"starts": "2027-03-01", "status": "cancelled"},
        }
    )
    ordered = views(found, datetime(2027, 2, 10, tzinfo=UTC))
    assert [one.offering.id for one in ordered] == ["soon", "first", "second", "later", "cancelled", "past"]
    best = next_run(ordered)
    assert best is not None
    assert best.offering.id == "soon"


def test_nothing_is_next_where_all_is_over() -> None:
    over = course({"past": {"starts": "2020-03-01"}, "other": {"starts": "2021-10-01"}})
    assert next_run(views(over, datetime(2027, 1, 1, tzinfo=UTC))) is None
    assert usual_terms(over.offerings) == ("03", "10")


@given(
    zone=st.sampled_from((*ZONES, "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu")),
    now=st.integers(0, 3 * 366 * 86_400).map(lambda passed: NEW_YEAR + passed * SECOND),
    opens=st.dates(date(2026, 6, 1), date(2027, 6, 1)),
    window=st.integers(0, 90),
    wait=st.integers(0, 60),
    length=st.integers(0, 120),
)
def test_a_state_never_comes_back(
    zone: str, now: datetime, opens: date, window: int, wait: int, length: int
) -> None:
    """Time goes one way: later, open, closing soon, closed, running, ended; and each says when it ends."""
    closes = opens + timedelta(days=window)
    starts = closes + timedelta(days=wait)
    ends = starts + timedelta(days=length)
    offering = run(
        zone, starts=str(starts), ends=str(ends), apply={"opens": str(opens), "closes": str(closes)}
    )
    order = [LATER, OPEN, SOON, CLOSED, RUNNING, ENDED]
    seen = view(offering, now)
    assert seen.state in order
    assert (seen.state in ENTERABLE) == (seen.state in (OPEN, SOON))
    assert (seen.state in LIVE) == (seen.state is not ENDED) == is_live(offering, now)
    if seen.until is not None:
        assert seen.until > now - SECOND
        after = view(offering, seen.until + SECOND)
        assert order.index(after.state) > order.index(seen.state)
