"""Facets: columns say what the courses say, every value has words, and a new facet is one Python object."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import i18n, resources
from credatlas.catalogue.recognition import GIVEN, recognition
from credatlas.facets import all_facets, tallied
from credatlas.facets.facet import Facet
from credatlas.search import columns
from credatlas.search.documents import courses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.model.course import Course
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


def test_a_course_counts_where_it_says_so(small: Searchable) -> None:
    column = columns.parts(small.sources, "counts-at")["facets/counts-at"]
    slugs = [entry.card.slug for entry in courses(small.sources)]
    own = column["sets"][column["rows"][slugs.index("lumen/data-ethics")]]
    assert {"lumen", "fjord"} <= {column["values"][number] for number in own}


def test_a_course_counts_where_its_page_says_that_one_can_rely_on_it(small: Searchable) -> None:
    edition = small.sources.edition
    column = columns.parts(small.sources, "counts-at")["facets/counts-at"]
    for entry, row in zip(courses(small.sources), column["rows"], strict=True):
        counted = {column["values"][number] for number in column["sets"][row]}
        decided = {
            slug
            for slug in edition.catalogue.institutions
            if recognition(entry.course, slug, edition.catalogue, edition.today).standing in GIVEN
        }
        assert counted == decided, entry.card.slug


def test_open_to_a_reader_is_what_the_groups_of_learners_say(
    small: Searchable, node: Callable[[str, Any], Any]
) -> None:
    """For each university, and for none of them: the counts of the scripts against the courses' own words."""
    edition = small.sources.edition
    homes: list[dict[str, Any]] = [{"slug": "", "networks": []}]
    for slug in edition.catalogue.institutions:
        networks = [network.id.slug for network in edition.catalogue.networks_of.get(slug, ())]
        homes.append({"slug": slug, "networks": networks})
    given = {"folder": str(small.folder), "keys": ["who", "counts-at"], "homes": homes}
    for home, (who, counts) in zip(homes, node("mine.mjs", given), strict=True):
        listed = courses(small.sources)
        assert who == sum(admits(entry.course, home, edition) for entry in listed), home
        column = columns.parts(small.sources, "counts-at")["facets/counts-at"]
        where = [{column["values"][one] for one in column["sets"][row]} for row in column["rows"]]
        assert counts == sum(home["slug"] in slugs for slugs in where), home
    assert len({str(home) for home in homes}) > 4


def admits(course: Course, home: dict[str, Any], edition: Edition) -> bool:
    """Whether a run that takes place has a group for learners of `home`."""
    meant = edition.catalogue.networks_of.get(course.institution, ())
    named = course.joint and course.joint.network
    near = {named} if named else {network.id.slug for network in meant}
    of_home = {
        "anyone": True,
        "own": home["slug"] in (course.awarding_bodies or course.providers),
        "members": bool(near & set(home["networks"])),
    }
    runs = [run for run in course.offerings.values() if run.status == "confirmed"]
    return any(of_home.get(group.who, group.who == home["slug"]) for run in runs for group in run.groups)


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
