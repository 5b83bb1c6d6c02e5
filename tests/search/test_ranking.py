"""The order of results: lunr's on the whole index, and what comes before it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.search.documents import BOOSTS, FIELDS, documents
from credatlas.search.inverted import invert

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.search.conftest import Searchable

PLAIN = {"beginnings": False, "slips": False, "boosts": False, "all": False}
"""Whole words only, as lunr takes them."""
QUERIES = 100
SAME = 98
TOP = 10


@pytest.fixture(scope="module")
def queries(large: Searchable) -> list[str]:
    """Queries of one to three words from the catalogue."""
    forms = [form for form in invert(large.sources, "en").forms if form.isalpha() and len(form) > 2]
    chance = random.Random(2027)
    return [" ".join(chance.sample(forms, 1 + number % 3)) for number in range(QUERIES)]


def test_the_best_ten_are_those_of_lunr(
    large: Searchable, queries: list[str], node: Callable[[str, Any], Any]
) -> None:
    whole = {
        "documents": [
            {
                "number": number,
                **{
                    name: " ".join(text for language, text in texts if language == "en")
                    for name, texts in zip(FIELDS, found.fields, strict=True)
                },
            }
            for number, found in enumerate(documents(large.sources))
            if any(code == "en" for place in (0, 2, 3) for code, _ in found.fields[place])
        ],
        "fields": [{"name": name, "boost": boost} for name, boost in zip(FIELDS, BOOSTS, strict=True)],
        "queries": queries,
    }
    ours = node(
        "engine.mjs", {"folder": str(large.folder), "index": "en", "manner": PLAIN, "queries": queries}
    )
    same = 0
    for mine, theirs in zip(ours, node("ranking.mjs", whole), strict=True):
        assert len(mine["order"]) == len(theirs)
        same += best(list(zip(mine["order"], mine["scores"], strict=True))) == best(theirs)
    assert same >= SAME


def best(found: list[Any]) -> list[int]:
    """The first ten; equal scores in the order of the documents' numbers."""
    highest = max((score for _, score in found), default=1.0)
    ranked = sorted(found, key=lambda one: (-round(one[1] / highest, 6), one[0]))
    return [number for number, _ in ranked[:TOP]]


def titles(searchable: Searchable, order: list[int]) -> list[str]:
    return [documents(searchable.sources)[number].title.read("en").text for number in order]


def first(searchable: Searchable, node: Callable[[str, Any], Any], *queries: str) -> list[str]:
    """The title of the best document for each query."""
    answers = node("engine.mjs", {"folder": str(searchable.folder), "queries": queries})
    return [titles(searchable, answer["order"][:1])[0] for answer in answers]


ETHICS = "Data ethics for health professionals"


def test_a_course_is_found_by_its_code_in_any_spelling(
    small: Searchable, node: Callable[[str, Any], Any]
) -> None:
    assert first(small, node, "ELB-MC-014", "elb mc 014", "ELBMC014") == [ETHICS] * 3


def test_a_course_is_found_in_other_languages_and_with_slips(
    small: Searchable, node: Callable[[str, Any], Any]
) -> None:
    asked = ("Datenethik", "datenehtik", "datenetik", "gesundheitsberufe", "Patientendaten Ethikkommission")
    assert first(small, node, *asked) == [ETHICS] * len(asked)


def test_words_side_by_side_in_a_title_come_first(small: Searchable, node: Callable[[str, Any], Any]) -> None:
    assert first(small, node, "data ethics", "ethics for health") == [ETHICS] * 2


def test_the_beginning_of_a_word_is_enough_while_it_is_written(
    small: Searchable, node: Callable[[str, Any], Any]
) -> None:
    assert first(small, node, "data eth", "Datenet") == [ETHICS] * 2


def test_wishes_are_kept(small: Searchable, node: Callable[[str, Any], Any]) -> None:
    queries = [
        "data ",
        "data -ethics ",
        '"data ethics"',
        '"ethics data"',
        "data qqqqqqqqq",
        "data +qqqqqqqqq",
    ]
    answers = node("engine.mjs", {"folder": str(small.folder), "queries": queries})
    every, without, phrase, turned, some, needed = (set(answer["order"]) for answer in answers)
    ethics = next(n for n, one in enumerate(documents(small.sources)) if one.title.read("en").text == ETHICS)
    assert ethics in every
    assert ethics not in without
    assert without < every
    assert phrase == {ethics}
    assert turned == set()
    assert (some, answers[4]["all"]) == (every, False)
    assert needed == set()


@pytest.mark.parametrize("query", ["aurora", "Elbmark", "responsible data", "feeds for aggregators"])
def test_more_than_courses_is_found(small: Searchable, node: Callable[[str, Any], Any], query: str) -> None:
    (answer,) = node("engine.mjs", {"folder": str(small.folder), "queries": [query]})
    kinds = {documents(small.sources)[number].kind for number in answer["order"]}
    assert kinds - {"course"}
