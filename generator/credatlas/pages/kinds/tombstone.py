"""What stays at the address of an entry that is no longer offered: the reason, and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.summary import summary
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition
    from credatlas.pages.reader import Reader

_KINDS = {kind.folder: kind for kind in (Kind.COURSE, Kind.PATHWAY, Kind.INSTITUTION, Kind.NETWORK)}


def _units(edition: Edition) -> Iterator[str]:
    for folder, kind in _KINDS.items():
        for slug, entry in edition.catalogue.of_kind(kind).items():
            if entry.status == "withdrawn":
                yield f"{folder}/{slug}"


def _address(unit: str) -> str:
    return f"{unit}/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    folder, _, slug = unit.partition("/")
    entry = edition.catalogue.of_kind(_KINDS[folder])[slug]
    reads = reader(edition, language, _address(unit))
    gone = entry.withdrawn
    body = template(language, "tombstone").render(
        root=reads.root,
        title=reads.phrase(entry.title),
        section=folder,
        on=reads.sentence("tombstone.since", day=reads.day(gone.on))
        if gone
        else reads.word("tombstone.gone"),
        reason=reads.phrase(gone.reason) if gone else reads.unstated,
        successors=tuple(_successors(entry, reads)),
    )
    return Page(
        kind="tombstone",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=reads.plain(entry.title),
        description=summary(gone.reason if gone else None, entry.title, reads),
        body=body,
        robots="noindex",
    )


def _successors(entry: Record, reads: Reader) -> Iterator[Markup]:
    """What the entry names, and what says that it replaces it."""
    slugs = [entry.withdrawn.successor] if entry.withdrawn and entry.withdrawn.successor else []
    catalogue = reads.edition.catalogue
    if entry.id.kind is Kind.COURSE:
        slugs += [course.id.slug for course in catalogue.successor_of.get(entry.id.slug, ())]
    for slug in dict.fromkeys(slugs):
        found = _link(entry.id.kind, slug, reads)
        if found:
            yield found


def _link(kind: Kind, slug: str, reads: Reader) -> Markup | None:
    if kind is Kind.COURSE:
        return reads.course(slug)
    if kind is Kind.PATHWAY:
        return reads.pathway(slug)
    if slug not in reads.edition.catalogue.of_kind(kind):
        return None
    return reads.institution(slug) if kind is Kind.INSTITUTION else reads.network(slug)


TOMBSTONE = PageKind(name="tombstone", units=_units, address=_address, render=_render, indexed=False)
