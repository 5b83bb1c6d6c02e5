"""What an engine rendered, kept under its fingerprint: MkDocs is not started when it is known."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson

from credatlas.build.cache import Cache, digest
from credatlas.build.shells import HandWritten, Rendered, ShellKey, shell_request
from credatlas.build.toolchain import toolchain

if TYPE_CHECKING:
    from credatlas.build.settings import Settings
    from credatlas.build.shells import Engine


class Shells:
    """What the engine rendered, and whether it was rendered anew."""

    def __init__(self, rendered: Rendered, fresh: bool) -> None:
        self.rendered = rendered
        self.fresh = fresh


def shells(settings: Settings, engine: Engine) -> Shells:
    """The rendered shells of a project, from the cache where nothing they depend on has changed."""
    request = shell_request(settings)
    fingerprint = engine.fingerprint(request)
    if fingerprint is None:
        return Shells(engine.render(request), fresh=True)
    with Cache(settings.cache, digest("shells", toolchain())) as cache:
        known = _recall(cache, fingerprint)
        if known is not None:
            return Shells(known, fresh=False)
        rendered = engine.render(request)
        _keep(cache, fingerprint, rendered)
    return Shells(rendered, fresh=True)


def _keep(cache: Cache, fingerprint: str, rendered: Rendered) -> None:
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
