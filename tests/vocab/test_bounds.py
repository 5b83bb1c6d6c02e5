"""Sizes of micro-credentials: the boundaries themselves, on both sides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credatlas import vocab
from credatlas.vocab import bounds


@pytest.mark.parametrize(
    ("hours", "ects", "types"),
    [
        (3.5, None, ()),
        (4, None, ("skill",)),
        (12, None, ("skill",)),
        (12.5, None, ()),
        (24.5, None, ()),
        (12, 0.5, ()),
        (25, 1, ("module",)),
        (150, 5, ("module",)),
        (None, 0.5, ()),
        (140, 5.5, ("slp",)),
        (1500, 60, ("slp",)),
        (1500.5, 60, ()),
        (None, None, ("skill",)),
    ],
)
def test_a_workload_fits_these_types(hours: float | None, ects: float | None, types: tuple[str, ...]) -> None:
    assert bounds.types_for(hours, ects) == types


def test_the_table_and_the_code_lists_agree() -> None:
    assert tuple(bounds.SIZES) == tuple(vocab.load("course-type"))
    cycles = vocab.load("cycle")
    assert {code: int(cycles[code].extra["eqf"]) for code in cycles} == bounds.EQF_OF_CYCLE


def test_ranges_know_decimals_and_open_ends() -> None:
    assert Decimal("2.5") in bounds.JOINT_ECTS
    assert 5 not in bounds.Range(5, None, above=True)
    assert "3" not in bounds.JOINT_ECTS
    assert bounds.hours_for(bounds.Range(1, 5)) == bounds.Range(25, 150)
