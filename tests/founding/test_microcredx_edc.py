"""MicroCredX and European Digital Credentials: a template from which only what issuing adds is missing."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.founding.project import Project, Promise, Promises, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEMPLATE = "feeds/edc/lumen/data-ethics.json"
COURSE = "courses/lumen/data-ethics.yml"
PROMISES = Promises()
REQUIRED = {
    "EuropeanDigitalCredential": (
        "credentialProfiles credentialSchema credentialSubject displayParameter issuer issued validFrom"
    ),
    "DisplayParameter": "title primaryLanguage language individualDisplay",
    "IndividualDisplay": "language displayDetail",
    "DisplayDetail": "page image",
    "MediaObject": "content contentType contentEncoding",
    "Person": "hasClaim",
    "LearningAchievement": "title awardedBy",
    "AwardingProcess": "awardingBody",
    "LearningAssessment": "title awardedBy grade",
    "LearningAchievementSpecification": "title",
    "Qualification": "title eqfLevel nqfLevel",
    "LearningAssessmentSpecification": "title",
    "LearningActivitySpecification": "title",
    "LearningOutcome": "title",
    "GradingScheme": "title",
    "CreditPoint": "framework point",
    "Organisation": "legalName location",
    "Location": "address",
    "Address": "countryCode",
    "WebResource": "contentURL",
    "Identifier": "notation",
    "Note": "noteLiteral",
}
"""What the generic EDC profile (ELM 3, `EDC-generic-no-cv`) asks of each class, written down by hand."""
OF_THE_LEARNER = {"givenName", "familyName", "fullName", "dateOfBirth", "placeOfBirth", "nationalID", "email"}
ISSUING = {"issued", "validFrom", "grade", "proof"} | OF_THE_LEARNER
"""What a template leaves to whoever issues."""


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance(tier="issuable")
    level = "level: {eqf: 7, cycle: second, nqf: [{framework: DQR, level: '7'}]}"
    project.change(COURSE, "level: {eqf: 7, cycle: second}", level)
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def issued(template: dict[str, Any]) -> dict[str, Any]:
    """The template as an issuer fills it for somebody who does not exist."""
    credential = copy.deepcopy(template)
    credential |= {"issued": "2027-05-03T12:00:00Z", "validFrom": "2027-05-03T12:00:00Z"}
    credential["credentialSubject"] |= {"givenName": {"en": "A"}, "familyName": {"en": "Learner"}}
    for part in parts(credential):
        if part.get("type") == "LearningAssessment":
            part["grade"] = {"type": "Note", "noteLiteral": {"en": "1.7"}}
    return credential


def lacking(document: dict[str, Any]) -> list[tuple[str, str]]:
    """(class, property) of everything that the profile asks for and that is not there."""
    found = []
    for part in parts(document):
        kinds = part.get("type", ())
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            wanted = REQUIRED.get(kind, "").split()
            found += [(kind, name) for name in wanted if part.get(name) in (None, [], {}, "")]
    return found


@PROMISES.broken_by(TEMPLATE, '"legalName"', '"name"')
def filled_in_for_a_learner_it_has_all_that_the_profile_requires(site: Site) -> None:
    credential = issued(site.json(TEMPLATE))
    assert lacking(credential) == []
    kinds = {part["type"] for part in parts(credential) if isinstance(part.get("type"), str)}
    assert {"LearningAchievement", "Qualification", "LearningAssessment", "CreditPoint"} <= kinds


@PROMISES.broken_by(TEMPLATE, '"credentialSubject":{', '"credentialSubject":{"grade":"A",')
def what_issuing_adds_is_all_that_is_missing(site: Site) -> None:
    template = site.json(TEMPLATE)
    assert set(lacking(template)) == {
        ("EuropeanDigitalCredential", "issued"),
        ("EuropeanDigitalCredential", "validFrom"),
        ("LearningAssessment", "grade"),
    }
    assert not {key for part in parts(template) for key in part} & ISSUING


@PROMISES.broken_by(TEMPLATE, "PT81H", "P81D")
def durations_are_hours(site: Site) -> None:
    found = [part["volumeOfLearning"] for part in parts(site.json(TEMPLATE)) if "volumeOfLearning" in part]
    assert "PT81H" in found
    assert all(re.fullmatch(r"PT\d+H(30M)?", duration) for duration in found)


@PROMISES.broken_by(TEMPLATE, "authority/country/DEU", "authority/country/DE")
def languages_and_countries_are_codes_of_the_authority(site: Site) -> None:
    """Three capital letters of ISO 639-3 and ISO 3166-1, not the two letters of the file."""
    addresses = [part["id"] for part in parts(site.json(TEMPLATE)) if part.get("type") == "Concept"]
    of_lists = [address for address in addresses if re.search(r"authority/(language|country)/", address)]
    assert {address.rpartition("/")[2] for address in of_lists} == {"ENG", "DEU", "NOR"}


@PROMISES.broken_by(TEMPLATE, "Datenethik", "Data ethics")
def two_languages_give_two_titles_and_two_displays(site: Site) -> None:
    template = site.json(TEMPLATE)
    titles = {
        "en": "Data ethics for health professionals",
        "de": "Datenethik für Gesundheitsberufe",
    }
    assert template["displayParameter"]["title"] == titles
    assert template["credentialSubject"]["hasClaim"]["title"] == titles
    assert len(template["displayParameter"]["individualDisplay"]) == 2


@PROMISES.broken_by(TEMPLATE, "snb/eqf/7", "snb/eqf/6")
def levels_credits_outcomes_and_checks_of_identity_are_stated(site: Site) -> None:
    claim = site.json(TEMPLATE)["credentialSubject"]["hasClaim"]
    specified = claim["specifiedBy"]
    assert specified["eqfLevel"]["id"].endswith("snb/eqf/7")
    assert specified["nqfLevel"]
    assert specified["creditPoint"]["point"] == "3"
    assert [outcome["title"]["en"].split()[0] for outcome in specified["learningOutcome"]] == [
        "Weigh",
        "Defend",
    ]
    said = [part["specifiedBy"]["additionalNote"]["noteLiteral"]["en"] for part in claim["provenBy"]]
    assert said == ["Unsupervised, no identity check", "Supervised online, with identity check"]


@PROMISES.broken_by(TEMPLATE, "institutions/fjord/#organisation", "institutions/other/#organisation")
def issuer_and_awarding_bodies_are_told_apart(site: Site) -> None:
    template = site.json(TEMPLATE)
    assert template["issuer"]["id"].endswith("institutions/lumen/#organisation")
    bodies = template["credentialSubject"]["hasClaim"]["awardedBy"]["awardingBody"]
    assert [body["id"].rpartition("institutions/")[2] for body in bodies] == [
        "lumen/#organisation",
        "fjord/#organisation",
    ]


@PROMISES.broken_by("api/v1/openapi.json", "/feeds/edc/{institution}/{course}.json", "/feeds/edc/")
def programs_find_it_by_the_name_of_the_course(site: Site) -> None:
    described = site.json("api/v1/openapi.json")["paths"]["/feeds/edc/{institution}/{course}.json"]
    values = {one["name"]: one["example"] for one in described["get"]["parameters"]}
    assert (site.folder / "feeds/edc/{institution}/{course}.json".format(**values)).is_file()


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_there_is_a_template_of_every_course_that_can_be_issued_and_of_no_other(project: Project) -> None:
    project.add("courses/lumen/bare.yml", "title: Bare\nhomepage: https://lumen.example/bare\n")
    built = Project(project.root, project.cache, tier="recorded")
    (built.root / "mkdocs.yml").write_text(
        (built.root / "mkdocs.yml").read_text(encoding="utf-8").replace("issuable", "recorded"),
        encoding="utf-8",
    )
    site = built.build(site="recorded")
    made = sorted(path.stem for path in (site.folder / "feeds/edc").rglob("*.json"))
    assert made == ["data-ethics", "reading-data"]
    left_out = site.json(site.json("api/v1/index.json")["excluded"]["edc"]["document"])["items"]
    assert [one["id"] for one in left_out] == ["lumen/bare"]


@pytest.mark.parametrize("name", sorted(OF_THE_LEARNER | {"learner", "grade", "student"}))
def test_an_entry_has_no_place_for_data_of_a_learner(project: Project, name: str) -> None:
    project.change(COURSE, "participation: [online]", f"{name}: Somebody\nparticipation: [online]")
    try:
        assert project.errors()[COURSE] == ["CA151"]
    finally:
        project.change(COURSE, f"{name}: Somebody\nparticipation: [online]", "participation: [online]")
