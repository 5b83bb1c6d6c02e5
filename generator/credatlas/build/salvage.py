"""What is left of a misshapen document, for a build that must publish what it can."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from credatlas import resources
from credatlas.source.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.diagnostics import Pointer
    from credatlas.source import Document

_ROUNDS = 8
"""Removing one value can leave its parent short of another; deeper chains do not occur in our schemas."""


def salvaged(document: Document) -> dict[str, Any] | None:
    """The document without the values that its schema refuses; `None` where too little is left of it."""
    data = copy.deepcopy(document.data)
    judge = schema(document.kind.value, resources.folder("schemas"))
    for _ in range(_ROUNDS):
        refused = judge.violations(data)
        if not refused:
            return data
        for pointer in _later_first(violation.pointer for violation in refused):
            if not pointer:
                return None
            _remove(data, pointer)
    return None


def _later_first(pointers: Iterable[Pointer]) -> list[Pointer]:
    """Later items of a list go before earlier ones, so that indexes stay true."""
    return sorted(set(pointers), key=lambda pointer: [str(part).zfill(6) for part in pointer], reverse=True)


def _remove(data: Any, pointer: Pointer) -> None:
    holder = data
    for part in pointer[:-1]:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return
    last = pointer[-1]
    if isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        del holder[last]
