"""QualityLink manifests: every file is announced once, with its type, where its institution is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.feeds.qualitylink import WELL_KNOWN, discoverable, discovery
from tests.feeds.exports import export, without_address

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

TYPES = {"ttl": "text/turtle", "rdf": "application/rdf+xml", "jsonld": "application/ld+json"}


def test_every_file_is_announced_and_every_announced_file_exists(alliance: Edition) -> None:
    made, files = export(alliance, "qualitylink").files, export(alliance, "elm").files
    sources = json.loads(made[WELL_KNOWN])["sources"]
    announced = [source["path"].removeprefix("https://catalogue.example/") for source in sources]
    assert set(announced) <= files.keys()
    assert {path.rpartition(".")[0] for path in announced} == {path.rpartition(".")[0] for path in files}
    assert all(source["contentType"] == TYPES[source["path"].rpartition(".")[2]] for source in sources)
    assert len({source["id"] for source in sources}) == len(sources)


def test_each_institution_has_a_manifest_with_its_own_source_and_identity(full: Edition) -> None:
    made = export(full, "qualitylink").files
    found = json.loads(made["feeds/qualitylink/lumen.json"])
    assert [source["id"] for source in found["sources"]] == ["elm-lumen"]
    assert found["meta"] == {
        "schac": "lumen.example",
        "eterid": "DE9042",
        "deqarid": "DEQARINST1001",
        "did": "did:web:lumen.example",
    }
    assert "feeds/qualitylink/fjord.json" not in made  # it has no courses of its own


def test_an_institution_learns_what_to_publish(full: Edition) -> None:
    house = full.catalogue.institutions["lumen"]
    found = discovery(full, house)
    assert found
    assert found.record == "v=qldiscover1; m=https://catalogue.example/feeds/qualitylink/lumen.json"
    assert found.well_known == "https://lumen.example/.well-known/quality-link-manifest.json"
    assert discovery(full, full.catalogue.institutions["fjord"]) is None
    assert discovery(without_address(full), house) is None


def test_a_manifest_below_a_prefix_is_not_found_by_itself(full: Edition) -> None:
    assert discoverable(full)
    assert not discoverable(replace(full, site=replace(full.site, url="https://pages.example/catalogue/")))
    assert not discoverable(without_address(full))
