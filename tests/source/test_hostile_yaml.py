"""Hostile files end in a document or a finding: quickly, in little memory, never in a traceback."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from credatlas.model.ids import Kind
from credatlas.source import Document, SourceFile, parse
from credatlas.source.files import LARGEST

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "hostile"
FILES = sorted([*CASES.rglob("*.yml"), *SHARED.glob("yaml-*/**/*.yaml"), *SHARED.glob("*/*.txt")])


def _full(unit: str, before: str = "", after: str = "") -> bytes:
    """As large a file as is read at all, of one unit over and over."""
    room = LARGEST - len((before + after).encode())
    return (before + unit * (room // len(unit.encode())) + after).encode()


LARGE = {
    "open brackets": _full("["),
    "open braces": _full("{a: "),
    "nested lists": _full("- "),
    "nested explicit keys": _full("? "),
    "wide list": _full("1,", "a: [", "1]"),
    "wide mapping of the same key": _full("a: 1\n"),
    "wide list of mappings": _full("{},", "a: [", "{}]"),
    "anchors": _full("a: &x 1\n"),
    "aliases": _full("*x,", "a: [&x 1,", "*x]"),
    "tags": _full("!!x 1,", "a: [", "1]"),
    "tabs": _full("\t"),
    "tabs in lines": _full("\t\n"),
    "tabs before text": _full("\ta\n", "a: |\n  b\n"),
    "spaces": _full(" "),
    "line breaks": _full("\n"),
    "carriage returns": _full("\r"),
    "control characters": _full("\x01"),
    "nothing but NUL": _full("\x00"),
    "one long digit": _full("9", "a: "),
    "one long fraction": _full("9", "a: 0."),
    "one long exponent": _full("9", "a: 1e"),
    "one long word": _full("a", "a: "),
    "one long key": _full("a", "", ": 1"),
    "colons": _full(":"),
    "colons and spaces": _full(": "),
    "hashes": _full("#", "a: b"),
    "quotes": _full("'", "a: "),
    "open quote": _full("a ", 'a: "'),
    "escapes": _full("\\n", 'a: "', '"'),
    "long folded text": _full("a\n\n", "a: >\n b\n"),
    "long block text": _full(" a\n", "a: |\n"),
    "plain text over lines": _full(" a\n", "a:\n"),
    "commas in brackets": _full(", ", "a: [b", "]"),
    "quoted list": _full("'', ", "a: [", "'']"),
    "comment lines": _full("#\n"),
    "markers": _full("---\n"),
    "directives": _full("%A\n"),
    "long flow of pairs": _full("a: b, ", "a: {", "c: d}"),
    "steps down": "".join(f"{' ' * depth}a:\n" for depth in range(700)).encode(),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_file_ends_in_a_document_or_a_finding(path: Path) -> None:
    _holds(path.read_bytes())


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_files_cost_little(name: str) -> None:
    _holds(LARGE[name])


def _holds(content: bytes) -> None:
    source = SourceFile(path="content/courses/a/b.yml", kind=Kind.COURSE, content=content)
    started = time.process_time()
    first = parse(source)
    elapsed = time.process_time() - started
    tracemalloc.start()
    try:
        assert parse(source) == first
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(first, Document) or (first and all(finding.code for finding in first))
    assert elapsed < 1
    assert peak < 100_000_000
