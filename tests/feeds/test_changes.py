"""The log of changes: a reader who applies it from anywhere has what is published."""

from __future__ import annotations

import copy
import importlib.util
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from credatlas.errors import CredAtlasError
from credatlas.feeds.history import PAGE_SIZE
from tests.feeds.site import Files, data_of, going_on
from tests.pages.editions import NOW, catalogue, edition

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

REPOSITORY = Path(__file__).parent.parent.parent
LOG = ("api-entries", "api-index", "changes", "manifest-pages", "manifest")
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def _harvester() -> Any:
    found = importlib.util.spec_from_file_location("harvest", REPOSITORY / "examples" / "harvest.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


HARVEST = _harvester()


class Reader:
    """Somebody who follows the catalogue, and what that costs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.bytes = 0

    def follow(self, files: Files) -> None:
        def fetch(address: str) -> bytes:
            self.asked.append(address)
            self.bytes += len(files[address])
            return files[address]

        self.asked, self.bytes = [], 0
        HARVEST.harvest(fetch, self.folder)

    def has(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*/*.json")
        }


def documents(files: Files) -> dict[str, bytes]:
    """The documents of entries, named as the harvester names them."""
    kinds = {"institutions", "networks", "agreements", "courses", "pathways"}
    parts = ((path.split("/"), body) for path, body in files.items())
    return {
        f"{way[2].removesuffix('s')}/{'/'.join(way[3:])}": body
        for way, body in parts
        if len(way) > 3 and way[2] in kinds
    }


def at(moment: datetime, courses: dict[str, dict[str, Any]], before: Files | None = None) -> Edition:
    found = edition(catalogue(courses={f"lumen/{slug}": course for slug, course in courses.items()}), moment)
    return going_on(found, before) if before is not None else found


EDITS = some.lists(
    some.tuples(
        some.sampled_from(("create", "edit", "rename", "withdraw", "revive", "remove", "nothing")),
        some.integers(0, 5),
        some.integers(0, 5),
    ),
    min_size=1,
    max_size=12,
)


def edited(courses: dict[str, dict[str, Any]], what: str, which: int, number: int) -> None:
    """One edit; one that cannot be made is none."""
    slug, other = f"course-{which}", f"course-{number}"
    course = courses.get(slug)
    if what == "create":
        courses.setdefault(slug, {"title": f"Course {number}"})
    elif course is None:
        return
    elif what == "edit":
        course["title"] = f"Revised {number}"
    elif what == "rename" and other not in courses:
        courses[other] = courses.pop(slug)
    elif what == "withdraw":
        course.update(status="withdrawn", withdrawn={"on": "2026-11-01", "reason": {"en": "No teacher"}})
    elif what == "revive":
        course.pop("withdrawn", None)
        course["status"] = "active"
    elif what == "remove":
        del courses[slug]


@settings(max_examples=max(500, settings().max_examples))  # `make fuzz` asks for more
@given(history=some.lists(EDITS, min_size=2, max_size=5), data=some.data())
def test_any_history_replayed_from_anywhere_gives_what_is_published(
    history: list[Any], data: some.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    courses: dict[str, dict[str, Any]] = {}
    before: Files | None = None
    reader = Reader(tmp_path_factory.mktemp("copy"))
    since = data.draw(some.integers(0, len(history) - 1), label="first visit")
    again = data.draw(some.sets(some.integers(0, len(history) - 1)), label="further visits")
    for day, edits in enumerate(history):
        for edit in edits:
            edited(courses, *edit)
        before = data_of(at(MONDAY + timedelta(days=day), copy.deepcopy(courses), before), *LOG)
        if day == since or (day > since and day in again):
            reader.follow(before)
            assert reader.has() == documents(before)
    assert before is not None
    reader.follow(before)
    assert reader.has() == documents(before)


def changes(files: Files) -> list[dict[str, Any]]:
    head = json.loads(files["api/v1/changes.json"])
    pages = [json.loads(files[page])["items"] for page in head["pages"]]
    return [change for items in (*pages, head["items"]) for change in items]


def said(change: dict[str, Any]) -> tuple[str, ...]:
    return change["type"], change["id"], *change.get("fields", ())


def test_each_kind_of_change_is_told_by_its_name_with_its_fields() -> None:
    courses: dict[str, dict[str, Any]] = {
        "old": {"title": "A"},
        "kept": {"title": "B"},
        "gone": {"title": "C"},
    }
    first = data_of(at(MONDAY, courses), *LOG)
    later = copy.deepcopy(courses)
    later["new"] = later.pop("old")
    later["kept"]["workload"] = {"ects": 3, "hours": 81}
    del later["gone"]
    second = data_of(at(MONDAY + timedelta(days=1), later, first), *LOG)
    told = changes(second)
    assert [said(change) for change in told[len(changes(first)) :]] == [
        ("withdrawn", "lumen/gone"),
        ("updated", "lumen/kept", "/entry/workload"),
        ("renamed", "lumen/new"),
    ]
    assert told[-1]["before"] == "lumen/old"
    assert told[-3]["document"] is None
    assert [change.get("was") for change in told[-3:]] == [
        {"title": {"en": "C"}},
        None,
        {"title": {"en": "A"}},
    ]
    assert [change["sequence"] for change in told] == list(range(1, len(told) + 1))


def test_days_without_an_edit_change_no_byte() -> None:
    courses: dict[str, dict[str, Any]] = {
        f"course-{number}": {
            "title": f"Course {number}",
            "offerings": {"run": {"starts": "2027-01-01", "apply": {"closes": "2026-12-05"}}},
        }
        for number in range(5)
    }
    first = data_of(at(MONDAY, courses))
    today = first
    for day in range(1, 401, 20):
        today = data_of(at(MONDAY + timedelta(days=day), courses, today))
        assert {path for path in first.keys() | today.keys() if first.get(path) != today.get(path)} == set()


def test_what_becomes_visible_on_a_day_is_a_change_of_that_day() -> None:
    courses: dict[str, dict[str, Any]] = {"later": {"title": "Later", "publish_from": "2026-12-01"}}
    first = data_of(at(MONDAY, courses), *LOG)
    second = data_of(at(MONDAY + timedelta(days=9), courses, first), *LOG)
    assert said(changes(second)[-1]) == ("created", "lumen/later")
    assert changes(second)[-1]["at"] == "2026-12-02T00:00:00Z"


def test_a_withdrawal_is_told_by_a_log_that_knows_nothing_else() -> None:
    gone = {"title": "A", "status": "withdrawn", "withdrawn": {"on": "2026-11-01", "reason": {"en": "Ended"}}}
    (told,) = [one for one in changes(data_of(at(MONDAY, {"a": gone}), *LOG)) if one["kind"] == "course"]
    assert told["type"] == "withdrawn"
    assert told["document"] == "api/v1/courses/lumen/a.json"


def test_one_edit_among_ten_thousand_costs_little(tmp_path: Path) -> None:
    text = {"en": "Weigh the benefit of a use of data against the risk for patients. " * 8}
    courses: dict[str, dict[str, Any]] = {
        f"course-{number:05}": {"title": f"Course {number}", "description": text, "summary": "Short."}
        for number in range(10_000)
    }
    first = data_of(at(MONDAY, courses), *LOG)
    reader = Reader(tmp_path / "copy")
    # The dearest day is the one on which a page is sealed.
    missing = PAGE_SIZE - 1 - len(changes(first)) % PAGE_SIZE
    courses.update({f"more-{number}": {"title": "More"} for number in range(missing)})
    first = data_of(at(MONDAY, courses, first), *LOG)
    reader.follow(first)
    courses["course-05000"] = {**courses["course-05000"], "title": "Revised"}
    second = data_of(at(MONDAY + timedelta(days=1), courses, first), *LOG)
    reader.follow(second)
    assert reader.has() == documents(second)
    assert reader.bytes <= 300_000
    assert len(reader.asked) <= 10


def test_the_manifest_keeps_the_instant_at_which_bytes_changed() -> None:
    courses: dict[str, dict[str, Any]] = {"a": {"title": "A"}, "b": {"title": "B"}}
    first = data_of(at(MONDAY, courses), *LOG)
    courses["b"] = {"title": "Revised"}
    second = data_of(at(MONDAY + timedelta(days=1), courses, first), *LOG)
    rows = {
        row["path"]: row["modified"]
        for path in second
        if path.startswith("api/v1/manifest/")
        for row in json.loads(second[path])["items"]
    }
    assert rows["api/v1/courses/lumen/a.json"] == "2026-11-23T00:00:00Z"
    assert rows["api/v1/courses/lumen/b.json"] == "2026-11-24T00:00:00Z"


def test_the_same_build_begins_the_same_log_and_another_one_another() -> None:
    def log_id(moment: datetime, title: str) -> str:
        files = data_of(at(moment, {"a": {"title": title}}), *LOG)
        return str(json.loads(files["api/v1/changes.json"])["log_id"])

    assert log_id(MONDAY, "A") == log_id(MONDAY, "A")
    assert len({log_id(MONDAY, "A"), log_id(MONDAY, "B"), log_id(NOW, "A")}) == 3


def _spoilt(files: Files, path: str, change: str) -> Files:
    if change == "missing":
        return {name: body for name, body in files.items() if name != path}
    body = files[path][:-20] if change == "cut" else files[path].replace(b"2026-11-23", b"2026-11-22", 1)
    return {**files, path: body}


@pytest.mark.parametrize("change", ["missing", "cut", "another"])
@pytest.mark.parametrize("page", ["changes.json", "changes/1.json", "manifest.json", "manifest/api-v1.json"])
def test_a_damaged_state_is_never_gone_on_from(page: str, change: str) -> None:
    courses = {f"course-{number}": {"title": f"Course {number}"} for number in range(PAGE_SIZE)}
    files = data_of(at(MONDAY, courses), *LOG)
    spoilt = _spoilt(files, f"api/v1/{page}", change)
    if spoilt == files:
        return
    with pytest.raises(CredAtlasError, match="damaged"):
        at(MONDAY, courses, spoilt)


def test_a_clock_that_was_set_back_does_not_turn_the_log_round() -> None:
    first = data_of(at(MONDAY, {"a": {"title": "A"}}), *LOG)
    second = data_of(at(MONDAY - timedelta(days=9), {"a": {"title": "B"}}, first), *LOG)
    times = [change["at"] for change in changes(second)]
    assert times == sorted(times)


def test_a_document_that_was_exchanged_behind_the_log_is_found_out() -> None:
    first = data_of(at(MONDAY, {"a": {"title": "A"}}), *LOG)
    later = at(MONDAY, {"a": {"title": "B"}}, first)
    assert later.previous
    spoilt = replace(later, previous=replace(later.previous, read=lambda _: None))
    with pytest.raises(CredAtlasError, match="not the one"):
        data_of(spoilt, *LOG)
