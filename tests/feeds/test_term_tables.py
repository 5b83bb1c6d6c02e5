"""What belongs to a term is found in its tables, whatever the day; the citation names what was read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.feeds._terms import term_of
from credatlas.model.moments import Moment
from credatlas.model.offering import Offering
from tests.feeds.exports import export
from tests.feeds.site import data_of
from tests.pages.editions import NOW, catalogue, edition

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

SPRING = "feeds/csv/terms/2027-spring/"
METADATA = f"{SPRING}tables.csv-metadata.json"
COURSES: dict[str, dict[str, Any]] = {
    "lumen/ethics": {
        "title": "Data ethics",
        "price": "90 EUR",
        "offerings": {
            "one": {"starts": "2027-03-01", "price": "180 EUR"},
            "two": {"starts": "2027-05-31", "for": [{"who": "members", "price": "0 EUR"}]},
            "later": {"starts": "2027-06-01"},
        },
    },
    "lumen/always": {"title": "At any time", "offerings": {"open": {"self_paced": True}}},
    "fjord/cold": {"title": "=Cold", "offerings": {"planned": {"announced": "2027-spring"}}},
    "fjord/gone": {
        "title": "Gone",
        "status": "withdrawn",
        "withdrawn": {"on": "2026-11-01", "reason": {"en": "Ended"}},
        "offerings": {"one": {"starts": "2027-03-01"}},
    },
}


def _edition(courses: dict[str, dict[str, Any]] | None = None) -> Edition:
    found = edition(catalogue(courses=courses or COURSES))
    return replace(found, site=replace(found.site, data_licence="CC-BY-4.0"))


def rows(files: dict[str, bytes], path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path].decode(), newline=""), strict=True))


@pytest.mark.parametrize(
    ("starts", "term"),
    [
        ("2027-03-01", "2027-spring"),
        ("2027-05-31", "2027-spring"),
        ("2027-06-01", "2027-summer"),
        ("2027-11-30", "2027-autumn"),
        ("2027-12-01", "2027-winter"),
        ("2028-02-29", "2027-winter"),
        ("2028-03-01", "2028-spring"),
    ],
)
def test_the_season_in_which_a_run_begins_is_its_term(starts: str, term: str) -> None:
    begins = Moment(date.fromisoformat(starts), None, "Europe/Oslo")
    run = Offering(id="run", starts=begins, timezone="Europe/Oslo")
    assert term_of(run) == term


@pytest.mark.parametrize(
    ("announced", "term"),
    [("2027-spring", "2027-spring"), ("2028-01", "2027-winter"), ("2027-10", "2027-autumn"), ("2027", None)],
)
def test_what_was_announced_has_a_term_where_more_than_the_year_is_known(
    announced: str, term: str | None
) -> None:
    assert term_of(Offering(id="run", announced=announced, timezone="Europe/Oslo")) == term


def test_a_term_has_its_runs_with_their_courses_and_prices() -> None:
    files = export(_edition(), "term-tables").files
    assert [(row["course"], row["offering"]) for row in rows(files, f"{SPRING}offerings.csv")] == [
        ("fjord/cold", "planned"),
        ("lumen/ethics", "one"),
        ("lumen/ethics", "two"),
    ]
    assert [row["title"] for row in rows(files, f"{SPRING}courses.csv")] == ["'=Cold", "Data ethics"]
    prices = [(row["offering"], row["who"], row["amount"]) for row in rows(files, f"{SPRING}prices.csv")]
    assert prices == [("one", "anyone", "180"), ("two", "members", "0")]
    assert {path.split("/")[3] for path in files} == {"2027-spring", "2027-summer"}


def test_the_citation_names_term_licence_address_and_what_was_read() -> None:
    files = export(_edition(), "term-tables").files
    described = json.loads(files[METADATA])
    tables = [f"{SPRING}{table['url']}" for table in described["tables"]]
    digest = sha256(b"".join(files[path] for path in tables)).hexdigest()
    assert set(tables) | {METADATA} == {path for path in files if path.startswith(SPRING)}
    assert described["dc:identifier"] == f"sha256:{digest}"
    assert described["dc:bibliographicCitation"] == (
        "Catalogue: courses and runs of the term 2027-spring. CC-BY-4.0. "
        f"https://catalogue.example/{METADATA}. sha256 {digest}"
    )


def test_an_edit_elsewhere_or_another_day_leaves_a_term_as_it_was_cited() -> None:
    before = export(_edition(), "term-tables").files
    later = replace(_edition(), now=NOW + timedelta(days=900))
    assert export(later, "term-tables").files == before
    summer = {**COURSES["lumen/ethics"]["offerings"], "later": {"starts": "2027-06-02"}}
    edited = {**COURSES, "lumen/ethics": {**COURSES["lumen/ethics"], "offerings": summer}}
    after = export(_edition(edited), "term-tables").files
    assert {path.split("/")[3] for path in before if before[path] != after[path]} == {"2027-summer"}


def test_the_terms_are_told_where_readers_begin() -> None:
    files = data_of(_edition())
    assert METADATA in {one["path"] for one in json.loads(files["api/v1/index.json"])["feeds"]}
    assert "/feeds/csv/terms/{term}/{table}.csv" in json.loads(files["api/v1/openapi.json"])["paths"]
    assert f"<https://catalogue.example/{SPRING}offerings.csv>" in files["feeds/dcat.ttl"].decode()
