"""News as Atom (RFC 4287): all changes, new courses, and the same for whatever one can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from credatlas import i18n
from credatlas.feeds._text import attribute, xml_text
from credatlas.feeds.directory._news import Item, latest, of_topic
from credatlas.feeds.directory._topics import addresses, topic
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition

ATOM = "application/atom+xml"
CHANGES = "changes"
"""The unit of the feed of all changes; the others are addresses of topics."""


def _units(edition: Edition, _: Production) -> Sequence[object]:
    return [CHANGES, *addresses(edition)] if edition.site.url else []


def _export(edition: Edition, production: Production, unit: object) -> Iterator[Artifact]:
    words, log = i18n.load(edition.site.language), production.log
    if unit == CHANGES:
        path, page = "feeds/changes.atom", ""
        title = words.text("ui.feeds.changes", name=edition.site.name)
        items = latest(edition, log)
    else:
        chosen = topic(edition, str(unit))
        key = "news-of" if chosen.entry else "new"
        title = words.text(f"ui.feeds.{key}", name=chosen.name)
        items = of_topic(edition, log, chosen)
        path, page = chosen.path("new.atom"), _page_of(chosen.address)
    if items:
        body = "".join(_feed(edition, path, page, title, items)).encode()
        yield Artifact(path=path, media_type=ATOM, body=body)


def _page_of(address: str) -> str:
    """The page of a topic: fields have theirs among the pages to browse."""
    return f"browse/{address}" if address.startswith("field/") else address


def _feed(edition: Edition, path: str, page: str, title: str, items: Sequence[Item]) -> Iterator[str]:
    site = edition.site
    own, alternate = str(site.absolute(path)), str(site.absolute(page))
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(site.language)}>\n'
        f"<id>{escape(own)}</id>\n<title>{xml_text(title)}</title>\n"
        f"<updated>{max(item.at for item in items)}</updated>\n"
        f'<link rel="self" type="{ATOM}" href={attribute(own)}/>\n'
        f'<link rel="alternate" type="text/html" href={attribute(alternate)}/>\n'
        f"<author><name>{xml_text(site.name)}</name></author>\n"
    )
    if site.data_licence:
        yield f"<rights>{xml_text(site.data_licence)}</rights>\n"
    for item in items:
        yield _entry(item)
    yield "</feed>\n"


def _entry(item: Item) -> str:
    link = f'<link rel="alternate" type="text/html" href={attribute(item.page)}/>\n' if item.page else ""
    author = f"<author><name>{xml_text(item.author)}</name></author>\n" if item.author else ""
    return (
        f"<entry>\n<id>{escape(item.id)}</id>\n<title>{xml_text(item.title)}</title>\n"
        f"<updated>{item.at}</updated>\n<published>{item.at}</published>\n{link}{author}"
        f"<category term={attribute(item.tag)}/>\n"
        f'<content type="text">{xml_text(item.text)}</content>\n</entry>\n'
    )


NEWS = Directory(
    name="news",
    stage=Stage.FOLLOWING,
    units=_units,
    export=_export,
    title="News",
    addresses=(
        Address("feeds/changes.atom", ATOM, "All changes"),
        Address("feeds/new.atom", ATOM, "New courses"),
        Address("feeds/{kind}/{id}/new.atom", ATOM, "News of an institution, field or pathway"),
        Address("feeds/courses/{institution}/{course}/new.atom", ATOM, "News of a course"),
    ),
)
