"""What an institution publishes on its own domain so that aggregators find its courses (QualityLink)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds import elm
from credatlas.feeds.qualitylink import discoverable, discovery
from credatlas.pages import markup
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.pages.reader import Reader


def harvest(slug: str, reads: Reader) -> tuple[Row, ...]:
    """The DNS record, what may stand in its place, and the addresses behind it; nothing without courses."""
    return tuple(_rows(slug, reads))


def _rows(slug: str, reads: Reader) -> Iterator[Row]:
    edition = reads.edition
    found = discovery(edition, edition.catalogue.institutions[slug])
    if found is None:
        return
    if found.domain:
        note = reads.sentence("owner.dns-at", domain=markup.isolated(found.domain))
        yield Row(reads.word("owner.dns"), markup.isolated(found.record), note)
    manifest = markup.link(reads.site + found.path, markup.isolated(found.manifest))
    yield Row(reads.word("owner.manifest"), manifest, _copies(found.well_known, reads))
    files = [elm.path(slug, form) for form in elm.FORMS]
    links = (markup.link(reads.site + path, markup.isolated(path)) for path in files)
    yield Row(reads.word("owner.files"), reads.row(links))


def _copies(well_known: str | None, reads: Reader) -> Markup:
    """Where a copy of the manifest does as well, and that ours is not found where it lies below a path."""
    notes = [reads.sentence("owner.well-known", address=markup.isolated(well_known))] if well_known else []
    if not discoverable(reads.edition):
        notes.append(reads.word("owner.below-prefix"))
    return markup.joined(notes, markup.safe(" "))
