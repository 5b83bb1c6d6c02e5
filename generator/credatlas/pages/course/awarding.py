"""Who awards the credential, who teaches, where one enrols, and how the credential can be verified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.listing import Listed
    from credatlas.i18n.formats import Unit
    from credatlas.model.course import Course
    from credatlas.model.shared import Award
    from credatlas.pages.reader import Reader

_UNITS: tuple[Unit, ...] = ("year", "month", "week", "day")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class Partner(NamedTuple):
    """One partner of a joint course."""

    institution: Markup
    roles: Markup
    share: Markup
    place: Markup
    languages: Markup


class Awarding(NamedTuple):
    """The section on who awards."""

    rows: tuple[Row, ...]
    partners: tuple[Partner, ...]


def awarding(entry: Listed, reader: Reader) -> Awarding:
    """The bodies by name; for a joint course every partner with its role, place and languages."""
    course = entry.course
    joint = course.joint
    partners = joint.partners.items() if joint else ()
    return Awarding(
        rows=(*_bodies(entry, reader), *_joint(course, reader), *_credential(entry.course, reader)),
        partners=tuple(_partner(slug, roles, course, reader) for slug, roles in partners),
    )


def bodies(course: Course, reader: Reader) -> Markup:
    """The institutions that confer the credential."""
    return reader.institutions(course.awarding_bodies)


def _bodies(entry: Listed, reader: Reader) -> Iterator[Row]:
    course = entry.course
    yield Row(reader.heading("awarding.awards", "awarding-body"), bodies(course, reader))
    issuer = course.award.issuer if course.award and course.award.issuer else None
    if issuer and issuer not in course.awarding_bodies:
        yield Row(reader.heading("awarding.issues"), reader.institution(issuer))
    hosts = dict.fromkeys(name for run in course.offerings.values() for name in run.provided_by)
    enrols = (
        tuple(hosts)
        or (course.joint.with_role("coordinate") if course.joint else ())
        or (course.institution,)
    )
    yield Row(reader.heading("awarding.enrols"), reader.institutions(enrols))
    if course.faculty:
        yield Row(reader.heading("awarding.faculty"), reader.phrase(course.faculty))


def _joint(course: Course, reader: Reader) -> Iterator[Row]:
    joint = course.joint
    if joint is None:
        return
    yield Row(reader.heading("awarding.network", "network"), reader.network(joint.network))
    yield Row(reader.heading("awarding.mode", "joint"), reader.label("award-mode", joint.award))
    agreements = [named for named in map(reader.agreement, joint.agreements) if named]
    if agreements:
        yield Row(reader.heading("awarding.agreements", "agreement"), reader.row(agreements))
    if joint.mobility:
        yield Row(reader.heading("awarding.mobility", "mobility"), reader.label("mobility", joint.mobility))


def _credential(course: Course, reader: Reader) -> tuple[Row, ...]:
    return reader.inherited(course, "award", lambda: tuple(_award(course.award, reader)))


def _award(award: Award | None, reader: Reader) -> Iterator[Row]:
    if award is None:
        yield Row(reader.heading("awarding.format", "credential-format"), reader.unstated)
        return
    yield Row(
        reader.heading("awarding.format", "credential-format"),
        reader.terms("credential-format", award.formats),
    )
    if award.valid_for:
        yield Row(reader.heading("awarding.valid-for"), duration(award.valid_for, reader))


def duration(written: str, reader: Reader) -> Markup:
    """2 years, 18 months: an ISO 8601 duration in words."""
    match = _DURATION.fullmatch(written)
    if match is None or not any(match.groups()):
        return markup.isolated(written)
    units = zip(_UNITS, match.groups(), strict=True)
    return reader.row(reader.amount(int(count), unit) for unit, count in units if count)


def _partner(slug: str, roles: tuple[str, ...], course: Course, reader: Reader) -> Partner:
    share = course.joint.shares.get(slug) if course.joint else None
    institution = reader.edition.catalogue.institutions.get(slug)
    place: list[Markup] = []
    languages: tuple[str, ...] = ()
    if institution:
        languages = institution.languages
        if institution.city:
            place.append(markup.isolated(institution.city))
        if institution.country:
            place.append(reader.label("country", institution.country))
    return Partner(
        institution=reader.institution(slug),
        roles=reader.labels("partner-role", roles),
        share=reader.sentence("awarding.share", share=reader.percent(share)) if share else markup.NOTHING,
        place=reader.row(place) if place else reader.unstated,
        languages=reader.labels("language", languages),
    )
