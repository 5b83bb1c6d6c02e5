"""OpenAPI: every data file lies at exactly one address that is described, and is what is said of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.feeds import feeds
from credatlas.feeds.directory import directories
from credatlas.feeds.directory.openapi import pattern
from tests.feeds.exports import every_field
from tests.feeds.site import Files, data_of
from tests.pages.editions import demonstration, edition

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def files() -> Files:
    return data_of(edition(demonstration(CONTENT)))


@pytest.fixture(scope="module")
def paths(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["api/v1/openapi.json"])["paths"]
    return found


def test_every_file_has_one_address_and_every_address_a_file(files: Files, paths: dict[str, Any]) -> None:
    patterns = {template: pattern(template.removeprefix("/")) for template in paths}
    met: set[str] = set()
    for path in files:
        found = [template for template, one in patterns.items() if one.fullmatch(path)]
        most_literal = sorted(found, key=lambda template: template.count("{"))
        assert most_literal, f"{path} is not described"
        met.add(most_literal[0])
    assert met == set(paths)


def test_every_feed_says_where_its_documents_lie() -> None:
    assert [feed.name for feed in feeds() if not feed.addresses] == []
    assert [directory.name for directory in directories() if not directory.addresses] == []


def test_examples_are_files_and_parameters_come_from_them(files: Files, paths: dict[str, Any]) -> None:
    for template, item in paths.items():
        (content,) = item["get"]["responses"]["200"]["content"].values()
        for example in content.get("examples", {}).values():
            path = example["externalValue"].removeprefix("../../")
            assert path in files
            values = {one["name"]: one["example"] for one in item["get"].get("parameters", ())}
            assert template.format_map(values) == f"/{path}"


def test_every_schema_is_published(files: Files, paths: dict[str, Any]) -> None:
    schemas = {
        content["schema"]["$ref"]
        for item in paths.values()
        for content in item["get"]["responses"]["200"]["content"].values()
        if "$ref" in content.get("schema", {})
    }
    assert len(schemas) > 8
    assert {f"api/v1/{schema}" for schema in schemas} <= files.keys()


def test_references_between_schemas_lead_to_files(files: Files) -> None:
    for path, body in files.items():
        if path.startswith("api/v1/schemas/"):
            for name in re.findall(r'"\$(?:ref|id)": ?"([^"#]+)', body.decode()):
                assert f"api/v1/schemas/{name}" in files or "://" in name


def test_the_description_is_as_it_was_reviewed(golden: Callable[[Path, str], None]) -> None:
    found = json.loads(data_of(every_field())["api/v1/openapi.json"])
    golden(Path(__file__).parent / "golden" / "openapi.json", json.dumps(found, indent=1) + "\n")
