from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credatlas.authoring.splice import REMOVED, Change, NotEditable, as_changes, changed
from credatlas.authoring.yamltext import document
from credatlas.source.yaml import read_strictly

FILE = """\
# head
title: Data ethics   # as the senate has it
workload:   # by the senate too
  # measured
  ects: 3
  hours: 81    # estimated
empty:
fields: ["0914", '0223']    # two
skills:
  # the first
  - {label: One}

  - label: Two   # the second
text: |
  Several lines
  # no comment

# between
materials: {licence: CC-BY-4.0, url: "https://a.example/x"}
last: end
"""


def lines(before: str, after: str) -> list[str]:
    """The lines that differ, with + and -."""
    return [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("workload", "ects"), 4, ["-  ects: 3", "+  ects: 4"]),
        (("workload", "hours"), 90, ["-  hours: 81    # estimated", "+  hours: 90    # estimated"]),
        (("workload", "hours"), REMOVED, ["-  hours: 81    # estimated", "+  # estimated"]),
        (("fields",), ["0613"], ["-fields: [\"0914\", '0223']    # two", '+fields: ["0613"]    # two']),
        (
            ("title",),
            "no",
            ["-title: Data ethics   # as the senate has it", '+title: "no"   # as the senate has it'],
        ),
        (("empty",), "now", ["-empty:", "+empty: now"]),
        (("workload", "note"), "a: b", ['+  note: "a: b"']),
        (("level", "eqf"), 7, ["+level: {eqf: 7}"]),
        (("last",), REMOVED, ["-last: end"]),
        (
            ("materials", "url"),
            "https://b.example",
            [
                '-materials: {licence: CC-BY-4.0, url: "https://a.example/x"}',
                '+materials: {licence: CC-BY-4.0, url: "https://b.example"}',
            ],
        ),
        (("text",), "Short", ["-text: |", "-  Several lines", "-  # no comment", "+text: Short"]),
    ],
)
def test_a_change_touches_its_own_lines_only(path: tuple[str, ...], value: Any, expected: list[str]) -> None:
    assert lines(FILE, changed(FILE, [Change(path=path, value=value)])) == expected


def test_comments_within_what_is_replaced_are_kept() -> None:
    after = changed(FILE, [Change(path=("skills",), value=[{"label": "Three: four"}])])
    for comment in ("# the first", "# between", "# head", "# estimated"):
        assert comment in after


def test_a_new_field_stands_where_the_schema_has_it() -> None:
    order = ["title", "code", "workload", "last"]
    after = changed(FILE, [Change(path=("code",), value="LUM-1")], order)
    assert after.splitlines()[2] == "code: LUM-1"


def test_windows_line_ends_and_a_missing_last_one_are_respected() -> None:
    text = "title: A\r\ncode: B"
    assert changed(text, [Change(path=("x",), value="C")]) == "title: A\r\ncode: B\r\nx: C\r\n"


def test_what_cannot_be_changed_alone_is_refused() -> None:
    with pytest.raises(NotEditable):
        changed("{title: A}\n", [Change(path=("title",), value="B")])


keys = st.sampled_from(["title", "a", "b", "c", "on", "x-y"])
leaves = st.sampled_from(
    ["text", "no", "a: b", "One\n\nTwo", "", 3, 7.5, True, ["en", "de"], [{"a": "b: c"}], []]
)
maps = st.recursive(leaves, lambda inner: st.dictionaries(keys, inner, min_size=1, max_size=4), max_leaves=10)
files = st.dictionaries(keys, maps, min_size=1, max_size=5)


@given(files, files, st.booleans())
def test_any_file_becomes_any_other_and_keeps_its_comments(before: Any, after: Any, windows: bool) -> None:
    commented = []
    for number, line in enumerate(document(before).splitlines()):
        if line and not line.startswith(" "):
            commented.append(f"# comment {number}")
        commented.append(line)
    text = "\n".join([*commented, ""])
    if windows:
        text = text.replace("\n", "\r\n")
    changes = as_changes(before, after)
    result = changed(text, changes)
    assert read_strictly("file", result.encode()) == after
    assert all(comment in result for comment in commented if comment.startswith("# comment"))
    assert windows == ("\r\n" in result)
