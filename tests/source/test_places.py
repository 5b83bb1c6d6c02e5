"""A pointer leads to the line and column where a contributor has to look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.model.ids import Kind
from credatlas.source import Document, SourceFile, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.diagnostics import Pointer

TEXT = """\
# a comment
title: Ethics
workload: {ects: 3, "hours": [80, {é: 81}]}
partners:
- lumen
-   role: teach
    "tasks":
      - plan
      - - x
summary: |
  Decide
empty:
"""


def _document(content: bytes) -> Document:
    document = parse(SourceFile(path="content/courses/lumen/ethics.yml", kind=Kind.COURSE, content=content))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 8), (2, 1)),
        (("workload",), (3, 11), (3, 1)),
        (("workload", "ects"), (3, 18), (3, 12)),
        (("workload", "hours"), (3, 30), (3, 21)),
        (("workload", "hours", 0), (3, 31), (3, 31)),
        (("workload", "hours", 1, "é"), (3, 39), (3, 36)),
        (("partners",), (5, 1), (4, 1)),
        (("partners", 0), (5, 3), (5, 3)),
        (("partners", 1), (6, 5), (6, 5)),
        (("partners", 1, "tasks"), (8, 7), (7, 5)),
        (("partners", 1, "tasks", 0), (8, 9), (8, 9)),
        (("partners", 1, "tasks", 1, 0), (9, 11), (9, 11)),
        (("summary",), (10, 10), (10, 1)),
        (("empty",), (12, 7), (12, 1)),
        (("workload", "missing"), (3, 11), (3, 11)),
        (("partners", 7, "x"), (5, 1), (5, 1)),
    ],
)
def test_pointer_leads_to_its_place(pointer: Pointer, value: tuple[int, int], key: tuple[int, int]) -> None:
    document = _document(TEXT.encode())
    assert document.locate(pointer) == value
    assert document.locate_key(pointer) == key


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.glob("cases/[vp]*/*.yml")), ids=lambda path: path.stem
)
def test_every_value_and_key_has_a_place_of_its_own(path: Path) -> None:
    document = _document(path.read_bytes())
    keys = [pointer for pointer in _pointers(document.data) if pointer and isinstance(pointer[-1], str)]
    places = [document.locate_key(pointer) for pointer in keys]
    assert len(set(places)) == len(places)
    assert places == sorted(places)


def _pointers(data: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    yield pointer
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield from _pointers(value, (*pointer, step))
