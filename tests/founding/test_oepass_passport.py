"""OEPass IO3: a learning passport in five groups, the holder left blank; credits add up across providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.founding.project import OLIVE, Project, Promise, Promises, Site
from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable

GROUPS = ("awarding_body", "credential", "credential_type", "holder", "evidence")
COURSE = "lumen/data-ethics"
PAGE = f"courses/{COURSE}/passport/"
DOCUMENT = f"api/v1/passports/{COURSE}.json"
PROMISES = Promises()
SOIL = """\
title: Soil {name}
type: module
summary: What a plot of soil lacks.
languages: [en]
homepage: https://{house}.example/{name}
workload: {{ects: {ects}, hours: {hours}}}
level: {{eqf: 7, cycle: second}}
fields: ["0812"]
outcomes: {{read: Read a soil report.}}
assessment: [{{type: quiz, outcomes: [read], supervision: supervised-on-site-with-id}}]
participation: [online]
prerequisites: none
stackability: stackable
"""
PATHWAY = """\
title: Soils of three countries
summary: One course of each of three universities.
model: rigid
awarding: [lumen]
homepage: https://lumen.example/soils
target: {kind: certificate, title: Soils, eqf: 7, ects: 9}
fields: ["0812"]
outcomes: {compare: Compare the soils of three countries.}
languages: [en]
agreements: [soils]
blocks:
  all: {courses: [lumen/soil, fjord/soil, olive/soil]}
"""
AGREEMENT = """\
title: Soils
type: credit-recognition
parties: [lumen, fjord, olive]
from: 2026-01-01
recognises: {automatic: true, as: module-credit}
"""


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance()
    project.add("institutions/olive.yml", OLIVE)
    project.add("agreements/soils.yml", AGREEMENT)
    for house, ects in {"lumen": 2, "fjord": 3, "olive": 4}.items():
        text = SOIL.format(name="soil", house=house, ects=ects, hours=ects * 27)
        project.add(f"courses/{house}/soil.yml", text)
    project.add("pathways/soils.yml", PATHWAY)
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


@PROMISES.broken_by(DOCUMENT, '"evidence"', '"proof"')
def it_has_the_five_groups_of_data(site: Site) -> None:
    document = site.json(DOCUMENT)
    assert [name for name in document if name in GROUPS] == list(GROUPS)
    page = site.page(PAGE)
    headings = [
        words(section(page, name)).split(". ")[0]
        for name in ("awarding", "credential", "type", "holder", "evidence")
    ]
    assert headings == ["1", "2", "3", "4", "5"]


@PROMISES.broken_by(DOCUMENT, '"grade":null', '"grade":"A"')
def the_holder_is_left_blank(site: Site) -> None:
    holder = site.json(DOCUMENT)["holder"]
    assert {"name", "grade", "issued", "ects_awarded"} <= set(holder)
    assert set(holder.values()) == {None}


@PROMISES.broken_by(f"{PAGE}index.html", "left blank", "Ada Lovelace")
def the_page_leaves_the_holder_blank(site: Site) -> None:
    printed = section(site.page(PAGE), "holder")
    assert printed.count("<dd>") == len(site.json(DOCUMENT)["holder"])
    assert printed.count("left blank") == printed.count("<dd>")


@PROMISES.broken_by(DOCUMENT, '"id":"fjord"', '"id":"nobody"')
def the_awarding_bodies_are_named_beside_those_who_teach(site: Site) -> None:
    document = site.json(DOCUMENT)
    entry = site.entry("courses", COURSE)
    assert [body["id"] for body in document["awarding_body"]] == entry["awarding_bodies"]
    assert document["credential"]["providers"] == entry["providers"]
    assert all(body["identifiers"]["schac"] for body in document["awarding_body"])


@PROMISES.broken_by(DOCUMENT, '"eqf":7', '"eqf":6')
def credits_and_level_are_those_of_the_course(site: Site) -> None:
    credential, entry = site.json(DOCUMENT)["credential"], site.entry("courses", COURSE)["entry"]
    assert credential["workload"]["ects"] == entry["workload"]["ects"] == 3
    assert credential["level"] == entry["level"]
    shown = site.section(PAGE, "credential")
    assert "Level 7" in shown
    assert "81 hours" in shown


@PROMISES.broken_by("courses/lumen/data-ethics/index.html", "./passport/", "./pass/")
def the_course_leads_to_it(site: Site) -> None:
    assert 'href="./passport/"' in section(site.page(f"courses/{COURSE}/"), "chain")


@PROMISES.broken_by("pathways/soils/index.html", "9 ECTS credits", "18 ECTS credits")
def courses_of_three_providers_add_up_once(site: Site) -> None:
    assert "The parts add up to 9 ECTS credits" in site.section("pathways/soils/", "leads-to")


@PROMISES.broken_by("api/v1/index.json", "api/v1/passports/{id}.json", "api/v1/passes/{id}.json")
def programs_find_it_from_the_entry_point(site: Site) -> None:
    template = site.json("api/v1/index.json")["templates"]["passports"]
    assert template.replace("{id}", COURSE) == DOCUMENT


@PROMISES.broken_by("api/v1/index.json", "api/v1/schemas/api-passport.json", "api/v1/schemas/other.json")
def its_contract_is_published(site: Site) -> None:
    assert "api/v1/schemas/api-passport.json" in site.json("api/v1/index.json")["schemas"]
    assert (site.folder / "api/v1/schemas/api-passport.json").is_file()


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_a_course_counts_once(project: Project) -> None:
    twice = PATHWAY.replace("olive/soil]}", "olive/soil]}\n  again: {courses: [lumen/soil]}")
    project.add("pathways/twice.yml", twice)
    circle = SOIL.format(name="circle", house="lumen", ects=2, hours=54).replace(
        "prerequisites: none", "prerequisites: {requires: lumen/back}"
    )
    project.add("courses/lumen/circle.yml", circle)
    project.add("courses/lumen/back.yml", circle.replace("lumen/back", "lumen/circle"))
    errors = project.errors()
    assert errors["pathways/twice.yml"] == ["CA609"]
    assert "CA603" in errors["courses/lumen/back.yml"] + errors["courses/lumen/circle.yml"]
    for path in ("pathways/twice.yml", "courses/lumen/circle.yml", "courses/lumen/back.yml"):
        (project.root / "content" / path).unlink()
