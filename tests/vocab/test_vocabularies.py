"""The code lists are sound: closed, unique, and as complete as the standards behind them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from credatlas import vocab
from credatlas.errors import CredAtlasError

ALL = vocab.names()
SIZES = {
    "isced-f": 220,
    "eqf": 8,
    "nqf": 424,
    "language": 183,
    "country": 250,
    "target-group": 20,
    "assessment-type": 17,
}


@pytest.mark.parametrize("name", ALL)
def test_every_list_says_where_it_comes_from_and_is_closed(name: str) -> None:
    vocabulary = vocab.load(name)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert vocabulary.source
    assert vocabulary.licence in {"CC-BY-4.0", "Apache-2.0"}
    assert len(vocabulary) > 1
    for code, term in vocabulary.codes.items():
        assert term.code == code
        assert term.broader is None or term.broader in vocabulary
        assert (term.derived is None) or term.broader is not None
        assert code not in vocabulary.ancestors(code)


@pytest.mark.parametrize("name", ALL)
def test_a_uri_stands_for_one_code(name: str) -> None:
    vocabulary = vocab.load(name)
    uris = Counter(term.uri for term in vocabulary.codes.values() if term.uri)
    assert [uri for uri, uses in uris.items() if uses > 1] == []
    assert all(re.fullmatch(r"http://[\w./-]+", uri) and "{" not in uri for uri in uris)
    assert all(vocabulary.by_uri(uri) in vocabulary for uri in uris)


@pytest.mark.parametrize("name", [name for name in ALL if vocab.load(name).licence == "CC-BY-4.0"])
def test_a_list_behind_a_standard_leads_to_its_concepts(name: str) -> None:
    vocabulary = vocab.load(name)
    assert vocabulary.scheme
    assert any(term.uri for term in vocabulary.codes.values())


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_lists_are_complete(name: str, size: int) -> None:
    assert len(vocab.load(name)) == size


def test_every_mode_assessment_and_activity_reaches_a_concept_of_the_european_learning_model() -> None:
    for name in (
        "mode",
        "assessment-type",
        "activity",
        "schedule",
        "setting",
        "target-group",
        "opportunity-type",
    ):
        assert all(term.concept_uri for term in vocab.load(name).codes.values())


def test_isced_fields_form_a_tree_of_three_levels() -> None:
    fields = vocab.load("isced-f")
    assert [code for code in fields.children() if code != "99"] == [f"{number:02}" for number in range(11)]
    assert fields.ancestors("0914") == ("091", "09")
    assert [len([c for c in fields if len(c) == digits]) for digits in (2, 3, 4)] == [12, 58, 150]
    assert all(len(fields.ancestors(code)) == len(code) - 2 for code in fields if code[:2] != "99")


def test_codes_of_the_european_authority_tables() -> None:
    languages, countries = vocab.load("language"), vocab.load("country")
    assert [languages[code].extra["alpha_3"] for code in ("fr", "de", "el", "cs", "ga")] == [
        "FRA",
        "DEU",
        "ELL",
        "CES",
        "GLE",
    ]
    assert languages["de"].uri == "http://publications.europa.eu/resource/authority/language/DEU"
    assert countries["XK"].uri == "http://publications.europa.eu/resource/authority/country/1A0"
    assert countries["IE"].extra["alpha_3"] == "IRL"


def test_national_levels_belong_to_a_framework_of_a_country() -> None:
    levels, countries = vocab.load("nqf"), vocab.load("country")
    assert len(levels.children()) == 43
    assert levels["at-7"].broader == "at"
    assert levels["mk-6a"].extra["level"] == "6A"
    assert all(term.extra["country"] in countries and term.uri for term in levels.codes.values())


def test_an_unknown_list_is_named_with_those_that_exist() -> None:
    with pytest.raises(CredAtlasError, match=r"'modes'.*assessment-type"):
        vocab.load("modes")
