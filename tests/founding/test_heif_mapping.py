"""HEIF mapping report: the standards that exist are used, each as it asks, and what none can say is told.

Each format is held to what its specification requires of a course; the change beside a promise is a mutated
copy of the published file. Where the official schemas are at hand, beside the repository, they judge both.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
import rdflib

from credatlas.feeds.fidelity_table import STANDARDS
from tests.conftest import REPOSITORY
from tests.founding.project import Project, Promise, Promises, Site
from tests.pages.html import words

if TYPE_CHECKING:
    from collections.abc import Callable

ELM = rdflib.Namespace("http://data.europa.eu/snb/model/elm/")
DC = rdflib.Namespace("http://purl.org/dc/terms/")
EWP = "{https://github.com/erasmus-without-paper/ewp-specs-api-courses/tree/stable-v1}"
COURSE = "lumen/data-ethics"
OOAPI6 = "feeds/ooapi/v6/courses.json"
OOAPI5 = "feeds/ooapi/v5/courses.json"
PROMISES = Promises()
MAPPING = """\
---
title: Data
---

## What each format says

<!-- credatlas:mapping -->
"""


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance(tier="issuable")
    (project.root / "content/pages/data.md").write_text(MAPPING, encoding="utf-8")
    level = "level: {eqf: 7, cycle: second, nqf: [{framework: DQR, level: '7'}]}"
    project.change(f"courses/{COURSE}.yml", "level: {eqf: 7, cycle: second}", level)
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


@PROMISES.broken_by("feeds/elm/lumen.ttl", "elm:ISCEDFCode", "elm:field")
def elm_has_what_harvesters_require_of_a_specification(site: Site) -> None:
    graph = rdflib.Graph().parse(data=site.text("feeds/elm/lumen.ttl"), format="turtle")
    of_course = rdflib.URIRef(f"https://founding.example/courses/{COURSE}/#specification")
    assert (of_course, rdflib.RDF.type, ELM.Qualification) in graph
    required = (
        DC.title,
        DC.language,
        ELM.ISCEDFCode,
        ELM.EQFLevel,
        ELM.NQFLevel,
        ELM.learningOutcome,
    )
    assert [name for name in required if (of_course, name, None) not in graph] == []


@PROMISES.broken_by("feeds/elm/fjord.ttl", "elm:LearningAchievementSpecification", "elm:Qualification")
def what_has_no_national_level_is_no_qualification(site: Site) -> None:
    """A Qualification has an NQF level in ELM; what has none is a specification of an achievement."""
    graph = rdflib.Graph().parse(data=site.text("feeds/elm/fjord.ttl"), format="turtle")
    for one in graph.subjects(rdflib.RDF.type, ELM.Qualification):
        assert (one, ELM.NQFLevel, None) in graph
    assert list(graph.subjects(rdflib.RDF.type, ELM.LearningAchievementSpecification))


def offered(site: Site, path: str) -> list[dict[str, Any]]:
    """The courses of an OOAPI list."""
    items: list[dict[str, Any]] = site.json(path)["items"]
    assert items
    return items


@PROMISES.broken_by(OOAPI6, '"primaryCode"', '"code"')
def ooapi_6_has_what_it_requires_and_what_is_harvested(site: Site) -> None:
    wanted = "courseId primaryCode name description teachingLanguages level fieldsOfStudy learningOutcomes"
    for course in offered(site, OOAPI6):
        assert set(wanted.split()) <= course.keys()
        assert re.fullmatch(r"\d{4}", course["fieldsOfStudy"])


@PROMISES.broken_by(OOAPI5, '"teachingLanguage"', '"teachingLanguages"')
def ooapi_5_differs_where_its_version_does(site: Site) -> None:
    wanted = "courseId primaryCode name abbreviation description teachingLanguage level learningOutcomes"
    for course in offered(site, OOAPI5):
        assert set(wanted.split()) - {"abbreviation"} <= course.keys()
        assert "teachingLanguages" not in course


@PROMISES.broken_by("feeds/ewp/lumen.xml", "<los-id>CR/", "<los-id>")
def ewp_has_identifiers_levels_and_fields(site: Site) -> None:
    root = ElementTree.fromstring(site.text("feeds/ewp/lumen.xml"))
    assert root.tag == f"{EWP}courses-response"
    [found] = root
    text = {part.tag.removeprefix(EWP): part.text or "" for part in found.iter()}
    assert re.fullmatch(r"CR/[\w-]+", text["los-id"])
    assert re.fullmatch(r"CRI/[\w-]+", text["loi-id"])
    assert (text["iscedCode"], text["eqfLevelProvided"], text["value"]) == ("0914", "7", "3")


@PROMISES.broken_by("feeds/edc/lumen/data-ethics.json", '"displayParameter"', '"display"')
def edc_has_a_template(site: Site) -> None:
    template = site.json("feeds/edc/lumen/data-ethics.json")
    asked = "credentialProfiles credentialSchema credentialSubject displayParameter issuer"
    assert set(asked.split()) <= template.keys()


@PROMISES.broken_by("feeds/ob3/lumen/data-ethics.json", '"criteria"', '"criterion"')
def open_badges_have_an_achievement(site: Site) -> None:
    badge = site.json("feeds/ob3/lumen/data-ethics.json")
    assert {"id", "type", "name", "description", "criteria"} <= badge.keys()
    assert badge["type"] == ["Achievement"]


@PROMISES.broken_by("feeds/schemaorg.jsonld", '"provider"', '"publisher"')
def schema_org_has_name_description_and_provider(site: Site) -> None:
    for item in site.json("feeds/schemaorg.jsonld")["itemListElement"]:
        assert {"name", "description", "provider", "hasCourseInstance"} <= item["item"].keys()


@PROMISES.broken_by(".well-known/quality-link-manifest.json", '"path"', '"url"')
def qualitylink_has_a_manifest(site: Site) -> None:
    for source in site.json(".well-known/quality-link-manifest.json")["sources"]:
        assert {"type", "path", "version", "id", "name", "auth"} <= source.keys()
        assert (site.folder / source["path"].removeprefix("https://founding.example/")).is_file()


@PROMISES.broken_by("feeds/dcat.ttl", "dcat:downloadURL", "dcat:accessURL2")
def data_portals_find_every_distribution(site: Site) -> None:
    graph = rdflib.Graph().parse(data=site.text("feeds/dcat.ttl"), format="turtle")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    listed = list(graph.subjects(rdflib.RDF.type, dcat.Distribution))
    assert len(listed) > 10
    for one in listed:
        address = graph.value(one, dcat.downloadURL)
        assert address
        assert (site.folder / str(address).removeprefix("https://founding.example/")).is_file()


@PROMISES.broken_by("feeds/elm/lumen.ttl", "snb/isced-f/0914", "snb/isced-f/914")
def fields_and_institutions_are_named_by_the_codes_that_all_share(site: Site) -> None:
    """ISCED-F keeps its zeros; an institution is its SCHAC code."""
    text = site.text("feeds/elm/lumen.ttl")
    assert "snb/isced-f/0914>" in text
    assert "snb/isced-f/0223>" in text
    assert 'skos:notation "lumen.example"' in text


@PROMISES.broken_by("data/index.html", "Open Badges", "Badges")
def a_table_says_which_format_says_which_field(site: Site) -> None:
    """The table is what a test found out by taking fields away; the page shows all of it."""
    table = site.page("data/")
    found = json.loads((REPOSITORY / "generator/credatlas/feeds/fidelity/courses.json").read_text())
    for name in STANDARDS.values():
        assert f"{name}</th>" in table, name
    rows = [
        re.findall(r"<td.*?</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]
    assert len([row for row in rows if len(row) == len(STANDARDS)]) == len(found)


@PROMISES.broken_by("data/index.html", "availability", "something")
def what_a_format_cannot_say_is_listed(site: Site) -> None:
    page = words(site.page("data/"))
    found = json.loads((REPOSITORY / "generator/credatlas/feeds/fidelity/courses.json").read_text())
    for path, feeds in found.items():
        if len(feeds) < len(STANDARDS):
            assert path.rpartition("/")[2] in page, path


@PROMISES.broken_by("api/v1/index.json", '"edc":{"carried":2', '"edc":{"carried":1')
def how_many_entries_each_format_carries_is_counted(site: Site) -> None:
    coverage = site.json("api/v1/index.json")["coverage"]
    assert {name: one["carried"] for name, one in coverage.items()} == dict.fromkeys(coverage, 2)
    assert {"elm", "edc", "ob3", "ooapi5", "ooapi6", "schemaorg"} <= coverage.keys()


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError, ElementTree.ParseError)):
        promise.holds(promise.broken(site))
