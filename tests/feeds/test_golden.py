"""What each feed says of a course in which every field is filled: reviewed, and changed on purpose only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.feeds.exports import export

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.catalogue.edition import Edition

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "feeds/elm/lumen.ttl": "elm",
    "feeds/elm/lumen.rdf": "elm",
    "feeds/elm/lumen.jsonld": "elm",
    "feeds/edc/lumen/data-ethics.json": "edc",
    "feeds/ob3/lumen/data-ethics.json": "ob3",
    "feeds/schemaorg.jsonld": "schemaorg",
    "feeds/qualitylink/lumen.json": "qualitylink",
    ".well-known/quality-link-manifest.json": "qualitylink",
}


@pytest.mark.parametrize("path", FILES)
def test_a_feed_says_what_was_reviewed(full: Edition, golden: Callable[[Path, str], None], path: str) -> None:
    text = export(full, FILES[path]).files[path].decode()
    if not path.endswith((".ttl", ".rdf")):
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    golden(GOLDEN / path.removeprefix("feeds/").removeprefix(".well-known/"), text)
