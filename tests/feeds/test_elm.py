"""ELM files: own courses only, complete by LOQ and QualityLink, with reasons for what is left out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import vocab
from credatlas.feeds.coverage import coverage
from credatlas.model.ids import EntryId, Kind
from tests.feeds.exports import export, without_address
from tests.pages import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

HOUSE = {
    "name": "Elbmark University",
    "country": "DE",
    "timezone": "Europe/Berlin",
    "identifiers": {"schac": "lumen.example"},
}
COURSE: dict[str, Any] = {
    "title": "Data ethics",
    "summary": "Decide.",
    "languages": ["en"],
    "level": {"eqf": 7},
    "fields": ["0914"],
    "outcomes": {"weigh": "Weigh it."},
    "workload": {"ects": 2.5, "hours": 62.5},
}

PATHWAY: dict[str, Any] = {
    "title": "Steward",
    "awarding": ["lumen"],
    "target": {"eqf": 7},
    "languages": ["en"],
    "fields": ["0914"],
    "outcomes": {"lead": "Lead."},
    "blocks": {"all": {"courses": ["lumen/ethics"]}},
}


def edition_with(course: dict[str, Any], house: dict[str, Any] | None = None, **kinds: Any) -> Edition:
    houses = {"lumen": house or HOUSE, "fjord": {**HOUSE, "name": "Nordvåg", "identifiers": {}}}
    return editions.edition(
        editions.catalogue(institutions=houses, courses={"lumen/ethics": course}, **kinds)
    )


def graph(edition: Edition, house: str = "lumen") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(edition, "elm").files[f"feeds/elm/{house}.jsonld"])[
        "@graph"
    ]
    return found


def of_type(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes if kind in node["type"]]


def specification(edition: Edition) -> dict[str, Any]:
    return of_type(graph(edition), "LearningOpportunitySpecification")[0]


def test_a_course_is_in_the_file_of_its_folder_and_in_no_other(alliance: Edition) -> None:
    owners: dict[str, str] = {}
    for path, body in export(alliance, "elm").files.items():
        if path.endswith(".jsonld"):
            for node in of_type(json.loads(body)["@graph"], "LearningOpportunitySpecification"):
                assert node["id"] not in owners
                owners[node["id"]] = path
    courses = [address for address in owners if "/courses/" in address]
    assert all(f"/courses/{owners[address].split('/')[2].split('.')[0]}/" in address for address in courses)
    assert len(courses) + len(export(alliance, "elm").omissions) == sum(
        course.status == "active" for course in alliance.catalogue.courses.values()
    )


@pytest.mark.parametrize(
    ("field", "code"),
    [("languages", "CA902"), ("outcomes", "CA912"), ("fields", "CA919"), ("level", "CA940")],
)
def test_what_the_profiles_require_is_asked_for_and_never_padded(field: str, code: str) -> None:
    found = export(edition_with({key: value for key, value in COURSE.items() if key != field}), "elm")
    assert not found.files
    assert [one.codes for one in found.omissions] == [(code,)]


@pytest.mark.parametrize(("field", "code"), [("country", "CA930"), ("identifiers", "CA942")])
def test_an_institution_that_harvesters_cannot_know_publishes_nothing(field: str, code: str) -> None:
    house = {key: value for key, value in HOUSE.items() if key != field}
    assert [one.codes for one in export(edition_with(COURSE, house), "elm").omissions] == [(code,)]


def test_a_course_of_an_unknown_institution_is_left_out_by_the_rule_on_references() -> None:
    edition = editions.edition(editions.catalogue(courses={"ghost/ethics": COURSE}))
    assert [one.codes for one in export(edition, "elm").omissions] == [("CA201",)]


def test_an_entry_that_is_no_longer_offered_is_neither_carried_nor_missed() -> None:
    gone = {"status": "withdrawn", "withdrawn": {"on": "2026-01-01", "reason": "No more."}}
    found = export(edition_with({**COURSE, **gone}), "elm")
    assert (found.files, found.omissions) == ({}, ())


def test_a_national_level_makes_a_qualification() -> None:
    plain = specification(edition_with(COURSE))
    assert plain["type"] == ["LearningAchievementSpecification", "LearningOpportunitySpecification"]
    assert plain["eqfLevel"] == plain["educationLevel"] == "http://data.europa.eu/snb/eqf/7"
    level = {"eqf": 7, "nqf": [{"framework": "DQR", "level": "7"}]}
    national = specification(edition_with({**COURSE, "level": level}))
    assert national["type"] == ["Qualification", "LearningOpportunitySpecification"]
    assert national["nqfLevel"] == ["http://data.europa.eu/snb/qdr/c_184f7fed"]
    assert national["isPartialQualification"] == "true"


@pytest.mark.parametrize(
    "stated",
    [
        {"framework": "DQR", "level": "17"},
        {"framework": "Unheard of", "level": "7"},
        {"framework": "DQR", "level": "7", "uri": "http://data.europa.eu/snb/qdr/c_unknown"},
    ],
)
def test_a_national_level_that_the_register_does_not_know_is_no_qualification(stated: dict[str, str]) -> None:
    found = specification(edition_with({**COURSE, "level": {"eqf": 7, "nqf": [stated]}}))
    assert found["type"][0] == "LearningAchievementSpecification"


def test_an_abbreviation_of_several_countries_means_that_of_the_course() -> None:
    level = {"eqf": 7, "nqf": [{"framework": "QNQ", "level": "7"}]}
    assert specification(edition_with({**COURSE, "level": level}))["type"][0] != "Qualification"
    for country in ("IT", "PT"):
        here = specification(edition_with({**COURSE, "level": level}, {**HOUSE, "country": country}))
        assert here["nqfLevel"] == [vocab.load("nqf")[f"{country.lower()}-7"].uri]


def test_hours_are_hours_and_credits_have_no_idle_decimals() -> None:
    found = specification(edition_with(COURSE))
    assert found["volumeOfLearning"] == "PT62H30M"
    assert found["creditPoint"]["point"] == "2.5"
    assert '"PT125H"' in json.dumps(specification(edition_with({**COURSE, "workload": {"hours": 125}})))


def test_a_course_is_known_by_its_urn_and_its_address() -> None:
    notations = [one["notation"] for one in specification(edition_with(COURSE))["identifier"]]
    assert notations == [
        "urn:schac:uniqueCourseId:lumen.example:ethics",
        "https://catalogue.example/courses/lumen/ethics/",
    ]


def test_pathways_and_their_parts_name_each_other() -> None:
    nodes = graph(edition_with(COURSE, pathways={"steward": PATHWAY}))
    course, path = of_type(nodes, "LearningOpportunitySpecification")
    assert course["isPartOf"][0]["identifier"] == path["identifier"][0]
    assert path["hasPart"][0]["identifier"] == course["identifier"][0]
    assert path["hasPart"][0]["providedBy"] == "https://catalogue.example/institutions/lumen/#organisation"


@pytest.mark.parametrize(
    ("field", "code"),
    [("fields", "CA919"), ("outcomes", "CA943"), ("languages", "CA944"), ("target", "CA945")],
)
def test_a_pathway_that_lacks_what_harvesters_require_is_left_out_with_the_reason(
    field: str, code: str
) -> None:
    pathway = {key: value for key, value in PATHWAY.items() if key != field}
    edition = edition_with(COURSE, pathways={"steward": pathway})
    assert "pathways" not in json.dumps(of_type(graph(edition), "LearningOpportunitySpecification")[1:])
    assert [(one.feed, one.codes) for one in export(edition, "elm").omissions] == [("elm-pathways", (code,))]


def test_a_pathway_of_nobody_that_harvesters_know_is_left_out_with_the_reason() -> None:
    edition = edition_with(COURSE, pathways={"steward": {**PATHWAY, "awarding": ["fjord"]}})
    assert [one.codes for one in export(edition, "elm").omissions] == [("CA942",)]


def test_groups_of_learners_have_their_seats_prices_and_ways_in() -> None:
    groups = [
        {"who": "anyone", "seats": 10, "price": "180 EUR"},
        {"who": "own", "seats": 30, "price": "0 EUR", "at": "https://lumen.example/own", "eqf": 6},
        {"who": "fjord", "price": "95.50 EUR"},
    ]
    run = {"starts": "2027-03-01", "ends": "2027-04-23", "seats": 40, "min_seats": 12, "for": groups}
    opportunity = of_type(
        graph(edition_with({**COURSE, "offerings": {"spring": run}})), "LearningOpportunity"
    )[0]
    anyone, own, fjord = opportunity["learnerGroupConditions"]
    assert (opportunity["enrolmentCapacity"], opportunity["enrolmentMinimum"]) == ("40", "12")
    assert anyone["learnerGroup"]["isOpenToNonEnrolled"] == "true"
    assert anyone["priceDetail"]["amount"]["value"] == "180"
    assert own["learnerGroup"]["studentsOf"] == ["https://catalogue.example/institutions/lumen/#organisation"]
    assert own["registrationPortal"] == "https://lumen.example/own"
    assert fjord["learnerGroup"]["title"] == {"en": "Nordvåg"}
    assert "studentsOf" not in fjord["learnerGroup"]
    assert [price["amount"]["value"] for price in opportunity["priceDetail"]] == ["180", "0", "95.50"]


def test_instants_are_in_the_zone_of_the_run_and_written_in_utc() -> None:
    run = {"starts": "2027-03-01", "ends": "2027-04-23", "apply": {"closes": "2027-01-31T12:00"}}
    opportunity = of_type(
        graph(edition_with({**COURSE, "offerings": {"spring": run}})), "LearningOpportunity"
    )[0]
    assert opportunity["temporal"]["startDate"] == "2027-02-28T23:00:00Z"
    assert opportunity["temporal"]["endDate"] == "2027-04-23T21:59:00Z"
    assert opportunity["applicationDeadline"] == "2027-01-31T11:00:00Z"


def test_a_cancelled_run_is_no_opportunity() -> None:
    run = {"starts": "2027-03-01", "status": "cancelled"}
    assert not of_type(graph(edition_with({**COURSE, "offerings": {"spring": run}})), "LearningOpportunity")


def test_a_partner_without_register_does_not_provide_but_awards() -> None:
    joint = {
        "network": "aurora",
        "award": "joint",
        "partners": {"lumen": ["teach", "award"], "fjord": ["award"]},
    }
    course = {**COURSE, "joint": joint, "offerings": {"spring": {"starts": "2027-03-01"}}}
    nodes = graph(edition_with(course))
    found = of_type(nodes, "LearningOpportunitySpecification")[0]
    assert len(found["awardingOpportunity"]["awardingBody"]) == 2
    assert of_type(nodes, "LearningOpportunity")[0]["providedBy"] == [
        "https://catalogue.example/institutions/lumen/#organisation"
    ]


def test_every_address_that_a_file_speaks_of_is_described_in_it(alliance: Edition) -> None:
    for house in ("lumen", "fjord", "cedar"):
        nodes = graph(alliance, house)
        known = {node["id"] for node in nodes}
        named = {address for node in nodes for address in _mentions(node) if "#organisation" in address}
        assert named <= known | {f"{address}-schac" for address in known}


def _mentions(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from re.findall(r"https://catalogue\.example/institutions/[^\s\"]+", value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _mentions(part)


def test_a_site_without_an_address_has_no_files(alliance: Edition) -> None:
    for name in ("elm", "edc", "ob3", "schemaorg", "qualitylink"):
        assert not export(without_address(alliance), name).files
    assert not list(coverage(without_address(alliance), ()))


@pytest.mark.parametrize("name", ["elm", "edc", "ob3", "schemaorg", "qualitylink"])
def test_the_day_changes_no_byte(alliance: Edition, name: str) -> None:
    later = replace(alliance, now=datetime(2031, 5, 1, tzinfo=UTC))
    assert export(later, name).files == export(alliance, name).files


def test_a_feed_that_leaves_out_what_reaches_its_tier_is_found_out(alliance: Edition) -> None:
    omissions = [one for name in ("elm", "edc", "ob3") for one in export(alliance, name).omissions]
    found = {one.feed: one for one in coverage(alliance, omissions)}
    active = sum(course.status == "active" for course in alliance.catalogue.courses.values())
    assert found["schemaorg"] == ("schemaorg", active, active)
    assert found["elm"].eligible - found["elm"].carried == len(export(alliance, "elm").omissions)


def test_an_omission_names_an_entry_of_the_catalogue(alliance: Edition) -> None:
    for one in export(alliance, "elm").omissions:
        assert isinstance(one.entry, EntryId)
        assert one.entry.kind is Kind.COURSE
        assert one.codes
