"""`feeds/ooapi/v5/`: Open Education API 5 (https://openonderwijsapi.nl), a snapshot as static documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._ooapi import (
    Dialect,
    Item,
    alpha_3,
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
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway

_LEVELS = {"short": "associate degree", "first": "bachelor", "second": "master", "third": "doctoral"}
_MODES = {
    "on-site": "on campus",
    "online": "online",
    "blended": "hybrid",
    "hybrid": "hybrid",
    "work-based": "situated",
}
_NOT_OFFERED = frozenset({"cancelled", "moved"})


def _course(edition: Edition, course: Course) -> Item:
    workload, level = course.workload, course.level
    return known(
        {
            "courseId": uuid(edition, course.id),
            "primaryCode": code("identifier", course.code or course.id.slug),
            "name": texts(course.title),
            "abbreviation": course.abbreviation or course.code or course.id.slug.partition("/")[2],
            "description": described(course),
            "teachingLanguage": alpha_3(course.languages[0]),
            "level": _LEVELS.get(level.cycle or "" if level else "", "undefined"),
            "studyLoad": _study_load(workload.ects, workload.hours) if workload else None,
            "modeOfDelivery": _modes(course.participation),
            "fieldsOfStudy": detailed_field(course.fields),
            "learningOutcomes": [texts(outcome) for outcome in course.outcomes.values()],
            "link": edition.site.absolute(course.id.address),
            "organization": uuid(edition, EntryId(Kind.INSTITUTION, course.institution)),
            "otherCodes": [code("x-credatlas", course.id.slug)] if course.code else None,
            "consumers": [extras(course), *_exchanged(edition, course)],
        }
    )


def _exchanged(edition: Edition, course: Course) -> Iterator[Item]:
    """A joint course for eduXchange, where it knows the alliance and the course has what its profile asks."""
    network = edition.catalogue.networks.get(course.joint.network) if course.joint else None
    load = course.workload
    if (
        network
        and network.eduxchange
        and described(course)
        and load
        and (load.ects or load.hours) is not None
    ):
        yield {"consumerKey": "eduxchange", "alliances": [{"name": network.eduxchange}]}


def _study_load(ects: float | None, hours: float | None) -> Item | None:
    if ects is not None:
        return {"studyLoadUnit": "ects", "value": ects}
    return {"studyLoadUnit": "hour", "value": hours} if hours is not None else None


def _modes(codes: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(_MODES[one] for one in codes if one in _MODES))


def _runs(edition: Edition, course: Course) -> Iterator[Item]:
    """The runs; one that was cancelled, or has no dates, this version cannot say."""
    name, description, address = texts(course.title), described(course), course.id
    own, house = uuid(edition, address), uuid(edition, EntryId(Kind.INSTITUTION, course.institution))
    for run in course.offerings.values():
        if run.status in _NOT_OFFERED or not (run.starts and run.ends and description):
            continue
        price, window = usual_price(course, run), run.apply
        yield known(
            {
                "offeringId": uuid(edition, address, f"#run-{run.id}"),
                "primaryCode": code("offeringCode", run.id),
                "offeringType": "course",
                "name": texts(run.title) if run.title else name,
                "description": description,
                "teachingLanguage": alpha_3((run.languages or course.languages)[0]),
                "resultExpected": bool(course.assessment),
                "startDate": run.starts.day.isoformat(),
                "endDate": run.ends.day.isoformat(),
                "enrollStartDate": window.opens.day.isoformat() if window and window.opens else None,
                "enrollEndDate": window.closes.day.isoformat() if window and window.closes else None,
                "modeOfDelivery": _modes(run.participation or course.participation),
                "maxNumberStudents": run.seats,
                "minNumberStudents": run.min_seats,
                "priceInformation": [{"costType": "total costs", **price}] if price else None,
                "link": window.at if window else None,
                "course": own,
                "organization": house,
            }
        )


def _organizations(edition: Edition) -> Iterator[Item]:
    for house in edition.catalogue.institutions.values():
        yield known(
            {
                "organizationId": uuid(edition, house.id),
                "primaryCode": code("identifier", house.id.slug),
                "organizationType": "root",
                "name": texts(house.name),
                "shortName": house.short_name or house.id.slug,
                "link": house.website,
                "otherCodes": _codes(house),
            }
        )


def _codes(house: Institution) -> list[Item]:
    schac = house.identifiers.get("schac")
    return [code("schacHome", schac)] if schac else []


def _programs(edition: Edition) -> Iterator[Item]:
    for pathway in edition.catalogue.pathways.values():
        description = pathway.description or pathway.summary
        if pathway.status == "active" and pathway.languages and description:
            yield known(_program(edition, pathway) | {"description": texts(description)})


def _program(edition: Edition, pathway: Pathway) -> Item:
    target = pathway.target
    awarding = pathway.awarding[0] if pathway.awarding else None
    return {
        "programId": uuid(edition, pathway.id),
        "primaryCode": code("identifier", pathway.id.slug),
        "programType": "program",
        "name": texts(pathway.title),
        "abbreviation": pathway.id.slug,
        "teachingLanguage": alpha_3(pathway.languages[0]),
        "levelOfQualification": str(target.eqf) if target and target.eqf else None,
        "studyLoad": _study_load(target.ects, None) if target else None,
        "fieldsOfStudy": detailed_field(pathway.fields),
        "learningOutcomes": [texts(outcome) for outcome in pathway.outcomes.values()],
        "link": edition.site.absolute(pathway.id.address),
        "organization": uuid(edition, EntryId(Kind.INSTITUTION, awarding)) if awarding else None,
    }


V5 = Dialect(
    name="ooapi5",
    folder="v5",
    needs=frozenset({"CA901", "CA902"}),
    offerings="offerings",
    lists={"organizations": _organizations, "programs": _programs},
    course=_course,
    runs=_runs,
)
FEED = feed("Open Education API, version 5", Tier.LISTED, V5)
