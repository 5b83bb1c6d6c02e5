"""Making the files of a site: one task, one worker, straight into the staging folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from credatlas.build.compose import Composer, Filling, Link
from credatlas.build.growing import Growing
from credatlas.build.raster import PNG, kept_or_raster
from credatlas.build.shells import ShellKey, prefix
from credatlas.build.verify import verified
from credatlas.errors import CredAtlasError
from credatlas.feeds import Artifact, Feed, Omission, Piece, feeds
from credatlas.feeds.directory import Made
from credatlas.pages.block import Host
from credatlas.pages.blocks import blocks
from credatlas.pages.card import stateless
from credatlas.pages.page_kind import PageTask, page_kinds, render
from credatlas.pages.previews import previews, site_preview
from credatlas.search import Producer, Sources, WrittenPage, producers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from credatlas.build.shells import HandWritten, Rendered
    from credatlas.build.writer import Writer
    from credatlas.catalogue.edition import Edition
    from credatlas.pages.page import Page

HTML = "text/html"
ERROR_PAGE = "404.html"


@dataclass(frozen=True, eq=False, kw_only=True)
class Plant:
    """What every task needs: the edition, the shells, and where to write."""

    edition: Edition
    rendered: Rendered
    writer: Writer

    @cached_property
    def sources(self) -> Sources:
        """What the search is made of."""
        found = [page for page in self.rendered.pages.values() if page.translated and not page.robots]
        return Sources(
            edition=self.edition,
            written=tuple(
                WrittenPage(
                    page.address,
                    page.language,
                    page.title,
                    page.description,
                    tuple(text for _, text in page.headings[1:]),
                )
                for page in found
                if page.address != ERROR_PAGE
            ),
            card=partial(stateless, self.edition),
        )


class FeedTask(NamedTuple):
    """One unit of a feed."""

    feed: str
    unit: Any


class WrittenTask(NamedTuple):
    """One hand-written page, by address."""

    address: str


class SearchTask(NamedTuple):
    """One unit of a producer of the search."""

    producer: str
    unit: Any


class PreviewTask(NamedTuple):
    """One picture for previews, by path."""

    path: str


Task = PreviewTask | PageTask | FeedTask | SearchTask | WrittenTask
Result = tuple[Made | Omission, ...]


def produce(plant: Plant, task: Task) -> Result:
    """Make what a task names; tells what was made and what was left out."""
    return tuple(_WAYS[type(task)](plant, task))


def _page(plant: Plant, task: Any) -> Iterator[Made]:
    page = render(plant.edition, task)
    composed = compose(plant, page)
    indexed = page_kinds()[task.kind].indexed and page.robots is None and not page.original
    yield write(plant, Artifact(path=file_of(page.address), media_type=HTML, body=composed), indexed)


def _written(plant: Plant, task: Any) -> Iterator[Made]:
    page = plant.rendered.pages[task.address]
    composer = _composer(page.shell, prefix(page.language, plant.edition.site.languages))
    depth = page.address.count("/")
    found = blocks()
    unknown = [name for name in composer.blocks if name not in found]
    if unknown:
        raise CredAtlasError(
            f"{page.source}: there is no block {unknown[0]!r}; the blocks are {', '.join(found)}"
        )
    described = page.description or plant.edition.site.description
    host = Host(page.title, described, page.language if page.translated else plant.edition.site.language)
    filling = Filling(
        address=page.address,
        title=page.title,
        site_name=plant.edition.site.name,
        description=described,
        canonical=_written_canonical(plant, page),
        robots=page.robots,
        image=_picture(plant, site_preview(plant.edition)),
        blocks={
            name: found[name].render(plant.edition, page.language, depth, host) for name in composer.blocks
        },
    )
    body = composer.compose(filling)
    indexed = not page.robots and page.translated and page.address != ERROR_PAGE
    yield write(plant, Artifact(path=file_of(page.address), media_type=HTML, body=body), indexed)


def _feed(plant: Plant, task: Any) -> Iterator[Made | Omission]:
    with Growing(plant.writer) as growing:
        for made in _feeds()[task.feed].export(plant.edition, task.unit):
            if isinstance(made, Piece):
                growing.add(made)
            else:
                yield made if isinstance(made, Omission) else write(plant, made)
        yield from growing.whole()


def _search(plant: Plant, task: Any) -> Iterator[Made]:
    for made in _producers()[task.producer].export(plant.sources, task.unit):
        yield write(plant, made)


def _preview(plant: Plant, task: Any) -> Iterator[Made]:
    svg = previews(plant.edition)[task.path]
    body = kept_or_raster(task.path, svg, plant.writer.published)
    yield write(plant, Artifact(path=task.path, media_type=PNG, body=body))


_WAYS: Mapping[type, Callable[[Plant, Any], Iterator[Made | Omission]]] = {
    PageTask: _page,
    WrittenTask: _written,
    FeedTask: _feed,
    SearchTask: _search,
    PreviewTask: _preview,
}


@lru_cache(maxsize=1)
def _feeds() -> Mapping[str, Feed]:
    return {feed.name: feed for feed in feeds()}


@lru_cache(maxsize=1)
def _producers() -> Mapping[str, Producer]:
    return {producer.name: producer for producer in producers()}


def write(plant: Plant, artifact: Artifact, indexed: bool = False) -> Made:
    """Put a file into the staging folder, once its document is seen to keep its contract."""
    body = verified(artifact).body
    plant.writer.write(artifact.path, body)
    digest = "" if artifact.media_type == HTML else sha256(body).hexdigest()
    return Made(artifact.path, artifact.media_type, digest, len(body), indexed)


def file_of(address: str) -> str:
    """The file of a page: `courses/lumen/data-ethics/index.html`."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def shell_key(page: Page) -> ShellKey:
    """The shell that a page goes into."""
    return ShellKey(page.kind, page.language, page.depth)


def filling(plant: Plant, page: Page) -> Filling:
    """What a generated page puts into its shell."""
    data = orjson.dumps(page.structured_data).decode() if page.structured_data else ""
    return Filling(
        address=page.address,
        title=page.title,
        site_name=plant.edition.site.name,
        description=page.description,
        canonical=_absolute(plant, page.original or page.address),
        robots=page.robots or "",
        image=_picture(plant, page.preview or site_preview(plant.edition)),
        structured_data=data,
        contents=page.toc,
        feeds=tuple(Link(*link) for link in page.feeds),
        body=page.body,
    )


def compose(plant: Plant, page: Page) -> bytes:
    """The whole page."""
    key = shell_key(page)
    shell = plant.rendered.shells.get(key)
    if shell is None:
        raise CredAtlasError(f"there is no shell for {page.address}: {key}")
    composer = _composer(shell, prefix(page.language, plant.edition.site.languages))
    return composer.compose(filling(plant, page))


def _written_canonical(plant: Plant, page: HandWritten) -> str:
    """A page that stands in for a translation names the original; one kept from search engines names none."""
    if page.robots or page.address == "404.html":
        return ""
    address = page.address
    if not page.translated:
        address = address.removeprefix(plant.edition.site.root(page.language))
    return _absolute(plant, address)


def _picture(plant: Plant, path: str) -> str:
    return _absolute(plant, path) if path else ""


def _absolute(plant: Plant, address: str) -> str:
    return plant.edition.site.absolute(address) or ""


@lru_cache(maxsize=512)
def _composer(shell: str, language_prefix: str) -> Composer:
    return Composer(shell, language_prefix)
