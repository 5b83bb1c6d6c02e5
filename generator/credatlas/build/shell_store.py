"""What an engine rendered, kept under its fingerprint: MkDocs is not started when it is known."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import orjson

from credatlas.build.cache import Cache, digest
from credatlas.build.shells import HandWritten, Rendered, ShellKey, shell_request
from credatlas.build.toolchain import toolchain

if TYPE_CHECKING:
    from credatlas.build.settings import Settings
    from credatlas.build.shells import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Shells:
    """What the engine rendered; `fresh` where that was just now, so that nobody has verified it yet."""

    rendered: Rendered
    fresh: bool
    fingerprint: str | None
    """`None` where it cannot be known what it depends on: then it is never kept."""


def shells(settings: Settings, engine: Engine) -> Shells:
    """The rendered shells of a project, from the cache where nothing they depend on has changed."""
    request = shell_request(settings)
    fingerprint = engine.fingerprint(request)
    if fingerprint is not None:
        with _cache(settings) as cache:
            known = _recall(cache, fingerprint)
        if known is not None:
            return Shells(rendered=known, fresh=False, fingerprint=fingerprint)
    return Shells(rendered=engine.render(request), fresh=True, fingerprint=fingerprint)


def keep(settings: Settings, found: Shells) -> None:
    """Remember fresh shells, once they are verified."""
    if found.fresh and found.fingerprint is not None:
        with _cache(settings) as cache:
            _put(cache, found.fingerprint, found.rendered)


def _cache(settings: Settings) -> Cache:
    return Cache(settings.cache, digest("shells", toolchain()))


def _put(cache: Cache, fingerprint: str, rendered: Rendered) -> None:
    table: dict[str, Any] = {
        "shells": [[*key, shell] for key, shell in rendered.shells.items()],
        "pages": [asdict(page) for page in rendered.pages.values()],
        "assets": sorted(rendered.assets),
        "warnings": rendered.warnings,
    }
    for path, body in rendered.assets.items():
        cache.put(digest(fingerprint, "asset", path), body)
    cache.put(digest(fingerprint), orjson.dumps(table))


def _recall(cache: Cache, fingerprint: str) -> Rendered | None:
    found = cache.get(digest(fingerprint))
    if found is None:
        return None
    table = orjson.loads(found)
    assets = {path: cache.get(digest(fingerprint, "asset", path)) for path in table["assets"]}
    bodies = {path: body for path, body in assets.items() if body is not None}
    if len(bodies) < len(assets):
        return None
    pages = [_page(row) for row in table["pages"]]
    return Rendered(
        shells={ShellKey(kind, language, depth): text for kind, language, depth, text in table["shells"]},
        pages={page.address: page for page in pages},
        assets=bodies,
        warnings=tuple(table["warnings"]),
    )


def _page(row: dict[str, Any]) -> HandWritten:
    headings = tuple((anchor, title) for anchor, title in row.pop("headings"))
    return HandWritten(headings=headings, **row)
