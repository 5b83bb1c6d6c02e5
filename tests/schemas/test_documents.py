"""Documents that pass and documents that fail: a case is a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.schemas.reading import KINDS, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.schemas.reading import Schema, Schemas

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("valid/*/*.yml"))
INVALID = sorted(HERE.glob("invalid/*/*.yml"))
EXPECTS = "# expects: "


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_sound_document_passes(schemas: Schemas, case: Path) -> None:
    assert not schemas.problems(case.parent.name, read_yaml(case.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_an_unsound_document_fails_where_it_says_and_nowhere_else(schemas: Schemas, case: Path) -> None:
    """The first lines of a case are `# expects: /pointer keyword`."""
    text = case.read_text(encoding="utf-8")
    expected = [line.removeprefix(EXPECTS) for line in text.splitlines() if line.startswith(EXPECTS)]
    assert expected, f"{case} does not say what it expects"
    assert schemas.problems(case.parent.name, read_yaml(text)) == sorted(expected)


def test_the_first_file_of_an_institution_fits_one_screen() -> None:
    lines = (HERE / "valid/course/design-3a.yml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("kind", KINDS)
def test_one_document_uses_every_field(schemas: Schemas, kind: str) -> None:
    data = read_yaml((HERE / f"valid/{kind}/every-field.yml").read_text(encoding="utf-8"))
    unused = _fields(schemas, schemas.by_kind[kind], kind, ()) - _used(schemas, data, kind)
    assert not unused


Field = tuple[str, str]
"""The title and the description of a property: what tells two of them apart wherever they stand."""


def _fields(schemas: Schemas, schema: Schema, home: str, seen: tuple[int, ...]) -> set[Field]:
    """Every property that a document of this schema may have."""
    schema, home = schemas.resolve(schema, home)
    if id(schema) in seen:
        return set()
    seen = (*seen, id(schema))
    children = list(schema.get("properties", {}).values())
    found = {(child["title"], child["description"]) for child in children}
    for part in (*children, schema.get("items"), schema.get("additionalProperties")):
        if isinstance(part, dict):
            found |= _fields(schemas, part, home, seen)
    return found


def _used(schemas: Schemas, data: Any, kind: str) -> set[Field]:
    """Every property that a document has."""
    return set(_visit(schemas, data, schemas.by_kind[kind], kind))


def _visit(schemas: Schemas, data: Any, schema: Schema, home: str) -> Iterator[Field]:
    schema, home = schemas.resolve(schema, home)
    if isinstance(data, dict):
        for key, value in data.items():
            child = schema.get("properties", {}).get(key)
            if child is not None:
                yield child["title"], child["description"]
            yield from _visit(schemas, value, child or schema.get("additionalProperties") or {}, home)
    elif isinstance(data, list):
        for item in data:
            yield from _visit(schemas, item, schema.get("items", {}), home)
