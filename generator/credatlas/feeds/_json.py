"""JSON as we publish it: UTF-8, keys in the order of the contract, a final newline."""

from __future__ import annotations

from typing import Any

import orjson

from credatlas.feeds.feed import Artifact

JSON = "application/json"


def json_bytes(value: Any) -> bytes:
    """The bytes of a JSON document."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def document(path: str, value: dict[str, Any], schema: str) -> Artifact:
    """A document of ours, which the build holds to its schema."""
    return Artifact(path=path, media_type=JSON, body=json_bytes(value), schema=schema, says=value)
