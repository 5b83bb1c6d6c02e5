"""How the index is cut: a query loads what it names, an edit changes what it touches, a slip is found."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.catalogue import Catalogue
from credatlas.model.text import text_of
from credatlas.pages.card import stateless
from credatlas.search import Sources, producers
from credatlas.search.inverted import invert
from credatlas.search.words import analyser

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.catalogue.edition import Edition
    from tests.search.conftest import Searchable


def files(sources: Sources) -> dict[str, bytes]:
    """Every file of a search by its path."""
    return {
        artifact.path: artifact.body
        for producer in producers()
        for unit in producer.units(sources)
        for artifact in producer.export(sources, unit)
    }


def again(sources: Sources, edition: Edition) -> Sources:
    return Sources(edition=edition, written=sources.written, card=partial(stateless, edition))


def test_a_small_catalogue_is_one_request(small: Searchable, node: Callable[[str, Any], Any]) -> None:
    (answer,) = node("engine.mjs", {"folder": str(small.folder), "queries": ["data ethics online"]})
    assert answer["order"]
    assert answer["asked"] == ["start/en"]


def test_a_query_loads_the_shards_of_its_words_only(
    large: Searchable, node: Callable[[str, Any], Any]
) -> None:
    (answer,) = node("engine.mjs", {"folder": str(large.folder), "queries": ["risk assessment "]})
    assert answer["order"]
    loaded = {name for name in answer["asked"] if "/w-" in name}
    assert loaded
    assert all(name.removeprefix("all/w-")[0] in "ra" for name in loaded)


def test_the_clock_changes_no_file(large: Searchable) -> None:
    edition = large.sources.edition
    later = replace(edition, now=edition.now + timedelta(days=400))
    assert files(large.sources) == files(again(large.sources, later))


def test_one_edit_changes_the_shards_of_its_words_only(large: Searchable) -> None:
    edition = large.sources.edition
    slug, course = next(iter(edition.catalogue.courses.items()))
    edited = replace(course, summary=text_of({"en": "Zymurgy for quokkas."}, "en"))
    courses = {**edition.catalogue.courses, slug: edited}
    records = [courses.get(record.id.slug, record) for record in edition.catalogue.records()]
    after = files(again(large.sources, replace(edition, catalogue=Catalogue.of(records))))
    before = files(large.sources)
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    texts = [text for text in (course.summary, edited.summary) if text]
    words = [word for text in texts for code, word in _words(text.as_map())]
    beginnings = {form[0] for form in words}
    assert changed
    for path in changed:
        name = path.removeprefix("search/").removesuffix(".json")
        folder, _, part = name.partition("/")
        if part.startswith(("w-", "e-")):
            assert part[2] in beginnings or part.startswith("e-"), path
        else:
            assert part == "index" or folder == "cards", path


def _words(versions: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (language, name)
        for language, text in versions.items()
        for term in analyser(language).terms(text)
        if term
        for name in (term.form, term.stem)
    ]


def test_one_slip_in_a_word_of_five_letters_is_forgiven(
    large: Searchable, node: Callable[[str, Any], Any]
) -> None:
    """Wherever the slip is: a letter more, less or other, or two neighbours exchanged."""
    forms = [form for form in invert(large.sources, "all").forms if form.isascii() and form.isalpha()]
    chance = random.Random(5)
    asked: dict[str, str] = {}
    for form in chance.sample([form for form in forms if 5 <= len(form) <= 12], 150):
        for slip in slips(form, chance):
            if len(slip) >= 5 and not any(other.startswith(slip) for other in forms):
                asked[slip] = form
    value = {"folder": str(large.folder), "queries": list(asked)}
    for slip, answer in zip(asked, node("engine.mjs", value), strict=True):
        assert asked[slip] in answer["spelled"] or answer["order"], f"{slip} for {asked[slip]}"


def slips(form: str, chance: random.Random) -> list[str]:
    """Each kind of slip once, anywhere in the word."""
    place = chance.randrange(len(form))
    letter = chance.choice(ascii_lowercase)
    turned = [
        form[:n] + b + a + form[n + 2 :] for n, (a, b) in enumerate(pairwise(form)) if a != b and n == place
    ]
    return [
        form[:place] + form[place + 1 :],
        form[:place] + letter + form[place:],
        form[:place] + letter + form[place + 1 :],
        *turned,
    ]
