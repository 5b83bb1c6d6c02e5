"""`feeds/csv/terms/<term>/`: the runs of one term with their courses and prices, to be cited.

What stands here is a function of the data and not of the day: the tables of a term change when somebody edits
one of its runs. The citation names their digest, so that a reader sees whether they are still the ones cited.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.cards import card_facts
from credatlas.feeds._json import json_bytes
from credatlas.feeds._table import CSV, METADATA, csv_bytes, group
from credatlas.feeds._table_courses import COURSES
from credatlas.feeds._table_rows import CourseRow, OfferingRow, Words, prices_of
from credatlas.feeds._table_runs import OFFERINGS, PRICES
from credatlas.feeds._terms import terms
from credatlas.feeds.feed import Address, Artifact, Feed, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._table import Table

FOLDER = "feeds/csv/terms/"
GROUP = "tables.csv-metadata.json"
_OF_A_COURSE = frozenset(
    [
        "course",
        "title",
        "title_language",
        "code",
        "type",
        "institution",
        "network",
        "ects",
        "hours",
        "eqf",
        "cycle",
        "fields",
        "languages",
        "modes",
        "award_formats",
        "page",
        "tier",
        "licence",
    ]
)
"""What a snapshot says of a course; the rest stands in the table of all courses."""


def _units(edition: Edition) -> Sequence[object]:
    return list(terms(edition.catalogue))


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    term = str(unit)
    tables = _tables(edition, term)
    bodies = {table: body for table in tables if (body := csv_bytes(table, edition)) is not None}
    for table, body in bodies.items():
        yield Artifact(path=f"{FOLDER}{term}/{table.name}.csv", media_type=CSV, body=body)
    digest = sha256(b"".join(bodies.values())).hexdigest()
    described = {**group(bodies, edition), **_citation(edition, term, digest)}
    yield Artifact(path=f"{FOLDER}{term}/{GROUP}", media_type=METADATA, body=json_bytes(described))


def _tables(edition: Edition, term: str) -> Sequence[Table]:
    """The tables of all runs, with the rows of one term."""
    words, runs = Words(edition), terms(edition.catalogue)[term]
    courses = list({course.id: course for course, _ in runs}.values())
    known = tuple(column for column in COURSES.columns if column.name in _OF_A_COURSE)
    return (
        replace(
            COURSES,
            columns=known,
            rows=lambda _: (CourseRow(words, course, card_facts(course)) for course in courses),
        ),
        replace(OFFERINGS, rows=lambda _: (OfferingRow(words, course, run) for course, run in runs)),
        replace(
            PRICES, rows=lambda _: (row for course, run in runs for row in prices_of(words, course, run))
        ),
    )


def _citation(edition: Edition, term: str, digest: str) -> Mapping[str, Any]:
    """How the tables are cited; the digest is that of their files one after another, in their order."""
    site = edition.site
    address = site.absolute(f"{FOLDER}{term}/{GROUP}")
    parts = (
        f"{site.name}: courses and runs of the term {term}",
        site.data_licence,
        address,
        f"sha256 {digest}",
    )
    return {
        "dc:title": f"{site.name}: {term}",
        "dc:temporal": term,
        "dc:identifier": f"sha256:{digest}",
        "dc:bibliographicCitation": ". ".join(part for part in parts if part),
    }


FEED = Feed(
    name="term-tables",
    title="Tables of a term, to be cited (CSV on the Web)",
    units=_units,
    export=_export,
    addresses=(
        Address(f"{FOLDER}{{term}}/{{table}}.csv", CSV, "A table of the runs of one term"),
        Address(
            f"{FOLDER}{{term}}/{GROUP}", METADATA, "What the tables of a term mean, and how to cite them"
        ),
    ),
)
