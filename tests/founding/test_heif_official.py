"""The HEIF mapping once more, held to the official artefacts of `../shared/conformance`.

Where they are absent this module is not collected: see `conftest.py`.
"""

from __future__ import annotations

import importlib
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import REPOSITORY
from tests.founding.test_heif_mapping import project as project
from tests.founding.test_heif_mapping import site as site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.founding.project import Site

SHARED = REPOSITORY.parent / "shared"


class Mutation(NamedTuple):
    """A change to a published file that the official check of its format must refuse."""

    path: str
    old: str
    new: str


OFFICIAL = {
    "elm": Mutation("feeds/elm/lumen.ttl", "elm:learningOutcome", "elm:outcome"),
    "ewp": Mutation("feeds/ewp/lumen.xml", "los-id", "losid"),
    "edc": Mutation("feeds/edc/lumen/data-ethics.json", '"awardingBody"', '"body"'),
    "ob3": Mutation("feeds/ob3/lumen/data-ethics.json", '"criteria"', '"criterion"'),
    "schemaorg": Mutation("feeds/schemaorg.jsonld", '"provider"', '"provided"'),
    "qualitylink": Mutation(".well-known/quality-link-manifest.json", '"path"', '"url"'),
    "dcat": Mutation("feeds/dcat.ttl", "dcat:accessURL", "dcat:access"),
}
"""Those of OOAPI need packages that nothing else here needs."""


def violations(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.syspath_prepend(str(SHARED))
    check = importlib.import_module(f"conformance.formats.{name}").check
    results = check(
        importlib.import_module("conformance.site").Site.open(folder, "https://founding.example/")
    )
    assert results
    return [problem for one in results for problem in one.violations]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_schemas_take_the_feed_and_refuse_the_mutated_copy(
    name: str, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert violations(name, site.folder, monkeypatch) == []
    copy = tmp_path / "site"
    shutil.copytree(site.folder, copy)
    mutation = OFFICIAL[name]
    text = (copy / mutation.path).read_text(encoding="utf-8")
    assert mutation.old in text
    (copy / mutation.path).write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    assert violations(name, copy, monkeypatch)
