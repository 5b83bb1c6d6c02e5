"""`feeds/ooapi/v6/`: Open Education API 6 (https://openonderwijsapi.nl), a snapshot as static documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._ooapi import (
    Dialect,
    Item,
    code,
    described,
    detailed_field,
    extras,
    feed,
    known,
    texts,
    usual_price,
    uuid,
)
from credatlas.model.ids import EntryId, Kind
from credatlas.model.moments import stamp
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.offering import Offering
    from credatlas.model.pathway import Pathway

_LEVELS = {"short": "associate_degree", "first": "bachelor", "second": "master", "third": "doctoral"}
_MODES = {
    "on-site": "presential",
    "online": "online",
    "blended": "blended",
    "hybrid": "hybrid",
    "project": "project_based",
    "research-lab": "research_lab_based",
    "work-based": "work_based",
}
_STATES = {"cancelled": "cancelled", "moved": "inactive"}


def _course(edition: Edition, course: Course) -> Item:
    workload, level = course.workload, course.level
    return known(
        {
            "courseId": uuid(edition, course.id),
            "primaryCode": code("identifier", course.code or course.id.slug),
            "name": texts(course.title),
            "abbreviation": course.abbreviation,
            "description": described(course),
            "teachingLanguages": list(course.languages),
            "level": _LEVELS.get(level.cycle or "") if level else None,
            "studyLoad": _study_load(workload.ects, workload.hours) if workload else None,
            "modesOfDelivery": _modes(course.participation),
            "fieldsOfStudy": detailed_field(course.fields),
            "learningOutcomes": list(_outcomes(edition, course)),
            "link": edition.site.absolute(course.id.address),
            "organisationId": uuid(edition, EntryId(Kind.INSTITUTION, course.institution)),
            "otherCodes": [code("x-credatlas", course.id.slug)] if course.code else None,
            "consumer": extras(course),
        }
    )


def _outcomes(edition: Edition, course: Course | Pathway) -> Iterator[Item]:
    for key, outcome in course.outcomes.items():
        yield {
            "learningOutcomeId": uuid(edition, course.id, f"#outcome-{key}"),
            "primaryCode": code("identifier", key),
            "name": texts(outcome),
        }


def _study_load(ects: float | None, hours: float | None) -> list[Item]:
    stated = (("ects", ects), ("hour", hours))
    return [{"studyLoadUnit": unit, "value": value} for unit, value in stated if value is not None]


def _modes(codes: tuple[str, ...]) -> list[str]:
    return [_MODES[one] for one in codes if one in _MODES]


def _runs(edition: Edition, course: Course) -> Iterator[Item]:
    name, description, address = texts(course.title), described(course), course.id
    own, house = uuid(edition, address), uuid(edition, EntryId(Kind.INSTITUTION, course.institution))
    for run in course.offerings.values():
        price = usual_price(course, run)
        yield known(
            {
                "courseOfferingId": uuid(edition, address, f"#run-{run.id}"),
                "primaryCode": code("offering_code", run.id),
                "name": texts(run.title) if run.title else name,
                "state": _STATES.get(run.status, "active"),
                "description": description,
                "teachingLanguages": list(run.languages or course.languages),
                "modesOfDelivery": _modes(run.participation or course.participation),
                "startDateTime": stamp(run.starts.beginning()) if run.starts else None,
                "endDateTime": stamp(run.ends.ending()) if run.ends else None,
                "enrolmentPeriods": list(_enrolment(run)),
                "maxNumberStudents": run.seats,
                "minNumberStudents": run.min_seats,
                "priceInformation": [{"costType": "total_costs", **price}] if price else None,
                "courseId": own,
                "organisationId": house,
            }
        )


def _enrolment(run: Offering) -> Iterator[Item]:
    """The windows in which one can apply; one without a beginning this version cannot say."""
    window = run.apply
    for opens, closes, at, who in (
        (window and window.opens, window and window.closes, window and window.at, None),
        *((group.opens, group.closes, group.at, group.who) for group in run.groups),
    ):
        if opens:
            yield known(
                {
                    "startDateTime": stamp(opens.beginning()),
                    "endDateTime": stamp(closes.ending()) if closes else None,
                    "enrolmentUrl": at,
                    "targetGroups": [who] if who else None,
                }
            )


def _organisations(edition: Edition) -> Iterator[Item]:
    for house in edition.catalogue.institutions.values():
        yield known(
            {
                "organisationId": uuid(edition, house.id),
                "primaryCode": code("identifier", house.id.slug),
                "organisationType": "root",
                "name": texts(house.name),
                "shortName": house.short_name,
                "link": house.website,
                "otherCodes": _codes(house),
            }
        )


def _codes(house: Institution) -> list[Item]:
    schac = house.identifiers.get("schac")
    return [code("schac_home", schac)] if schac else []


def _programmes(edition: Edition) -> Iterator[Item]:
    for pathway in edition.catalogue.pathways.values():
        if pathway.status == "active":
            yield known(_programme(edition, pathway))


def _programme(edition: Edition, pathway: Pathway) -> Item:
    target, description = pathway.target, pathway.description or pathway.summary
    awarding = pathway.awarding[0] if pathway.awarding else None
    return {
        "programmeId": uuid(edition, pathway.id),
        "primaryCode": code("identifier", pathway.id.slug),
        "programmeType": "x-micro_credential_pathway",
        "name": texts(pathway.title),
        "description": texts(description) if description else None,
        "teachingLanguages": list(pathway.languages),
        "levelOfQualification": f"eqf_{target.eqf}" if target and target.eqf else None,
        "level": _LEVELS.get(target.cycle or "") if target else None,
        "studyLoad": _study_load(target.ects, None) if target else None,
        "formalDocument": "certificate" if target and target.award else None,
        "fieldsOfStudy": detailed_field(pathway.fields),
        "learningOutcomes": list(_outcomes(edition, pathway)),
        "link": edition.site.absolute(pathway.id.address),
        "organisationId": uuid(edition, EntryId(Kind.INSTITUTION, awarding)) if awarding else None,
    }


V6 = Dialect(
    name="ooapi6",
    folder="v6",
    needs=frozenset(),
    offerings="course-offerings",
    lists={"organisations": _organisations, "programmes": _programmes},
    course=_course,
    runs=_runs,
)
FEED = feed("Open Education API, version 6", Tier.RECORDED, V6)
