"""What each feed can say: fields of a course file -> whether they make a difference in the feed.

`fidelity/courses.json` is made by taking one field at a time out of a complete course and looking whether the
feed changes (`tests/feeds/test_fidelity.py`, with `--update-golden`); so it says what the code does.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from credatlas import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS: Mapping[str, str] = {
    "api-entries": "API",
    "elm": "ELM",
    "schemaorg": "schema.org",
    "edc": "EDC",
    "ob3": "Open Badges",
    "ooapi5": "OOAPI 5",
    "ooapi6": "OOAPI 6",
    "ewp": "EWP",
    "csv": "CSV",
    "calendars": "iCalendar",
}
"""Feed or directory -> what people call its format, in the order of the table."""


class FieldCoverage(NamedTuple):
    """One field of a course file, such as `workload` or `offerings/apply`."""

    field: str
    feeds: frozenset[str]
    """The feeds in which it makes a difference."""


@cache
def fidelity() -> tuple[FieldCoverage, ...]:
    """Every field of a course and its runs, in the order of the schema."""
    file = resources.folder("feeds/fidelity") / "courses.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    return tuple(FieldCoverage(field, frozenset(found)) for field, found in table.items())


def lost(feed: str) -> tuple[str, ...]:
    """The fields that a feed cannot say."""
    return tuple(one.field for one in fidelity() if feed not in one.feeds)
