"""MICROBOL: every element is asked for and shown, in the order of the European recommendation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.founding.project import Project, Promise, Promises, Site
from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable

COURSE = "courses/lumen/data-ethics/"
ELEMENTS = ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "o1", "o2", "o3", "o4", "o5")
ON_CREDENTIAL = ("m1", "m5", "o3")
PROMISES = Promises()
WHOLE = {
    "title": "Soil health",
    "type": "module",
    "summary": "What a plot of soil lacks.",
    "languages": ["en"],
    "homepage": "https://bare.example/soil",
    "workload": {"ects": 3, "hours": 81},
    "level": {"eqf": 6, "cycle": "first"},
    "fields": ["0812"],
    "outcomes": {"read": "Read a soil report."},
    "assessment": [{"type": "quiz", "outcomes": ["read"], "supervision": "supervised-on-site-with-id"}],
    "participation": ["online"],
    "prerequisites": "none",
    "quality": [{"type": "internal", "standard": "ESG 2015"}],
    "stackability": "stand-alone",
    "award": {"formats": ["edc"], "identification": ["student-id"]},
}
"""A course of an institution that supplies nothing but its country."""
BARE = {"name": "Bare University", "kind": "university", "country": "DE", "timezone": "Europe/Berlin"}
MANDATORY = [name for name in WHOLE if name not in ("title", "type", "homepage")]
"""What can be left out of a file that still is an entry of some type."""


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    return alliance()


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


def elements(site: Site) -> dict[str, str]:
    """The published table of elements, in its order."""
    table = section(site.page(COURSE), "elements")
    found = re.findall(r'<tr data-element="(\w+)"><th scope="row">.*?</th><td>(.*?)</td>', table, re.DOTALL)
    return {key: words(value) for key, value in found}


@PROMISES.broken_by(f"{COURSE}index.html", 'data-element="m6"', 'data-element="x6"')
def all_sixteen_elements_stand_in_their_order(site: Site) -> None:
    assert tuple(elements(site)) == ELEMENTS


@PROMISES.broken_by(f"{COURSE}index.html", "stated on the credential", "Ada Lovelace")
def what_only_the_credential_knows_is_said_to_stand_there(site: Site) -> None:
    shown = elements(site)
    assert {shown[key] for key in ON_CREDENTIAL} == {"stated on the credential"}


@PROMISES.broken_by(f"{COURSE}index.html", "Level 7", "Level 6")
def elements_say_what_the_entry_says(site: Site) -> None:
    shown = elements(site)
    assert shown["m2"] == "Data ethics for health professionals"
    assert shown["m3"] == "Germany, Norway"
    assert shown["m4"] == "Elbmark University, Nordvåg University"
    assert "3 ECTS credits" in shown["m7"]
    assert "81 hours" in shown["m7"]
    assert "Level 7" in shown["m8"]
    assert "Internal" in shown["m11"]


@PROMISES.broken_by("api/v1/courses/lumen/data-ethics.json", '"fields"', '"topics"')
def subject_access_and_provider_are_data(site: Site) -> None:
    """What MICROBOL asks for beyond the recommendation."""
    document = site.entry("courses", "lumen/data-ethics")
    assert document["entry"]["fields"] == ["0914", "0223"]
    assert document["entry"]["prerequisites"] == "none"
    assert document["providers"]
    assert document["awarding_bodies"]
    assert document["countries"] == ["DE", "NO"]


@PROMISES.broken_by(f"{COURSE}index.html", "lumen.example/verify", "nowhere.example")
def authenticity_can_be_verified(site: Site) -> None:
    assert 'href="https://lumen.example/verify"' in section(site.page(COURSE), "chain")


@PROMISES.broken_by(f"{COURSE}index.html", "ESG 2015", "Nothing")
def quality_assurance_names_the_european_standards(site: Site) -> None:
    assert "ESG 2015" in site.section(COURSE, "quality")


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def _without(field: str) -> dict[str, Any]:
    rest: dict[str, Any] = {name: value for name, value in WHOLE.items() if name != field}
    if field == "outcomes":  # nothing may refer to what is not there
        rest["assessment"] = [{"type": "quiz", "supervision": "supervised-on-site-with-id"}]
    return rest


def test_each_mandatory_element_is_missed_by_name(project: Project) -> None:
    """One check of a catalogue where each course lacks one element: one error each, naming it."""
    project.write("institutions/bare.yml", BARE)
    project.write("courses/bare/whole.yml", WHOLE)
    for field in MANDATORY:
        project.write(f"courses/bare/no-{field}.yml", _without(field))
    errors: dict[str, list[tuple[str, str]]] = {}
    for one in project.findings():
        if one["severity"] == "error" and "courses/bare" in one["path"]:
            errors.setdefault(one["path"], []).append((one["code"], one["pointer"]))
    assert "content/courses/bare/whole.yml" not in errors
    for field in MANDATORY:
        found = errors[f"content/courses/bare/no-{field}.yml"]
        assert len(found) == 1, (field, found)
        assert found[0][1].split("/")[1] == field, found


def test_a_level_and_a_cycle_that_do_not_agree_fail(project: Project) -> None:
    project.write("courses/bare/levels.yml", {**WHOLE, "level": {"eqf": 7, "cycle": "first"}})
    assert project.errors()["courses/bare/levels.yml"] == ["CA310"]
