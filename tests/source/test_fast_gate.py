"""The fast gate never makes a difference: what it reads, the strict reader reads alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from credatlas.source.yaml import plainfile, read_strictly

REPOSITORY = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
CONTENT = sorted((REPOSITORY / "content").rglob("*.yml"))
CATALOGUES = sorted((REPOSITORY.parent / "shared" / "data" / "catalogues").glob("*.jsonl"))
HOSTILE = sorted((REPOSITORY.parent / "shared" / "data" / "hostile").glob("yaml-*/**/*.yaml"))

SOURCES = [path.read_bytes().decode() for path in [*CASES.glob("[pv]*/*.yml"), *CONTENT]]
LINES = sorted({line for source in SOURCES for line in source.split("\n")})
SIGNS = [
    "\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "\u00a0",
    "\u202f",
    "\u2028",
    "\ufeff",
    "\u202e",
    "\r\n",
]
FRAGMENTS = (CASES / "fragments.txt").read_text(encoding="utf-8").splitlines()
fragments = st.sampled_from([*FRAGMENTS, *SIGNS])
indented = st.builds("{}{}".format, st.sampled_from(["", " ", "  ", "   ", "    "]), st.sampled_from(LINES))
texts = st.one_of(
    st.lists(fragments, max_size=16).map("".join),
    st.lists(st.sampled_from(LINES) | indented | fragments, max_size=12).map("\n".join),
)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A real file with a few pieces put in or overwritten."""
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(fragments) + text[at + draw(st.integers(0, 3)) :]
    return text


def _agreed(text: str) -> bool:
    """Whether the gate read the text; if so, both readers must give the same JSON in the same order."""
    content = text.encode("utf-8", "surrogatepass")
    read = plainfile.read(content)
    if read is not None:
        assert json.dumps(read) == json.dumps(read_strictly("x.yml", content))
    return read is not None


@given(texts | edited())
@example("a: {b: https:?//x}\n")
@example("a: b\n  c: d\n")
@example("a: |\n    b\n  c: d\n")
@example("a: b # c\n  d\n")
def test_the_gate_agrees_with_the_strict_reader(text: str) -> None:
    _agreed(f"{text}\n")


json_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**16), 10**16) | st.floats(allow_nan=False) | json_texts,
    lambda values: st.lists(values, max_size=4) | st.dictionaries(json_texts, values, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(json_texts, json_values, min_size=1, max_size=5), st.booleans(), st.integers(20, 200))
def test_the_gate_agrees_on_what_another_program_writes(
    data: dict[str, object], unicode: bool, width: int
) -> None:
    _agreed(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=unicode, width=width))


@pytest.mark.parametrize(
    "path", [*sorted(CASES.rglob("*.yml")), *CONTENT, *HOSTILE], ids=lambda path: "/".join(path.parts[-2:])
)
def test_the_gate_agrees_on_every_file_at_hand(path: Path) -> None:
    _agreed(path.read_bytes().decode("utf-8", "replace"))


def _records(source: Path) -> Iterator[object]:
    """The entries of the demonstration, or every seventh of a catalogue."""
    if source.is_dir():
        yield from (read_strictly(path.name, path.read_bytes()) for path in CONTENT)
    else:
        yield from map(json.loads, source.read_bytes().splitlines()[::7])


@pytest.mark.parametrize("source", [REPOSITORY / "content", *CATALOGUES], ids=lambda path: path.stem)
def test_the_gate_agrees_on_real_entries_that_another_program_writes(source: Path) -> None:
    for record in _records(source):
        _agreed(yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize("path", sorted((CASES / "plain").glob("*.yml")), ids=lambda path: path.stem)
def test_an_ordinary_entry_passes_the_gate(path: Path) -> None:
    """Or else the gate is worth nothing."""
    assert _agreed(path.read_bytes().decode())


def test_most_entries_of_the_demonstration_pass_the_gate() -> None:
    passed = sum(_agreed(path.read_bytes().decode()) for path in CONTENT)
    assert passed >= 0.9 * len(CONTENT)
