"""A violation: which keyword of a schema a value breaks, where, and what a message may say about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.diagnostics.nearest import nearest as nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.diagnostics import Pointer

_LISTED = 12


class Violation(NamedTuple):
    """One broken keyword. The parameters are sorted pairs of text, for the rules' messages:

    ================================ ==========================================================
    keyword                          parameters
    ================================ ==========================================================
    required, dependentRequired      missing (one violation per name)
    additionalProperties,            name, nearest, allowed; at the key, one per name
    unevaluatedProperties
    propertyNames                    name, nearest, allowed, pattern, limit, hint; at the key
    type                             value, found, expected (JSON types; several with `|`), pattern if any
    enum                             value, nearest, allowed
    const                            value, expected
    pattern                          value, pattern, hint (the schema's `patternErrorMessage`)
    format                           value, format
    minimum, maximum, multipleOf …   value, limit
    minLength, maxItems …            count, limit
    uniqueItems                      value; at the second of two equal items
    other                            detail (English)
    ================================ ==========================================================

    A parameter without a value is the empty text.
    """

    keyword: str
    pointer: Pointer
    at_key: bool
    parameters: tuple[tuple[str, str], ...]


def parameters(**named: object) -> tuple[tuple[str, str], ...]:
    """Parameters as sorted pairs of text."""
    return tuple(sorted((name, str(value)) for name, value in named.items()))


def listed(values: Iterable[object]) -> str:
    """The values for a message; of a long list the first few."""
    names = [shown(value) for value in values]
    return ", ".join(names if len(names) <= _LISTED else [*names[:_LISTED], "…"])


def shown(value: Any) -> str:
    """A value as the contributor would write it, short enough for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
