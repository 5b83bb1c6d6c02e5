"""Facets: what a course counts for."""

from __future__ import annotations

from typing import Any

import pytest

from credatlas import i18n
from credatlas.facets import all_facets, tallied
from tests.pages.editions import AURORA, catalogue, edition

COURSE = {"title": "Ethics"}


def values(course: dict[str, Any], key: str, **kinds: Any) -> list[str]:
    found = edition(catalogue(courses={"lumen/ethics": {**COURSE, **course}}, **kinds))
    return sorted(tallied(found)[key])


def test_a_field_counts_for_the_fields_that_contain_it() -> None:
    assert values({"fields": ["0914"]}, "field") == ["09", "091", "0914"]


def test_a_joint_course_counts_for_every_partner_and_its_country() -> None:
    joint = {"network": "aurora", "award": "joint", "partners": {"lumen": ["award"], "fjord": ["teach"]}}
    assert values({"joint": joint}, "institution") == ["fjord", "lumen"]
    assert values({"joint": joint}, "country") == ["de", "no"]
    assert values({"joint": joint}, "network") == ["aurora"]


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ({}, []),
        ({"workload": {"ects": 0}}, ["none"]),
        ({"type": "skill", "workload": {"hours": 8}}, ["none"]),
        ({"workload": {"ects": 1}}, ["up-to-1"]),
        ({"workload": {"ects": 1.5}}, ["up-to-3"]),
        ({"workload": {"ects": 30}}, ["more-than-10"]),
    ],
)
def test_credits_are_counted_in_steps(course: dict[str, Any], expected: list[str]) -> None:
    assert values(course, "ects") == expected


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ({}, []),
        ({"price": "0 EUR"}, ["free"]),
        ({"price": "10 EUR"}, ["paid"]),
        (
            {
                "offerings": {
                    "spring": {
                        "for": [{"who": "members", "price": "0 EUR"}, {"who": "anyone", "price": "9 EUR"}]
                    }
                }
            },
            ["free-for-some", "paid"],
        ),
    ],
)
def test_an_unknown_price_is_neither_free_nor_paid(course: dict[str, Any], expected: list[str]) -> None:
    assert values(course, "price") == expected


def test_a_networks_own_field_is_a_facet_without_code() -> None:
    field = {"type": "code", "label": "Theme", "facet": True, "values": {"coasts": "Living coasts"}}
    network = {
        "aurora": {**AURORA, "extra_fields": {"theme": field, "hours": {"type": "number", "label": "Hours"}}}
    }
    courses = {"lumen/ethics": {**COURSE, "extra": {"theme": "coasts", "hours": 3}}}
    found = edition(catalogue(courses=courses, networks=network))
    assert tallied(found)["aurora-theme"] == {"coasts": ("lumen/ethics",)}
    facet, strings = all_facets(found)["aurora-theme"], i18n.load("en")
    assert facet.name(found, strings) == "Theme"
    assert facet.label(found, strings, "coasts") == "Living coasts"
    assert "aurora-hours" not in all_facets(found)


def test_withdrawn_courses_count_for_nothing() -> None:
    assert values({"languages": ["en"], "status": "withdrawn"}, "language") == []
