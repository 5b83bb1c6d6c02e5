"""The map: which column becomes which field, and how its values become ours.

Mistakes in it are the operator's: they are exceptions, never findings.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas import resources
from credatlas.authoring import fieldpaths
from credatlas.errors import UsageError
from credatlas.rules.registry import all_rules
from credatlas.rules.shape import told
from credatlas.source.schema import Schema
from credatlas.source.violation import nearest
from credatlas.source.yaml import read_strictly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from credatlas.authoring.fieldpaths import FieldShape

_SCHEMA = "import-map.schema.json"
_LEFT_TO_IMPORT = frozenset({"origin", "offerings", "blocks", "exceptions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """Where a field comes from and how its values are read; the words are those of the map's schema."""

    path: tuple[str, ...]
    shape: FieldShape
    columns: tuple[str, ...]
    join: str | None = None
    split: str | None = None
    match: str | None = None
    values: Mapping[str, Any] | None = None
    keep_others: bool = False
    item: str | None = None
    beside: Mapping[str, Any] = field(default_factory=dict)
    refers: str | None = None
    by: str = "id"
    decimal: str = "."
    dates: tuple[str, ...] = ()
    currency: str | None = None

    @property
    def name(self) -> str:
        """The field as findings name it."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsMap:
    """Where a pathway's steps come from."""

    column: str
    split: str | None = None
    ref: str | None = None
    group: str | None = None
    by: str = "id"
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMap:
    """A whole map, ready to be used."""

    system: str
    kind: str
    """`course`, `pathway` or `offering`."""
    id: tuple[str, ...]
    slug: tuple[str, ...]
    fields: tuple[FieldMap, ...]
    constants: Mapping[tuple[str, ...], Any]
    skip: tuple[tuple[str, frozenset[str]], ...] = ()
    ignore: frozenset[str] = frozenset()
    course: str | None = None
    steps: StepsMap | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str | None = None
    header: int = 1
    columns: frozenset[str] = field(default_factory=frozenset)
    """Every column that the map names."""


def read_map(path: Path, kind: str | None = None) -> ImportMap:
    """The map in a file, for rows of `kind` where the file does not say; `UsageError` names every mistake."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the map {path} cannot be read: {error.strerror}") from error
    data = read_strictly(str(path), content)
    if isinstance(data, tuple):
        raise UsageError(
            "\n".join(_said(one.code, one.parameters, f"{path}:{one.position.line}") for one in data)
        )
    broken = _schema().violations(data)
    if broken:
        raise UsageError(
            "\n".join(
                _said(*told(one.keyword, one.parameters), f"{path}: {'.'.join(map(str, one.pointer))}")
                for one in broken
            )
        )
    return _map(data, str(path), kind or data.get("kind", "course"))


def default_map(system: str, kind: str, columns: Iterable[str]) -> ImportMap:
    """The map of a table whose columns are called like our fields, for an import without a map file."""
    names = {name: name for name in columns if _may_be_mapped(name, kind)}
    data = {"system": system, "id": "id", "fields": names or {"title": "title"}}
    return _map({**data, "course": "course"} if kind == "offering" else data, "the columns", kind)


def _may_be_mapped(name: str, kind: str) -> bool:
    try:
        _shape(name, kind, "")
    except UsageError:
        return False
    return True


def _said(code: str, parameters: Iterable[tuple[str, str]], place: str) -> str:
    given = dict(parameters)
    near = f"; did you mean {given['nearest']}?" if given.get("nearest") else ""
    hint = f" ({given['hint']})" if given.get("hint") else ""
    return f"{place}: {all_rules()[code].message.format_map(given)}{hint}{near}"


@lru_cache(maxsize=1)
def _schema() -> Schema:
    text = (resources.folder("authoring/imports") / _SCHEMA).read_text(encoding="utf-8")
    return Schema(_SCHEMA, {_SCHEMA: json.loads(text)})


def _map(data: Mapping[str, Any], path: str, kind: str) -> ImportMap:
    fields = tuple(_field(name, given, kind, path) for name, given in data["fields"].items())
    if kind == "offering" and "course" not in data:
        raise UsageError(f"{path}: runs need `course`, the column that names the course of each")
    csv, xlsx = data.get("csv", {}), data.get("xlsx", {})
    skip = tuple((one["column"], frozenset(map(as_key, one["values"]))) for one in data.get("skip", ()))
    steps = StepsMap(**data["steps"]) if "steps" in data else None
    key, slug = _several(data["id"]), _several(data.get("slug", ()))
    named = {*key, *slug, *(column for column, _ in skip), *(c for one in fields for c in one.columns)}
    named |= {data["course"]} if "course" in data else set()
    named |= {steps.column} if steps else set()
    return ImportMap(
        system=data["system"],
        kind=kind,
        id=key,
        slug=slug,
        fields=fields,
        constants=dict(
            _constant(name, value, kind, path) for name, value in data.get("constants", {}).items()
        ),
        skip=skip,
        ignore=frozenset(data.get("ignore", ())),
        course=data.get("course"),
        steps=steps,
        encoding=csv.get("encoding", "utf-8"),
        delimiter=csv.get("delimiter", ","),
        sheet=xlsx.get("sheet"),
        header=xlsx.get("header", 1),
        columns=frozenset(named),
    )


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _field(name: str, given: Any, kind: str, path: str) -> FieldMap:
    spec: dict[str, Any] = {"column": given} if isinstance(given, str) else dict(given)
    columns = tuple(spec.pop("columns", ())) or _several(spec.pop("column", ()))
    if not columns or "column" in spec:
        raise UsageError(f"{path}: {name} needs either `column` or `columns`")
    keys, shape = _shape(name, kind, path)
    try:
        re.compile(spec.get("match", ""))
    except re.error as error:
        raise UsageError(f"{path}: {name}: `match` is no regular expression: {error}") from None
    if "item" in spec and ("array" not in shape.types or shape.item().below(spec["item"]) is None):
        raise UsageError(f"{path}: {name} is no list of records with `{spec['item']}`")
    return FieldMap(
        path=keys,
        shape=shape,
        columns=columns,
        keep_others=spec.pop("others", "report") == "keep",
        dates=tuple(spec.pop("dates", ())),
        beside=spec.pop("with", {}),
        **spec,
    )


def _constant(name: str, value: Any, kind: str, path: str) -> tuple[tuple[str, ...], Any]:
    keys, shape = _shape(name, kind, path)
    for one in shape.judge().violations(value):
        place = f"{path}: constants.{name}"
        raise UsageError(_said(*told(one.keyword, one.parameters), place))
    return keys, value


def _shape(name: str, kind: str, path: str) -> tuple[tuple[str, ...], FieldShape]:
    """The keys of a field and what may stand there."""
    full = f"offerings.run.{name}" if kind == "offering" else name
    shape = fieldpaths.at("course" if kind == "offering" else kind, full)
    keys = tuple(name.split("."))
    if shape is None or (keys[0] in _LEFT_TO_IMPORT and keys[:2] not in _ORIGIN):
        known = [*fieldpaths.root("course" if kind == "offering" else kind).order]
        near = nearest(keys[0], known)
        raise UsageError(
            f"{path}: there is no field {name} to import" + (f"; did you mean {near}?" if near else "")
        )
    return keys, shape


_ORIGIN = frozenset({("origin", "url"), ("origin", "licence")})


def as_key(value: Any) -> str:
    """A cell's value as the map's tables write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
