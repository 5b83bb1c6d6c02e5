"""The official schemas and shapes, which lie beside the repository, never in it; without them, no tests."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPOSITORY
from tests.feeds.exports import export

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

SHARED = REPOSITORY.parent / "shared"
FORMATS = {"elm": "elm", "edc": "edc", "ob3": "ob3", "schemaorg": "schemaorg", "qualitylink": "qualitylink"}
"""Our feed -> the module of the official checks."""


def published(edition: Edition, name: str, folder: Path) -> Path:
    """What the checks of a feed look at: its files, those it points to, and pages at every address."""
    for feed in {name, "elm"} if name == "qualitylink" else {name}:
        for path, body in export(edition, feed).files.items():
            _write(folder / path, body)
    for record in edition.catalogue.records():
        if name != "schemaorg":
            _write(folder / record.id.address / "index.html", b"<!doctype html>")
        else:
            _write(folder / record.id.address / "index.html", b'<meta name="robots" content="noindex">')
    return folder


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def violations(name: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.syspath_prepend(str(SHARED))
    check = importlib.import_module(f"conformance.formats.{FORMATS[name]}").check
    results = check(importlib.import_module("conformance.site").Site.open(site, "https://catalogue.example/"))
    assert results
    return [f"{one.file}: {problem}" for one in results for problem in one.violations]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_field_meets_the_official_schemas(
    full: Edition, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert violations(name, published(full, name, tmp_path), monkeypatch) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_demonstration_meets_the_official_schemas(
    alliance: Edition, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert violations(name, published(alliance, name, tmp_path), monkeypatch) == []
