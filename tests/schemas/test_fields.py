"""schemas/FIELDS.md says of every field who asks for it; it and the schemas name the same fields."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from credatlas.model.tier import parse_tier
from credatlas.rules.document.tiers import ELEMENTS as ELEMENTS_OF_TIERS
from tests.schemas.walk import properties

if TYPE_CHECKING:
    from tests.schemas.reading import Schemas

PAGE = (Path(__file__).parents[2] / "schemas" / "FIELDS.md").read_text(encoding="utf-8")
ELEMENTS = {*(f"M{n}" for n in range(1, 12)), *(f"O{n}" for n in range(1, 6))}
"""The elements of Annex I: eleven mandatory, five optional."""


class Row(NamedTuple):
    """A field of the table, and the schema file that its heading names."""

    file: str
    field: str
    asked_by: tuple[str, ...]
    tiers: tuple[str, ...]


def rows() -> list[Row]:
    """Every row of the tables with five columns."""
    found = []
    for section in PAGE.split("\n## ")[1:]:
        file = re.search(r"`(\w+)\.schema\.json`", section.splitlines()[0])
        for line in section.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) == 5 and cells[0].startswith("`"):
                assert file
                found.append(Row(file[1], cells[0].strip("`"), words(cells[2]), words(cells[3])))
    return found


def words(cell: str) -> tuple[str, ...]:
    """The parts of a cell, between commas."""
    return tuple(filter(None, cell.split(", ")))


ROWS = rows()


def test_the_page_and_the_schemas_name_the_same_fields(schemas: Schemas) -> None:
    written = [(row.file, row.field) for row in ROWS]
    real = [
        (file, field.at) for file, schema in sorted(schemas.by_kind.items()) for field in properties(schema)
    ]
    assert sorted(written) == sorted(real)


def test_the_page_keeps_the_order_of_the_schemas(schemas: Schemas) -> None:
    for file, schema in schemas.by_kind.items():
        assert [row.field for row in ROWS if row.file == file] == [field.at for field in properties(schema)]


def test_somebody_asks_for_every_field() -> None:
    legend = set(re.findall(r"\b([A-Z][A-Z0-9]+|ECTS|HEIF) = ", PAGE))
    for row in ROWS:
        assert row.asked_by, row
        for source in row.asked_by:
            name, _, element = source.partition(" ")
            assert name in legend or re.fullmatch("P([1-9]|10)", name), row
            assert (element in ELEMENTS) if name == "A1" else not element, row


def test_tiers_are_those_that_there_are() -> None:
    assert all(parse_tier(tier) for row in ROWS for tier in row.tiers)


def test_every_element_of_annex_one_has_a_field() -> None:
    """The learner and the grade are on the credential only; how they come there is in the catalogue."""
    assert {source[3:] for row in ROWS for source in row.asked_by if source.startswith("A1 ")} == ELEMENTS


def test_what_a_schema_requires_is_asked_for_by_the_lowest_tier(schemas: Schemas) -> None:
    required = {(file, name) for file, s in schemas.by_kind.items() for name in s.get("required", [])}
    assert required == {(row.file, row.field) for row in ROWS if "recorded" in row.tiers}


def test_the_page_names_the_tiers_that_the_rules_ask_for() -> None:
    tiers = {(row.file, row.field.replace("[]", "")): row.tiers for row in ROWS}
    for element in ELEMENTS_OF_TIERS:
        field = element.field.replace("/", ".")
        for kind in element.kinds:
            row = (kind.value, field) if (kind.value, field) in tiers else ("common", field)
            assert element.tier.word in tiers[row], (element.code, row)
