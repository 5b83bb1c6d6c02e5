"""JSON Schema 2020-12: a fast gate that says yes or no, and a referee that says why not.

jsonschema-rs judges every document in about 15 us; jsonschema costs 80 times as much and 80 ms to import,
so it is asked only about documents that the gate refuses. A test keeps the two agreed.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from credatlas import resources
from credatlas.errors import CredAtlasError
from credatlas.source.formats import FORMATS
from credatlas.source.violation import Violation, parameters, shown

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.source.document import Document
    from credatlas.source.referee import Referee

_ENDING = ".schema.json"


class Schema:
    """A schema and those beside it that it refers to, compiled."""

    def __init__(self, name: str, schemas: dict[str, dict[str, Any]]) -> None:
        self._schema = schemas[name]
        self._schemas = schemas
        self._referee: Referee | None = None
        self._gate = jsonschema_rs.Draft202012Validator(
            self._schema,
            registry=jsonschema_rs.Registry(list(schemas.items())),
            formats=dict(FORMATS),
            validate_formats=True,
            ignore_unknown_formats=False,
            offline=True,
        )

    def accepts(self, data: object) -> bool:
        """Whether the gate finds nothing."""
        return self._gate.is_valid(data)

    def violations(self, data: object) -> tuple[Violation, ...]:
        """What is wrong with `data`; nothing exactly if the gate accepts it."""
        if self._gate.is_valid(data):
            return ()
        return self.referee.violations(data) or tuple(self._refusals(data))

    @property
    def referee(self) -> Referee:
        """The slow judge, made when first asked."""
        if self._referee is None:
            from credatlas.source.referee import Referee

            self._referee = Referee(self._schema, self._schemas)
        return self._referee

    def _refusals(self, data: object) -> list[Violation]:
        """The gate's own words, should the referee ever see nothing wrong: a doubt never passes."""
        return [
            Violation("other", tuple(error.instance_path), False, parameters(detail=shown(error.message)))
            for error in self._gate.iter_errors(data)
        ]


@lru_cache(maxsize=16)
def schema(name: str, folder: Path) -> Schema:
    """The schema `<name>.schema.json` of `folder`; its neighbours are what it may refer to."""
    schemas = _schemas(folder)
    if f"{name}{_ENDING}" not in schemas:
        raise CredAtlasError(f"the installation of credatlas is incomplete: it has no schema for {name}")
    return Schema(f"{name}{_ENDING}", schemas)


@lru_cache(maxsize=4)
def _schemas(folder: Path) -> dict[str, dict[str, Any]]:
    paths = sorted(folder.glob(f"*{_ENDING}"))
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def violations(document: Document) -> tuple[Violation, ...]:
    """What the schema of its kind finds wrong with a document."""
    return schema(document.kind.value, resources.folder("schemas")).violations(document.data)
