"""A course in schema.org, with its runs and prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.feeds._elm_scope import hours
from credatlas.feeds._schemaorg_terms import (
    CREDENTIAL,
    credits_of,
    line,
    organisations,
    read,
    stated,
    term,
    url,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.money import Money
    from credatlas.model.offering import Offering, Venue

_MODES = {
    "online": "Online",
    "on-site": "Onsite",
    "blended": "Blended",
    "hybrid": "Blended",
}
"""Our modes -> those that Google knows; the others say how one learns, not where."""
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "moved": "https://schema.org/EventRescheduled"}


def course_data(edition: Edition, course: Course, language: str | None = None) -> dict[str, Any]:
    """A course without the context of its document; it has what Google asks for, and a provider."""
    address = f"{url(edition, course.id)}#course"
    load, level = course.workload, course.level
    return stated(
        {
            "@type": "Course",
            "@id": address,
            "url": url(edition, course.id, language),
            "name": read(course.title, language),
            "description": line(read(course.summary or course.description or course.title, language)),
            "provider": organisations(edition, course.providers),
            "courseCode": course.code,
            "inLanguage": list(course.languages),
            "numberOfCredits": credits_of(load.ects) if load and load.ects is not None else None,
            "timeRequired": hours(load.hours) if load and load.hours is not None else None,
            "educationalLevel": term("eqf", str(level.eqf), language) if level and level.eqf else None,
            "about": [term("isced-f", field, language) for field in course.fields],
            "teaches": [read(text, language) for text in course.outcomes.values()],
            "keywords": [read(skill.label, language) for skill in course.skills],
            "coursePrerequisites": _prerequisites(edition, course, language),
            "educationalCredentialAwarded": _credential(edition, course, language),
            "sameAs": course.homepage,
            "version": course.version,
            "offers": _offers(course, [course.price] if course.price and not course.offerings else []),
            "hasCourseInstance": [_run(edition, course, run, language) for run in course.offerings.values()],
        }
    )


def _credential(edition: Edition, course: Course, language: str | None) -> dict[str, Any]:
    return stated(
        {
            "@type": CREDENTIAL,
            "name": read(course.title, language),
            "credentialCategory": "micro-credential",
            "recognizedBy": organisations(edition, course.awarding_bodies),
        }
    )


def _prerequisites(edition: Edition, course: Course, language: str | None) -> list[Any]:
    asked = course.prerequisites
    if asked is None:
        return []
    words = [line(read(text, language)) for text in (asked.text, asked.experience) if text]
    known = edition.catalogue.courses
    named = dict.fromkeys(asked.requires.courses()) if asked.requires else {}
    return words + [_mention(edition, known[slug], language) for slug in named if slug in known]


def _mention(edition: Edition, course: Course, language: str | None) -> dict[str, Any]:
    """Another course, with no more than makes it one for a reader of this page alone."""
    return {
        "@type": "AlignmentObject",
        "alignmentType": "requires",
        "targetName": read(course.title, language),
        "targetUrl": url(edition, course.id, language),
    }


def _run(edition: Edition, course: Course, run: Offering, language: str | None) -> dict[str, Any]:
    modes = run.participation or course.participation
    load = course.workload
    usual = run.price or course.price
    prices = [group.price or usual for group in run.groups] if run.groups else [usual]
    return stated(
        {
            "@type": "CourseInstance",
            "@id": f"{url(edition, course.id)}#run-{run.id}",
            "name": read(run.title or course.title, language),
            "courseMode": list(dict.fromkeys(_MODES[mode] for mode in modes if mode in _MODES)),
            "courseWorkload": hours(load.hours) if load and load.hours is not None else None,
            "startDate": str(run.starts) if run.starts else None,
            "endDate": str(run.ends) if run.ends else None,
            "inLanguage": list(run.languages),
            "eventStatus": _STATUS.get(run.status),
            "maximumAttendeeCapacity": run.seats,
            "location": _place(run.venue, language) if run.venue else None,
            "organizer": organisations(edition, run.provided_by),
            "offers": _offers(course, [price for price in prices if price], run),
        }
    )


def _offers(course: Course, prices: Iterable[Money], run: Offering | None = None) -> list[dict[str, Any]]:
    """Every price once; the day on which applying ends is the last on which an offer holds."""
    return [_offer(price, run) for price in dict.fromkeys(prices)]


def _offer(price: Money, run: Offering | None) -> dict[str, Any]:
    window = run.apply if run else None
    return stated(
        {
            "@type": "Offer",
            "category": "Free" if price.free else "Paid",
            "price": str(price.amount),
            "priceCurrency": price.currency,
            "validFrom": str(window.opens) if window and window.opens else None,
            "validThrough": str(window.closes) if window and window.closes else None,
            "url": window.at if window else None,
        }
    )


def _place(venue: Venue, language: str | None) -> dict[str, Any]:
    address = stated(
        {
            "@type": "PostalAddress",
            "streetAddress": read(venue.address, language) if venue.address else None,
            "addressLocality": venue.city,
            "addressCountry": venue.country,
        }
    )
    named = read(venue.name, language) if venue.name else None
    return stated({"@type": "Place", "name": named, "address": address if len(address) > 1 else None})


def brief(edition: Edition, courses: Iterable[Course], language: str | None) -> Iterator[dict[str, Any]]:
    """Courses as parts of something else: what makes each one, and where its page is."""
    for course in courses:
        yield {
            "@type": "Course",
            "@id": f"{url(edition, course.id)}#course",
            "url": url(edition, course.id, language),
            "name": read(course.title, language),
            "description": line(read(course.summary or course.description or course.title, language)),
            "provider": organisations(edition, course.providers),
        }
