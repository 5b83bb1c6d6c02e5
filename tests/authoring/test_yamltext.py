from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from credatlas.authoring.yamltext import WIDTH, document, scalar
from credatlas.source.yaml import read_strictly
from credatlas.source.yaml.characters import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = """
no Yes on OFF y n true False null ~ NULL None
0613 1_000 0x1F 0o17 12:30 1e3 +1 .5 5. .inf -.NaN
2027-13-45 @here `code` - ? #hash &anchor *alias !tag | > %directive --- ... << =
'quoted' "quoted" {brace} [bracket] } ] a\\b back\\n =1+1 +SUM(A1) @SUM(A1)
"""
TRAPS = [
    *_WORDS.split(),
    *("- dash", "? key", ": colon", "a: b", "a:", "a #b", "a, b", " leading", "trailing ", "\tleading", ""),
    *("\xa0no-break", "soft\xadhyphen", "zero\u200bwidth", "تمويل", "Éthique", "🎓"),
]
SHAPES: list[Callable[[str], Any]] = [
    lambda text: text,
    lambda text: [text, text],
    lambda text: {"a": text},
    lambda text: [{"a": text, "b": [text]}],
]


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize(
    "shape", [lambda t: t, lambda t: [t, t], lambda t: {"a": t}, lambda t: [{"a": t, "b": [t]}]]
)
def test_a_text_stays_that_text_for_our_reader_and_for_a_yaml_1_1_reader(text: str, shape: Any) -> None:
    data = {"field": shape(text)}
    written = document(data)
    assert read_strictly("file", written.encode()) == data
    assert yaml.load(written, Loader=yaml.CSafeLoader) == data


@pytest.mark.parametrize("text", ["2027-03-01", "180 EUR", "2027-03-01T18:00"])
def test_dates_and_amounts_stand_without_quotes_as_people_write_them(text: str) -> None:
    assert scalar(text) == text


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(lambda text: cleaned(text, ""))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, min_size=1, max_size=5))
def test_whatever_is_written_reads_back_the_same(data: dict[str, Any]) -> None:
    assert read_strictly("file", document(data).encode()) == data


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), texts, min_size=1, max_size=5))
def test_other_readers_take_texts_for_texts(data: dict[str, str]) -> None:
    read = yaml.load(document(data), Loader=yaml.CSafeLoader)
    for key, value in data.items():
        if not isinstance(read[key], date | datetime):
            assert read[key] == value


def test_long_and_several_lines_are_literal_blocks_and_short_lists_of_codes_one_line() -> None:
    data = {
        "languages": ["en", "de"],
        "workload": {"ects": 3, "hours": 7.5},
        "description": "One\n\nTwo: three",
        "long": "x " * 80 + "y",
    }
    written = document(data)
    assert written.startswith("languages: [en, de]\nworkload: {ects: 3, hours: 7.5}\n")
    assert "description: |-\n  One\n\n  Two: three\n" in written
    assert "long: |-\n" in written
    assert all(len(line) <= WIDTH for line in written.splitlines() if not line.startswith("  x"))
