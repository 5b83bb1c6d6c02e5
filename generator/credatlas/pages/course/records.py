"""About the entry itself: its version and history, codes, licence, where its data are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds.api_entries import licence_of
from credatlas.pages import markup
from credatlas.pages.row import Row
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.model.course import Course
    from credatlas.model.network import ExtraField
    from credatlas.model.shared import Origin, RuleException
    from credatlas.pages.reader import Reader


def extra(course: Course, reader: Reader) -> tuple[Row, ...]:
    """The fields that the networks declare for their entries, in the networks' words."""
    return tuple(_extra(course, reader)) if course.extra else ()


def _extra(course: Course, reader: Reader) -> Iterator[Row]:
    for network in _networks(course, reader):
        for key, field in reader.edition.catalogue.networks[network].extra_fields.items():
            if key in course.extra:
                yield Row(reader.phrase(field.label), _value(course.extra[key], field, reader))


def _networks(course: Course, reader: Reader) -> Iterator[str]:
    known = reader.edition.catalogue
    if course.joint and course.joint.network in known.networks:
        yield course.joint.network
    for network in known.networks_of.get(course.institution, ()):
        if not course.joint or network.id.slug != course.joint.network:
            yield network.id.slug


def _value(given: object, field: ExtraField, reader: Reader) -> Markup:
    if isinstance(given, bool):
        return reader.word("yes" if given else "no")
    if isinstance(given, (int, float)):
        return markup.isolated(reader.number(given))
    if isinstance(given, tuple):
        return reader.row(_value(part, field, reader) for part in given)
    text = str(given)
    if text in field.values:
        return reader.phrase(field.values[text])
    return markup.place(text) if field.type == "url" else markup.isolated(text)


def about_entry(course: Course, reader: Reader) -> tuple[Row, ...]:
    """Version, review, codes, history, origin and data."""
    return tuple(_about_entry(course, reader))


def _about_entry(course: Course, reader: Reader) -> Iterator[Row]:
    if course.abbreviation:
        yield Row(reader.heading("entry.abbreviation"), markup.isolated(course.abbreviation))
    codes = [markup.isolated(code) for code in dict.fromkeys((course.code, *course.codes.values())) if code]
    if codes:
        yield Row(reader.heading("entry.code"), reader.row(codes))
    if course.version:
        yield Row(reader.heading("entry.version"), markup.isolated(course.version))
    if course.reviewed:
        yield Row(reader.heading("entry.reviewed"), reader.day(course.reviewed))
    if course.changes:
        lines = [
            reader.sentence("entry.change", day=reader.day(change.on), text=reader.phrase(change.text))
            for change in course.changes
        ]
        yield Row(reader.heading("entry.changes"), markup.listed(lines))
    replaced = [named for named in map(reader.course, course.replaces) if named]
    if replaced:
        yield Row(reader.heading("entry.replaces"), reader.row(replaced))
    if course.origin:
        yield Row(reader.heading("entry.origin"), _origin(course.origin, reader))
    if course.exceptions:
        excused = markup.listed(_exception(each, reader) for each in course.exceptions)
        yield Row(reader.heading("entry.exceptions"), excused)
    standing = reader.edition.standing(course.id)
    yield Row(reader.heading("entry.tier", "tier"), reader.label("tier", standing.tier.word))
    yield Row(reader.heading("entry.data"), data_links(course, reader))
    terms = licence_of(reader.edition, course)
    if terms:
        yield Row(reader.heading("entry.licence"), markup.isolated(terms))


def _origin(given: Origin, reader: Reader) -> Markup:
    """Campus, there 4711, on 1 March 2027, under CC-BY-4.0."""
    parts = []
    if given.system:
        name = markup.isolated(given.system)
        parts.append(markup.foreign(given.url, name) if given.url else name)
    elif given.url:
        parts.append(markup.place(given.url))
    if given.id:
        parts.append(reader.sentence("entry.origin-id", id=markup.isolated(given.id)))
    if given.imported:
        parts.append(reader.sentence("entry.imported", day=reader.day(given.imported)))
    if given.licence:
        parts.append(reader.sentence("entry.origin-licence", licence=markup.isolated(given.licence)))
    return reader.row(parts) if parts else reader.unstated


def _exception(given: RuleException, reader: Reader) -> Markup:
    """The rule, by its page, and the reason for which it does not hold here."""
    code = markup.isolated(given.code)
    if given.code in all_rules():
        code = markup.link(f"{reader.root}rules/{given.code}/", given.code)
    return reader.sentence("entry.exception", code=code, reason=markup.isolated(given.reason))


def data_links(course: Course, reader: Reader) -> Markup:
    """The entry for machines."""
    return markup.link(f"{reader.site}api/v1/courses/{course.id.slug}.json", "JSON")
