"""JSON documents of ours are held to their schema while they are made."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import orjson

from credatlas import resources
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from credatlas.feeds.feed import Artifact


def verified(artifact: Artifact) -> Artifact:
    """The artifact; `CredAtlasError` where its document breaks its schema: that is a defect of CredAtlas."""
    if artifact.schema is None:
        return artifact
    says = orjson.loads(artifact.body) if artifact.says is None else artifact.says
    problem = broken(artifact.schema, says)
    if problem is not None:
        raise CredAtlasError(f"{artifact.path} breaks its schema at {problem}")
    return artifact


def broken(schema: str, document: Any) -> str | None:
    """Where and how a document breaks a schema of `schemas/feeds/`; `None` where it keeps it."""
    validator = _validator(schema)
    if validator.is_valid(document):  # a third of the time
        return None
    problem = next(iter(validator.iter_errors(document)))
    place = "/".join(str(part) for part in problem.instance_path)
    return f"/{place}: {problem.message}"


@lru_cache(maxsize=64)
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    folder = resources.folder("schemas")
    neighbours = [*sorted(folder.glob("*.schema.json")), *sorted((folder / "feeds").glob("*.schema.json"))]
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in neighbours}
    chosen = schemas[f"{name}.schema.json"]
    return jsonschema_rs.Draft202012Validator(
        chosen, registry=jsonschema_rs.Registry(list(schemas.items())), offline=True
    )
