"""Whom to ask, and what a learner with a disability can count on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course
    from credatlas.model.shared import Accessibility
    from credatlas.pages.reader import Reader


def whom_to_ask(course: Course, reader: Reader) -> tuple[Row, ...]:
    """Role mailboxes and pages, never persons."""
    return tuple(_contact(course, reader))


def _contact(course: Course, reader: Reader) -> Iterator[Row]:
    contact = course.contact
    if contact and contact.email:
        yield Row(reader.heading("contact.email"), markup.mailbox(contact.email))
    if contact and contact.url:
        place = markup.place(contact.url)
        yield Row(reader.heading("contact.page"), place)
    if contact and contact.text:
        yield Row(reader.heading("contact.hours"), reader.phrase(contact.text))
    if course.homepage:
        place = markup.place(course.homepage)
        yield Row(reader.heading("contact.homepage"), place)
    institution = reader.edition.catalogue.institutions.get(course.institution)
    for role in ("recognition", "accessibility"):
        given = institution.contacts.get(role) if institution else None
        if given and given.email:
            yield Row(reader.label("contact-role", role), markup.mailbox(given.email))


def accessibility(given: Accessibility | None, reader: Reader) -> tuple[Row, ...]:
    """What is offered, what is stated as not offered, and where to ask; empty where nothing is stated."""
    return tuple(_access(given, reader)) if given else ()


def _access(given: Accessibility, reader: Reader) -> Iterator[Row]:
    if given.features:
        names = markup.listed(reader.label("accessibility-feature", code) for code in given.features)
        yield Row(reader.heading("access.offered", "accessibility"), names)
    if given.missing:
        names = markup.listed(reader.label("accessibility-feature", code) for code in given.missing)
        yield Row(reader.heading("access.missing"), names)
    if given.materials:
        yield Row(reader.heading("access.materials"), reader.phrase(given.materials))
    if given.exam:
        yield Row(reader.heading("access.exam"), reader.phrase(given.exam))
    if given.text:
        yield Row(reader.heading("access.more"), reader.phrase(given.text))
    if given.contact:
        yield Row(reader.heading("access.contact"), markup.mailbox(given.contact))
    if given.url:
        yield Row(reader.heading("access.page"), markup.place(given.url))
