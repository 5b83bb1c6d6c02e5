"""Courses come back from ELM as they went: what is imported says in ELM again what was read."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from credatlas.authoring.imports import FORMATS, ImportPlan, Source, guessed_map, plan_import, write_plan
from credatlas.authoring.imports.records import RecordReader, Resolver
from credatlas.errors import UsageError
from tests.conftest import REPOSITORY
from tests.feeds.exports import export
from tests.pages.editions import demonstration, edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTENT = REPOSITORY / "content"
HOUSES = ("cedar", "fjord", "lumen")
KEPT = [
    "id",
    "type",
    "title",
    "description",
    "dcType",
    "thematicArea",
    "language",
    "eqfLevel",
    "educationLevel",
    "nqfLevel",
    "mode",
    "targetGroup",
    "volumeOfLearning",
    "creditPoint",
    "learningOutcome",
    "version",
    "altLabel",
    "publisher",
]
"""What a course says of itself in ELM, and says again after an import."""
TERMS = [
    *KEPT,
    "provenBy",
    "influencedBy",
    "homepage",
    "identifier",
    "supplementaryDocument",
    "framework",
    "point",
]
TERMS += ["contentURL", "notation", "schemeName", "relatedESCOSkill", "en", "hasPart", "@id"]


def imported(file: Path, house: str, project: Path) -> ImportPlan:
    """What an import into a project that knows the institution does; it is done."""
    folder = project / "content" / "institutions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{house}.yml").write_bytes((CONTENT / "institutions" / f"{house}.yml").read_bytes())
    source = Source(path=file, format="elm", institution=house)
    plan = plan_import(project / "content", source, guessed_map(source, "course"))
    write_plan(plan)
    return plan


def exported(content: Path, house: str) -> dict[str, bytes]:
    files = export(edition(demonstration(content)), "elm").files
    return {path.rpartition(".")[2]: body for path, body in files.items() if f"/{house}." in path}


def specifications(body: bytes) -> Mapping[str, Mapping[str, Any]]:
    nodes = json.loads(body)["@graph"]
    found = [node for node in nodes if "LearningOpportunitySpecification" in node["type"]]
    return {node["id"]: node for node in found if "hasPart" not in node}


def kept(node: Mapping[str, Any]) -> dict[str, Any]:
    """What an import keeps; it ends no text with an empty line, as a block of YAML does."""
    texts = {language: text.rstrip() for language, text in node.get("description", {}).items()}
    return {**{key: node.get(key) for key in KEPT}, "description": texts}


@pytest.mark.parametrize("house", HOUSES)
def test_the_round_trip_is_stable(house: str, tmp_path: Path) -> None:
    first = exported(CONTENT, house)
    (tmp_path / "first.jsonld").write_bytes(first["jsonld"])
    plan = imported(tmp_path / "first.jsonld", house, tmp_path / "one")
    assert plan.counts.refused == 0
    second = exported(tmp_path / "one" / "content", house)
    before, after = specifications(first["jsonld"]), specifications(second["jsonld"])
    assert before.keys() == after.keys()
    for name, node in before.items():
        assert kept(node) == kept(after[name])
    (tmp_path / "first.jsonld").write_bytes(second["jsonld"])
    imported(tmp_path / "first.jsonld", house, tmp_path / "two")
    assert exported(tmp_path / "two" / "content", house) == second


def test_an_import_of_the_same_file_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "first.jsonld"
    file.write_bytes(exported(CONTENT, "lumen")["jsonld"])
    assert imported(file, "lumen", tmp_path).writes
    assert imported(file, "lumen", tmp_path).writes == {}


def test_what_has_no_field_here_is_named(tmp_path: Path) -> None:
    file = tmp_path / "first.jsonld"
    file.write_bytes(exported(CONTENT, "lumen")["jsonld"])
    plan = imported(file, "lumen", tmp_path)
    assert "elm:additionalNote" in plan.unused
    assert not {name for name in plan.unused if not name.startswith("elm:")}


def _course(**facts: Any) -> bytes:
    node = {"id": "https://a.example/1", "type": "LearningAchievementSpecification", "title": {"en": "A"}}
    return json.dumps({"@graph": [{**node, **facts}]}).encode()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"thematicArea": "http://data.europa.eu/snb/isced-f/9999x"}, "fields"),
        ({"language": ["http://publications.europa.eu/resource/authority/language/XXX"]}, "languages"),
        ({"volumeOfLearning": "P3M"}, "workload/hours"),
        ({"version": ["one", "two"]}, "version"),
    ],
)
def test_a_value_that_does_not_fit_is_told_and_not_invented(
    facts: dict[str, Any], field: str, tmp_path: Path
) -> None:
    file = tmp_path / "odd.jsonld"
    file.write_bytes(_course(**facts))
    plan = imported(file, "lumen", tmp_path)
    assert [dict(one.parameters)["field"] for one in plan.findings] == [field]
    text = next(iter(tmp_path.glob("content/courses/lumen/*.yml"))).read_text(encoding="utf-8")
    assert field.partition("/")[0] not in text


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b'{"@graph":[{"id":"a"}]}', b"[" * 100_000])
def test_what_is_no_elm_is_refused_with_a_sentence(body: bytes, tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonld"
    file.write_bytes(body)
    with pytest.raises(UsageError, match="JSON"):
        imported(file, "lumen", tmp_path)


JSON = some.recursive(
    some.none() | some.booleans() | some.floats(allow_nan=False) | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from(TERMS), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(facts=some.dictionaries(some.sampled_from(TERMS), JSON, max_size=8))
def test_every_strange_node_ends_in_a_row_or_a_sentence(facts: dict[str, Any], tmp_path_factory: Any) -> None:
    file = tmp_path_factory.getbasetemp() / "strange.jsonld"
    file.write_bytes(_course(**facts))
    source = Source(path=file, format="elm", institution="lumen")
    with suppress(UsageError):
        layout = guessed_map(source, "course")
        reader = RecordReader(layout, str(file), Resolver("lumen", {}, {}))
        for row in FORMATS["elm"](file, layout):
            reader.read(row, {})
