"""The tables: they can be joined, read by spreadsheets without harm, and say what they mean."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.feeds._table import harmless
from credatlas.feeds.tables import GROUP, TABLES
from tests.feeds.site import Files, data_of
from tests.pages.editions import catalogue, demonstration, edition

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parent.parent.parent / "content"


def tables(**kinds: Any) -> Files:
    return data_of(edition(catalogue(**kinds)), "api-entries", "csv")


def rows(files: Files, name: str) -> list[dict[str, str]]:
    text = files[f"feeds/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def alliance() -> Files:
    return data_of(edition(demonstration(CONTENT)), "api-entries", "csv")


def test_every_key_is_unique_and_leads_to_a_row(alliance: Files) -> None:
    for table in TABLES.values():
        found = rows(alliance, table.name)
        keys = [tuple(row[name] for name in table.key) for row in found]
        assert len(set(keys)) == len(keys), table.name
        for foreign in table.foreign:
            known = {tuple(row[name] for name in foreign.references) for row in rows(alliance, foreign.table)}
            assert {tuple(row[name] for name in foreign.columns) for row in found} <= known


def test_every_table_is_described_column_by_column(alliance: Files) -> None:
    group = json.loads(alliance[GROUP])
    assert [one["url"] for one in group["tables"]] == [f"{name}.csv" for name in TABLES]
    for name, table in TABLES.items():
        described = json.loads(alliance[f"feeds/{name}.csv-metadata.json"])["tableSchema"]["columns"]
        header = alliance[f"feeds/{name}.csv"].split(b"\r\n")[0].decode()
        assert header == ",".join(column["name"] for column in described)
        assert all(column["dc:description"] for column in described)
        assert {column.source for column in table.columns} <= {"declared", "computed"}


def test_unknown_none_and_zero_are_three_things() -> None:
    files = tables(
        courses={
            "lumen/unknown": {"title": "A"},
            "lumen/none": {"title": "B", "type": "skill", "prerequisites": "none", "price": "0 EUR"},
            "lumen/some": {"title": "C", "workload": {"ects": 2.5}, "prerequisites": {"text": "Latin"}},
        }
    )
    told = {
        row["course"]: (row["ects"], row["prerequisites"], row["price_low"]) for row in rows(files, "courses")
    }
    assert told == {
        "lumen/none": ("0", "none", "0"),
        "lumen/some": ("2.5", "Latin", ""),
        "lumen/unknown": ("", "", ""),
    }


def test_what_the_institution_supplies_is_marked() -> None:
    house = {"name": "Lumen", "country": "DE", "grading": {"type": "pass-or-fail"}}
    files = tables(
        institutions={"lumen": house},
        courses={
            "lumen/own": {"title": "A", "grading": {"type": "percentage"}},
            "lumen/silent": {"title": "B"},
        },
    )
    told = {row["course"]: (row["grading"], row["inherited"]) for row in rows(files, "courses")}
    assert told == {"lumen/own": ("percentage", ""), "lumen/silent": ("pass-or-fail", "grading")}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1dcmd", "\t=1", '=HYPERLINK("x")'])
def test_no_text_is_a_formula(text: str) -> None:
    files = tables(courses={"lumen/a": {"title": text, "summary": text}})
    (row,) = rows(files, "courses")
    for cell in (row["title"], row["summary"]):
        assert cell.startswith("'")
        assert cell.lstrip("'") == text.strip()


def test_ordinary_text_is_left_alone() -> None:
    assert harmless("Data ethics - an introduction = more") == "Data ethics - an introduction = more"


ETHICS = {
    "title": {"en": "Data ethics", "de": "Datenethik"},
    "type": "module",
    "summary": {"en": "Decide what may be done."},
    "languages": ["en"],
    "workload": {"ects": 3, "hours": 81},
    "level": {"eqf": 7, "cycle": "second"},
    "fields": ["0914", "0223"],
    "joint": {
        "network": "aurora",
        "award": "joint",
        "partners": {"lumen": ["coordinate", "teach", "award"], "fjord": ["teach"]},
    },
    "participation": ["online"],
    "prerequisites": "none",
    "offerings": {
        "spring": {
            "starts": "2027-03-01",
            "apply": {"closes": "2027-01-31T12:00", "at": "https://lumen.example/apply"},
            "seats": 40,
            "price": "90.50 EUR",
            "for": [{"who": "members", "price": "0 EUR"}, {"who": "anyone"}],
        }
    },
}
PATHWAY = {
    "title": "Data with care",
    "awarding": ["lumen"],
    "blocks": {"basis": {"courses": ["lumen/ethics"], "open": ["Any course on statistics"], "choose": 1}},
}


def test_tables_are_as_they_were_reviewed(golden: Callable[[Path, str], None]) -> None:
    files = tables(courses={"lumen/ethics": ETHICS}, pathways={"care": PATHWAY})
    folder = Path(__file__).parent / "golden" / "csv"
    for name in TABLES:
        golden(folder / f"{name}.csv", files[f"feeds/{name}.csv"].decode().replace("\r\n", "\n"))
    golden(folder / "tables.csv-metadata.json", json.dumps(json.loads(files[GROUP]), indent=1) + "\n")
