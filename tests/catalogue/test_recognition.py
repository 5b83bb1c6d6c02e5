"""Who recognises what: the course's word before agreements, agreements within their bounds, by the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.catalogue.catalogue import Catalogue
from credatlas.catalogue.decode import decode
from credatlas.catalogue.exchange import Cell, exchange
from credatlas.catalogue.recognition import Standing, Standings, recognisers, recognition, treatments
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.decode import Record
    from credatlas.model.network import Network

TODAY = date(2026, 11, 23)
HOUSES = ("lumen", "fjord", "olive", "works")
Files = dict[tuple[Kind, str], dict[str, Any]]


def catalogue(agreements: Mapping[str, Mapping[str, Any]] = {}, **course: Any) -> Catalogue:
    """Four institutions, the first three in a network, and a course of lumen."""
    files: Files = {(Kind.INSTITUTION, slug): {"name": slug} for slug in HOUSES}
    files[Kind.INSTITUTION, "olive"]["contacts"] = {"recognition": {"email": "recognition@olive.example"}}
    members = {"lumen": {}, "fjord": {}, "olive": {"until": "2027-06-30"}}
    files[Kind.NETWORK, "aurora"] = {"name": "Aurora", "members": members}
    for slug, data in agreements.items():
        files[Kind.AGREEMENT, slug] = {"title": slug, "parties": ["lumen", "fjord"], **data}
    given = {"title": "Soil", "workload": {"ects": 5}, "level": {"eqf": 7}, **course}
    files[Kind.COURSE, "lumen/soil"] = given
    records: list[Record] = [decode(EntryId(*key), data, None) for key, data in files.items()]
    return Catalogue.of(records)


def standing(known: Catalogue, institution: str, on: date | None = None) -> Standing:
    course = known.courses["lumen/soil"]
    found = recognition(course, institution, known, on)
    assert Standings(known, on).of(course, institution) is found.standing
    return found.standing


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"automatic": True}, Standing.AUTOMATIC),
        ({"automatic": False, "as": "elective"}, Standing.AGREEMENT),
        ({"automatic": True, "eqf": [6, 7]}, Standing.AUTOMATIC),
        ({"automatic": True, "eqf": [6]}, Standing.UNSTATED),
        ({"automatic": True, "courses": ["lumen/soil"]}, Standing.AUTOMATIC),
        ({"automatic": True, "courses": ["lumen/water"]}, Standing.UNSTATED),
        ({"automatic": True, "direction": "one-way", "by": ["fjord"]}, Standing.AUTOMATIC),
        ({"automatic": True, "direction": "one-way", "by": ["lumen"]}, Standing.UNSTATED),
        ({"automatic": True, "joint_only": False}, Standing.AUTOMATIC),
        ({"automatic": True, "joint_only": True}, Standing.UNSTATED),
    ],
)
def test_an_agreement_gives_within_its_bounds(scope: dict[str, Any], expected: Standing) -> None:
    assert standing(catalogue({"pair": {"recognises": scope}}), "fjord") is expected


def test_an_agreement_on_joint_courses_covers_no_other() -> None:
    """Of two courses with the same awarding bodies and level, the joint one is recognised."""
    partners = {"lumen": ["coordinate", "award"], "olive": ["teach"]}
    joint = {"network": "aurora", "award": "single", "partners": partners}
    both = {"parties": ["lumen", "fjord", "olive"], "recognises": {"automatic": True, "joint_only": True}}
    for on in (None, TODAY):
        assert standing(catalogue({"all": both}, joint=joint), "fjord", on) is Standing.AUTOMATIC
        assert standing(catalogue({"all": both}), "fjord", on) is Standing.UNSTATED
    matrix = exchange(*_network(catalogue({"all": both}, joint=joint)), TODAY).cells
    assert matrix["fjord", "lumen"] == Cell(automatic=1)


@pytest.mark.parametrize(
    ("house", "told"),
    [
        ({}, True),
        ({"kind": "university"}, True),
        ({"kind": "employer"}, False),
        ({"status": "withdrawn", "withdrawn": {"on": "2026-01-01", "reason": "Merged."}}, False),
    ],
)
def test_who_is_gone_and_who_is_no_university_recognises_nothing(house: dict[str, Any], told: bool) -> None:
    both = {"parties": ["lumen", "fjord"], "recognises": {"automatic": True}}
    plain = catalogue({"all": both})
    records: list[Record] = [*plain.records()]
    other = decode(EntryId(Kind.INSTITUTION, "fjord"), {"name": "fjord", **house}, None)
    known = Catalogue.of([other if one.id == other.id else one for one in records])
    assert ("fjord" in recognisers(known.courses["lumen/soil"], known)) is told


def _network(known: Catalogue) -> tuple[Network, Catalogue]:
    return known.networks["aurora"], known


def test_credits_are_those_of_the_course_up_to_the_most_of_the_agreement() -> None:
    known = catalogue({"pair": {"recognises": {"automatic": True, "as": "elective", "max_ects": 3}}})
    found = recognition(known.courses["lumen/soil"], "fjord", known)
    assert (found.as_, found.ects, found.agreement, found.stated) == ("elective", 3, "pair", False)


def test_of_several_agreements_the_one_that_gives_most_counts() -> None:
    known = catalogue(
        {
            "a-ends": {"until": "2030-01-01", "recognises": {"automatic": True}},
            "b-confirmed": {"recognises": {"automatic": False}},
            "c-stays": {"recognises": {"automatic": True}},
        }
    )
    assert recognition(known.courses["lumen/soil"], "fjord", known).agreement == "c-stays"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (None, Standing.AUTOMATIC),
        (date(2026, 8, 31), Standing.UNSTATED),
        (date(2026, 9, 1), Standing.AUTOMATIC),
        (date(2027, 8, 31), Standing.AUTOMATIC),
        (date(2027, 9, 1), Standing.UNSTATED),
    ],
)
def test_an_agreement_holds_from_its_first_to_its_last_day(on: date | None, expected: Standing) -> None:
    pair = {"from": "2026-09-01", "until": "2027-08-31", "recognises": {"automatic": True}}
    assert standing(catalogue({"pair": pair}), "fjord", on) is expected


def test_a_withdrawn_agreement_gives_nothing() -> None:
    over = {"status": "withdrawn", "recognises": {"automatic": True}}
    assert standing(catalogue({"pair": over}), "fjord") is Standing.UNSTATED


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"automatic": True}, Standing.AUTOMATIC),
        ({"agreement": "pair"}, Standing.AUTOMATIC),
        ({"agreement": "pair", "automatic": False}, Standing.AGREEMENT),
        ({"as": "elective", "until": "2027-12-31"}, Standing.AGREEMENT),
        ({"as": "elective"}, Standing.ASK),
        ({"automatic": True, "until": "2026-11-22"}, Standing.ASK),
        ({"automatic": True, "agreement": "over"}, Standing.ASK),
    ],
)
def test_what_the_course_says_goes_before_agreements(given: dict[str, Any], expected: Standing) -> None:
    agreements: dict[str, dict[str, Any]] = {
        "pair": {"recognises": {"automatic": True}},
        "over": {"until": "2026-01-01", "recognises": {"automatic": True}},
    }
    known = catalogue(agreements, recognition={"fjord": given})
    assert standing(known, "fjord", TODAY) is expected
    assert recognition(known.courses["lumen/soil"], "fjord", known).stated


def test_who_awards_it_needs_no_agreement_and_a_mailbox_can_be_asked() -> None:
    known = catalogue()
    assert standing(known, "lumen") is Standing.OWN
    assert standing(known, "olive") is Standing.ASK
    assert standing(known, "fjord") is Standing.UNSTATED


def test_everybody_of_whom_something_can_be_said_is_named_once() -> None:
    known = catalogue(recognition={"works": {"as": "prior-learning"}})
    found = treatments(known.courses["lumen/soil"], known)
    assert [(slugs, decision.standing.value) for decision, slugs in found] == [
        (("lumen",), "own"),
        (("works",), "ask"),
        (("fjord",), "unstated"),
        (("olive",), "ask"),
    ]


def test_institutions_that_decide_alike_are_judged_together_and_as_each_alone() -> None:
    pair = {"parties": ["lumen", "olive", "fjord"], "recognises": {"automatic": True, "eqf": [6, 7]}}
    for stated in (
        {},
        {"works": {"as": "prior-learning"}},
        {"fjord": {"automatic": False, "as": "elective"}},
    ):
        known = catalogue({"pair": pair}, recognition=stated)
        course = known.courses["lumen/soil"]
        found = treatments(course, known, TODAY)
        told = [slug for _, slugs in found for slug in slugs]
        assert sorted(told) == sorted(set(told))
        for decision, slugs in found:
            for slug in slugs:
                alone = recognition(course, slug, known, TODAY)
                assert replace(alone, institution=decision.institution) == decision


def test_the_exchange_matrix_counts_each_course_once_and_follows_membership() -> None:
    partners = {"lumen": ["coordinate", "award"], "fjord": ["award"]}
    joint = {"network": "aurora", "award": "joint", "partners": partners}
    pair = {"parties": ["lumen", "olive"], "recognises": {"automatic": True}}
    known = catalogue({"pair": pair}, joint=joint)
    found = exchange(known.networks["aurora"], known, TODAY)
    assert found.members == ("lumen", "fjord", "olive")
    assert found.cells["fjord", "lumen"] == Cell(own=1)
    assert found.cells["olive", "lumen"] == Cell(automatic=1)
    assert found.cells["lumen", "fjord"].total == 0
    assert [other for other, _ in found.row("fjord")] == ["lumen", "olive"]
    assert exchange(known.networks["aurora"], known, date(2027, 7, 1)).members == ("lumen", "fjord")
