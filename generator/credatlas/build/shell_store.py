"""Keeps what an engine has rendered, so that MkDocs is not started while nothing of its input changes."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from credatlas.build.cache import digest
from credatlas.build.shells import HandWritten, Rendered, ShellKey

if TYPE_CHECKING:
    from credatlas.build.cache import Cache
    from credatlas.build.shells import Engine, ShellRequest


def rendered(engine: Engine, request: ShellRequest, cache: Cache) -> tuple[Rendered, bool]:
    """What `engine` makes of `request`, and whether it was rendered anew: then a build verifies it."""
    fingerprint = engine.fingerprint(request)
    key = digest("shells", fingerprint or "")
    if fingerprint is not None and (known := cache.get(key)) is not None:
        return decode(known), False
    fresh = engine.render(request)
    if fingerprint is not None:
        cache.put(key, encode(fresh))
    return fresh, True


def encode(made: Rendered) -> bytes:
    """As JSON."""
    return json.dumps(
        {
            "shells": [[*key, shell] for key, shell in made.shells.items()],
            "pages": [asdict(page) for page in made.pages.values()],
            "assets": {path: base64.b64encode(body).decode() for path, body in made.assets.items()},
            "warnings": made.warnings,
        }
    ).encode()


def decode(body: bytes) -> Rendered:
    """The inverse of `encode`."""
    found: dict[str, Any] = json.loads(body)
    pages = (
        HandWritten(**{**page, "headings": tuple((anchor, text) for anchor, text in page["headings"])})
        for page in found["pages"]
    )
    return Rendered(
        shells={ShellKey(kind, language, depth): shell for kind, language, depth, shell in found["shells"]},
        pages={page.address: page for page in pages},
        assets={path: base64.b64decode(body) for path, body in found["assets"].items()},
        warnings=tuple(found["warnings"]),
    )
