"""The runs of a course, in every state: past, open, full, cancelled, moved, self-paced, announced."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

TODAY = date(2026, 11, 23)
"""The day around which the runs lie; builds of a benchmark take it as now."""

PRICES = ("0 EUR", "120 EUR", "180 EUR", "350 EUR", "95.50 EUR", "1200 PLN")
STATES = 12
"""How many combinations of runs there are; most of them have a dated one ahead."""


def runs(chance: random.Random, house: str, mode: str) -> Iterator[str]:
    """The offerings of one course, as YAML."""
    state = chance.randrange(STATES)
    if state == 0:
        yield "  always:\n    self_paced: true\n    apply: {at: https://apply.example/}\n    price: 0 EUR\n"
        return
    if state == 1:
        yield _window(chance)
        return
    if state == 2:
        yield "  later:\n    announced: 2027-autumn\n    recurs: yearly\n"
    yield _dated("past", TODAY - timedelta(days=chance.randrange(60, 400)), chance, house, mode)
    if state > 2:
        yield _dated("next", TODAY + timedelta(days=chance.randrange(-20, 300)), chance, house, mode)


def _window(chance: random.Random) -> str:
    opens = TODAY - timedelta(days=chance.randrange(10, 60))
    closes = TODAY + timedelta(days=chance.randrange(30, 200))
    return (
        f"  own-pace:\n    self_paced: true\n    ends: {closes + timedelta(days=120)}\n"
        f"    apply: {{opens: {opens}, closes: {closes}, at: https://apply.example/}}\n"
        f"    price: {chance.choice(PRICES)}\n"
    )


def _dated(slug: str, start: date, chance: random.Random, house: str, mode: str) -> str:
    opens, closes = start - timedelta(days=90), start - timedelta(days=chance.randrange(7, 40))
    return (
        f"  {slug}:\n    starts: {start}\n    ends: {start + timedelta(days=49)}\n"
        f"    apply: {{opens: {opens}, closes: {closes}, at: https://{house}.example/apply}}\n"
        f"    seats: 40\n{_state(chance, min(closes, TODAY))}{_hours(chance, mode)}    for:\n"
        "      - {who: members, seats: 30, price: 0 EUR}\n"
        f"      - {{who: anyone, price: {chance.choice(PRICES)}}}\n"
    )


def _state(chance: random.Random, seen: date) -> str:
    """What has become of a run, if anything is said of it."""
    drawn = chance.random()
    if drawn < 0.08:
        return f"    availability: {{state: full, as_of: {seen}}}\n"
    if drawn < 0.14:
        return f"    availability: {{state: waiting-list, as_of: {seen}}}\n"
    if drawn < 0.18:
        return "    status: cancelled\n    status_reason: Too few people could come.\n"
    return ""


def _hours(chance: random.Random, mode: str) -> str:
    """When and where one has to be."""
    weekday = chance.choice(("monday", "tuesday", "thursday"))
    live = f'    sessions:\n      - {{weekday: {weekday}, from: "17:30", until: "19:00"}}\n'
    if mode == "on-site":
        return f"{live}    venue: {{name: Main building, address: Long street 4, step_free: true}}\n"
    return live if mode == "blended" else ""
