"""Addresses of views: canonical, stable, and never trusted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.search.conftest import Searchable

KEYS = ["field", "language", "mode", "ects"]


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("", ""),
        ("?mode=online&q=data+ethics&language=en", "?q=data+ethics&language=en&mode=online"),
        ("?language=fi&language=en", "?language=en,fi"),
        ("?language=fi,en&page=2&sort=title", "?language=en,fi&sort=title&page=2"),
        ("?utm_source=x&q=a&fbclid=1", "?q=a"),
        ("?page=0&sort=nothing&in=<b>&home=../..", ""),
        ("?ects=3..5&ects=..&ects=1..x", "?ects=3..5"),
        ("?q=%C3%A9thique&in=fr&home=lumen", "?q=%C3%A9thique&in=fr&home=lumen"),
    ],
)
def test_addresses_are_canonical(node: Callable[[str, Any], Any], given: str, canonical: str) -> None:
    assert node("views.mjs", {"searches": [given], "keys": KEYS}) == [[canonical, canonical]]


ODD = "<>\"'&%#?=+-,.:;/\\ \t\n\u202e\u0000\ud7ffaz09éßالΩ🎓"


def odd(chance: random.Random, longest: int) -> str:
    return "".join(chance.choice(ODD) for _ in range(chance.randrange(longest)))


def test_a_thousand_random_addresses_are_read_and_written_alike(node: Callable[[str, Any], Any]) -> None:
    chance = random.Random(7)
    keys = [*KEYS, "q", "page", "sort", "in", "home", "__proto__", "constructor"]
    searches = [
        "?" + "&".join(f"{chance.choice(keys)}={odd(chance, 60)}" for _ in range(5)) for _ in range(1000)
    ]
    for first, second in node("views.mjs", {"searches": searches, "keys": KEYS}):
        assert first == second
        assert "<" not in first


def test_a_thousand_random_queries_break_nothing(small: Searchable, node: Callable[[str, Any], Any]) -> None:
    chance = random.Random(8)
    queries = [odd(chance, 400) for _ in range(1000)]
    queries += ["__proto__", "constructor toString", '"', "-", "+ -", "a" * 5000, "the of and"]
    answers = node("engine.mjs", {"folder": str(small.folder), "queries": queries})
    assert len(answers) == len(queries)
