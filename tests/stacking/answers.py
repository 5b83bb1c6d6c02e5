"""The answers to a case as JSON: what the planner in the browser has to give too."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.stacking.planner import progress
from credatlas.catalogue.stacking.totals import totals
from credatlas.catalogue.stacking.tree import HALVES
from credatlas.catalogue.stacking.written import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.stacking.progress import Missing, Progress

ASKED = 30
"""Credits up to which a case says which totals can be reached."""


def answer(case: Mapping[str, Any]) -> dict[str, Any]:
    """What is expected of a case: `{"pathway", "held", "brought"?}`, credits in ECTS."""
    tree = read(case["pathway"])
    found = totals(tree)
    span = found.span()
    return {
        "span": None if span is None else {name: _plain(value) for name, value in span._asdict().items()},
        "reachable": [_plain(half / HALVES) for half in range(ASKED * HALVES + 1) if found.reaches(half)],
        "progress": {
            slug: _progress(one) for slug, one in progress(tree, case["held"], case.get("brought")).items()
        },
    }


def _progress(one: Progress) -> dict[str, Any]:
    blocks = {}
    for group in one.groups:
        value = {name: each for name, each in asdict(group).items() if name != "key"}
        plain = {"earned": _plain(group.earned), "missing": _missing(group.missing)}
        blocks[group.key] = value | plain
    return {
        "done": one.done,
        "earned": _plain(one.earned),
        "missing": _missing(one.missing),
        "needed": list(one.needed),
        "ready": list(one.ready),
        "blocks": {key: _lists(value) for key, value in blocks.items()},
    }


def _missing(missing: Missing | None) -> dict[str, Any] | None:
    return None if missing is None else {name: _plain(value) for name, value in missing._asdict().items()}


def _lists(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(each) if isinstance(each, tuple) else each for name, each in value.items()}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
