"""`feeds/feed.json`: all changes as JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas import i18n
from credatlas.feeds._json import json_bytes
from credatlas.feeds.directory._news import Item, latest
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

PATH = "feeds/feed.json"
FEED_JSON = "application/feed+json"


def _export(edition: Edition, production: Production, _: object) -> Iterator[Artifact]:
    site = edition.site
    if site.url is None:
        return
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": i18n.load(site.language).text("ui.feeds.changes", name=site.name),
        "home_page_url": site.url,
        "feed_url": site.absolute(PATH),
        "language": site.language,
        "authors": [{"name": site.name, "url": site.url}],
        "items": [_item(item) for item in latest(edition, production.log)],
    }
    yield Artifact(path=PATH, media_type=FEED_JSON, body=json_bytes(feed))


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        **({"url": item.page} if item.page else {}),
        "title": item.title,
        "content_text": item.text,
        "date_published": item.at,
        **({"authors": [{"name": item.author}]} if item.author else {}),
        "tags": [item.tag],
    }


JSON_FEED = Directory(
    name="json-feed",
    stage=Stage.FOLLOWING,
    export=_export,
    title="News",
    addresses=(Address("feeds/feed.json", FEED_JSON, "All changes as JSON Feed"),),
)
