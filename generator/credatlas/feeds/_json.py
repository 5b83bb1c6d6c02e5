"""JSON as we publish it: UTF-8, keys in the order of the contract, a final newline."""

from __future__ import annotations

from typing import Any

import orjson

JSON = "application/json"


def json_bytes(value: Any) -> bytes:
    """The bytes of a JSON document."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
