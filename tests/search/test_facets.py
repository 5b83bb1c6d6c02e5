"""Facets: columns say what the courses say, every value has words, and a new facet is one Python object."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import i18n, resources
from credatlas.facets import all_facets, tallied
from credatlas.facets.facet import Facet
from credatlas.facets.recognition import recognisers
from credatlas.model.agreement import Agreement, RecognitionScope
from credatlas.model.ids import EntryId, Kind
from credatlas.model.text import text_of
from credatlas.search import columns
from credatlas.search.documents import courses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from credatlas.catalogue.listing import Listed
    from tests.search.conftest import Searchable

SCRIPTS = resources.folder("theme") / "assets" / "js"
ASKED_FOR = (
    "field institution country network language mode type level cycle ects hours month state price who "
    "counts-at supervision stackable pathway skill occupation cefr pace when target-group prior-learning "
    "term aurora-theme"
)


def test_every_question_of_a_learner_is_there(small: Searchable) -> None:
    assert set(ASKED_FOR.split()) <= all_facets(small.sources.edition).keys()


def test_columns_say_what_the_landing_pages_say(small: Searchable) -> None:
    """The counts beside the choices and those on the pages of the values come from the same answers."""
    edition = small.sources.edition
    for key, expected in tallied(edition).items():
        if all_facets(edition)[key].live:
            continue
        column = columns.parts(small.sources, key)[f"facets/{key}"]
        counts = dict.fromkeys(column["values"], 0)
        for row in column["rows"]:
            for value in with_values_above(column, column["sets"][row]):
                counts[value] += 1
        assert counts == {value: len(slugs) for value, slugs in expected.items()}, key


def with_values_above(column: dict[str, Any], numbers: Iterable[int]) -> set[str]:
    found = set()
    for start in numbers:
        number = start
        while number >= 0:
            found.add(column["values"][number])
            number = column["parents"][number] if column["parents"] else -1
    return found


def test_every_value_has_words_in_every_language(small: Searchable) -> None:
    for key, language in product(all_facets(small.sources.edition), small.sources.edition.site.languages):
        found = columns.parts(small.sources, key)
        labels = found[f"facets/{key}.{language}"]
        assert labels["name"].strip()
        assert len(labels["labels"]) == len(found[f"facets/{key}"]["values"])
        assert all(label.strip() for label in labels["labels"])
        assert len(set(found[f"facets/{key}"]["values"])) == len(labels["labels"])


def test_amounts_are_numbers_or_nothing(small: Searchable) -> None:
    for key in ("ects", "hours", "price"):
        found = columns.parts(small.sources, key)
        amounts = found[f"facets/{key}"]["amounts"]
        assert len(amounts) == len(courses(small.sources))
        assert any(amounts)
        assert all(amount is None or amount >= 0 for amount in amounts)
        assert found[f"facets/{key}.de"]["unit"]


def test_a_new_facet_is_one_object(small: Searchable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Column, labels and counts follow; no script knows any facet by its name."""

    def values(entry: Listed) -> Iterable[str]:
        return (entry.card.slug[0],)

    letter = Facet(
        key="letter", values=values, label=lambda *given: given[2].upper(), title=lambda *_: "Letter"
    )
    monkeypatch.setattr(columns, "all_facets", lambda _: {"letter": letter})
    found = columns.parts(small.sources, "letter")
    assert found["facets/letter.en"]["name"] == "Letter"
    sidebar = (SCRIPTS / "sidebar.js").read_text("utf-8") + (SCRIPTS / "facets.js").read_text("utf-8")
    assert not [key for key in all_facets(small.sources.edition) if f'"{key}"' in sidebar]


def agreement(scope: RecognitionScope) -> Agreement:
    return Agreement(
        id=EntryId(Kind.AGREEMENT, "two"),
        text_language="en",
        title=text_of("Two", "en"),
        parties=("lumen", "fjord"),
        recognises=scope,
    )


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (RecognitionScope(), ("lumen", "fjord")),
        (RecognitionScope(direction="one-way", by=("fjord",)), ("fjord",)),
        (RecognitionScope(courses=("lumen/other",)), ()),
        (RecognitionScope(courses=("lumen/data-ethics",)), ("lumen", "fjord")),
        (RecognitionScope(eqf=(1,)), ()),
    ],
)
def test_an_agreement_counts_for_those_who_recognise(
    small: Searchable, scope: RecognitionScope, expected: tuple[str, ...]
) -> None:
    course = small.sources.edition.catalogue.courses["lumen/data-ethics"]
    assert recognisers(agreement(scope), course) == expected


def test_a_course_counts_where_it_says_so(small: Searchable) -> None:
    column = columns.parts(small.sources, "counts-at")["facets/counts-at"]
    slugs = [entry.card.slug for entry in courses(small.sources)]
    own = column["sets"][column["rows"][slugs.index("lumen/data-ethics")]]
    assert {"lumen", "fjord"} <= {column["values"][number] for number in own}


def test_the_start_of_a_small_catalogue_has_everything_but_other_languages(small: Searchable) -> None:
    start = json.loads((small.folder / "search" / "start" / "de.json").read_bytes())
    parts = start["parts"]
    assert {"all/index", "all/w-", "runs", "titles.de", "facets/field", "facets/field.de"} <= parts.keys()
    assert not [name for name in parts if name.endswith((".en", ".ar"))]
    assert start["texts"]["search.text.sort"] == i18n.load("de").text("ui.search.text.sort")


def test_tallies_agree_with_a_slow_count(large: Searchable, node: Callable[[str, Any], Any]) -> None:
    """Counts leave the facet's own choice out: held to counting course by course."""
    chosen = [
        {"mode": ["online"]},
        {"mode": ["online", "on-site"], "level": ["6"]},
        {"field": ["06"], "language": ["en"], "ects": ["2..4"]},
        {"price": ["free"], "type": ["module"], "level": ["6", "7"]},
    ]
    keys = ["mode", "level", "field", "language", "ects", "price", "type"]
    for fast, slow in node("tally.mjs", {"folder": str(large.folder), "keys": keys, "chosen": chosen}):
        assert fast == slow
