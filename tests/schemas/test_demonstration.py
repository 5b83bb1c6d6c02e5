"""The demonstration shows every field that an entry may have: nobody meets a feature that nobody tried."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import source
from credatlas.model.ids import Kind
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (REPOSITORY / "schemas").glob("*.schema.json")
}
CONTENT = REPOSITORY / "content"
NOT_SHOWN = {
    r"institution\.identifiers\.(deqar|eidas|erasmus|orgreg|pic|ror|vat|whed)|network\.(orgreg|eduxchange)": (
        "who is fictional is in no register, and a number made up could be that of somebody real"
    ),
    r"(institution|network)\.exceptions(\[\].*)?": (
        "the rules on them that can be excused are about persons' mailboxes and texts for nobody"
    ),
}
"""Fields that the demonstration does without, and why."""


class Walk:
    """Every field that a schema offers, and those that an entry uses, by the ways to them."""

    def __init__(self) -> None:
        self.offered: set[str] = set()
        self.used: Counter[str] = Counter()

    def offer(self, schema: dict[str, Any], base: str, way: str, seen: tuple[str, ...] = ()) -> None:
        """What a schema offers; a definition within itself, as an expression is, is walked once."""
        file, _, pointer = schema.get("$ref", "").partition("#")
        reference = pointer and f"{file or base}#{pointer}"
        if reference and reference in seen:
            return
        schema, base = resolved(schema, base)
        inner = (*seen, reference) if reference else seen
        for name, one in schema.get("properties", {}).items():
            self.offered.add(f"{way}.{name}")
            self.offer(one, base, f"{way}.{name}", inner)
        for mark, one in below(schema):
            self.offer(one, base, f"{way}{mark}", inner)

    def use(self, value: Any, schema: dict[str, Any], base: str, way: str) -> None:
        """What a value uses."""
        schema, base = resolved(schema, base)
        known = dict(below(schema))
        if isinstance(value, list) and "[]" in known:
            for one in value:
                self.use(one, known["[]"], base, f"{way}[]")
        for name, one in value.items() if isinstance(value, dict) else ():
            if name in schema.get("properties", {}):
                self.used[f"{way}.{name}"] += 1
                self.use(one, schema["properties"][name], base, f"{way}.{name}")
            elif ".*" in known:
                self.use(one, known[".*"], base, f"{way}.*")


def resolved(schema: dict[str, Any], base: str) -> tuple[dict[str, Any], str]:
    """The schema that a reference leads to, and the file in which it stands."""
    while "$ref" in schema:
        file, _, pointer = schema["$ref"].partition("#")
        base = file or base
        found = SCHEMAS[base]
        for part in pointer.split("/")[1:]:
            found = found[part]
        schema = {**found, **{key: one for key, one in schema.items() if key != "$ref"}}
    return schema, base


def below(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schemas of a list's items, and of the values of a map with chosen keys."""
    if isinstance(schema.get("items"), dict):
        yield "[]", schema["items"]
    for one in (schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()):
        if isinstance(one, dict):
            yield ".*", one


def entries(kind: Kind) -> Iterator[dict[str, Any]]:
    for file in sorted((CONTENT / kind.folder).rglob("*.yml")):
        path = f"content/{file.relative_to(CONTENT).as_posix()}"
        document = source.parse(source.SourceFile(path=path, kind=kind, content=file.read_bytes()))
        assert isinstance(document, source.Document)
        yield document.data


def walked(kind: Kind) -> Walk:
    walk, name = Walk(), f"{kind.value}.schema.json"
    walk.offer(SCHEMAS[name], name, kind.value)
    for entry in entries(kind):
        walk.use(entry, SCHEMAS[name], name, kind.value)
    return walk


def excused(field: str) -> bool:
    return any(re.fullmatch(pattern, field) for pattern in NOT_SHOWN)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_every_field_is_used(kind: Kind) -> None:
    walk = walked(kind)
    assert sorted(field for field in walk.offered - walk.used.keys() if not excused(field)) == []


def test_what_is_not_shown_is_a_field_that_is_not_shown() -> None:
    walks = [walked(kind) for kind in Kind]
    offered = {field for walk in walks for field in walk.offered}
    used = {field for walk in walks for field in walk.used}
    for pattern in NOT_SHOWN:
        assert any(re.fullmatch(pattern, field) for field in offered)
    assert not [field for field in used if excused(field)]


def test_no_sentence_of_an_outcome_or_summary_is_there_twice() -> None:
    said: Counter[str] = Counter()
    for kind in (Kind.COURSE, Kind.PATHWAY):
        for entry in entries(kind):
            for text in (entry.get("summary"), *entry.get("outcomes", {}).values()):
                said.update(text.values() if isinstance(text, dict) else [text] if text else [])
    assert [text for text, times in said.items() if times > 1] == []
    assert len(said) > 150
