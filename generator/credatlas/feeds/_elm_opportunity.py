"""A run in ELM: when, where, for whom and at what price a course can be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._elm_groups import conditions, prices, seats
from credatlas.feeds._elm_organisation import known
from credatlas.feeds._elm_scope import Scope, days, labels, note, texts, web
from credatlas.model.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering, Venue
    from credatlas.model.text import Text

_NOT_OFFERED = frozenset({"cancelled", "moved"})


def opportunities(scope: Scope, course: Course) -> Iterator[Node]:
    """The runs of a course; a run that was cancelled or moved is no opportunity."""
    for run in course.offerings.values():
        providers = known(scope, _providers(course, run)) or known(scope, (course.institution,))
        if run.status not in _NOT_OFFERED:
            yield _opportunity(scope, course, run, providers)


def _providers(course: Course, run: Offering) -> tuple[str, ...]:
    """Who provides a run: as it says itself, else who teaches the course."""
    teaching = course.joint.with_role("teach") if course.joint else ()
    return run.provided_by or teaching or course.providers


def _opportunity(scope: Scope, course: Course, run: Offering, providers: list[str]) -> Node:
    page = scope.page(course.id)
    node: Node = {
        "id": f"{page}#run-{run.id}",
        "type": ("LearningOpportunity", "LearningOpportunityInstance"),
        "identifier": {"type": "Identifier", "notation": f"{course.id.slug}#{run.id}", "schemeName": "run"},
        "title": texts(run.title or course.title),
        "homepage": web(course.homepage or page),
        "providedBy": [scope.institution(slug) for slug in providers],
        "learningAchievementSpecification": f"{page}#specification",
        "defaultLanguage": scope.concept("language", (run.languages or course.languages)[0]),
        "mode": scope.codes("mode", run.participation or course.participation),
        "learningSchedule": scope.codes("schedule", (run.schedule,) if run.schedule else ()),
        **_time(run),
        **_entry(course, run),
        **seats(run.seats, run.min_seats),
        "priceDetail": list(prices(scope, course, run)),
        "learnerGroupConditions": list(conditions(scope, course, run)),
    }
    place = _place(scope, run.venue) if run.venue else None
    if place:
        node["location"] = place
    if run.grants:
        node["grant"] = {"type": "Grant", "title": texts(run.grants)}
    return {key: value for key, value in node.items() if value or value != []}


def _time(run: Offering) -> Node:
    period: Node = {"type": "PeriodOfTime"}
    if run.starts:
        period["startDate"] = stamp(run.starts.beginning())
    if run.ends:
        period["endDate"] = stamp(run.ends.ending())
    if run.announced:
        period["prefLabel"] = {"en": run.announced}
    node: Node = {"temporal": period} if len(period) > 1 else {}
    if run.starts and run.ends and run.ends.day >= run.starts.day:
        node["duration"] = days(run.ends.day - run.starts.day)
    if run.sessions:
        node["scheduleInformation"] = {"type": "Note", "noteLiteral": {"en": _sessions(run)}}
    return node


def _sessions(run: Offering) -> str:
    """The live hours in words, in the run's own zone."""
    lines = []
    for session in run.sessions:
        day = labels("weekday", session.weekday, ("en",))["en"] if session.weekday else f"{session.date}"
        lines.append(f"{day} {session.from_}-{session.until}")
    return f"{'; '.join(lines)} ({run.timezone})"


def _entry(course: Course, run: Offering) -> Node:
    """When, where and how to apply."""
    window, admission = run.apply, run.admission or course.admission
    node: Node = {}
    if window and window.closes:
        node["applicationDeadline"] = stamp(window.closes.ending())
    if window and window.at:
        node["registrationPortal"] = window.at
    words: Text | None = (window and window.how) or (admission and admission.text) or None
    if words:
        node["admissionProcedure"] = note(words)
    elif admission and admission.how:
        literal = labels("place-allocation", admission.how, course.title.languages)
        node["admissionProcedure"] = {"type": "Note", "noteLiteral": literal}
    return node


def _place(scope: Scope, venue: Venue) -> Node | None:
    """Where one has to be; ELM knows no place without a country."""
    if not venue.country:
        return None
    address: Node = {"type": "Address", "countryCode": scope.concept("country", venue.country)}
    if venue.address:
        address["fullAddress"] = note(venue.address)
    node: Node = {"type": "Location", "address": address}
    if venue.name:
        node["description"] = texts(venue.name)
    return node
