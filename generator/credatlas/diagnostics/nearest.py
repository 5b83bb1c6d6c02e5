"""The candidate that was probably meant by a mistyped name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100


def nearest(value: object, candidates: Iterable[object]) -> str | None:
    """The candidate that `value` was probably meant to be, the same one on every run."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    names = sorted({name for name in candidates if isinstance(name, str)})
    if same := next((name for name in names if _loose(name) == _loose(value)), None):
        return same
    close = difflib.get_close_matches(value.casefold(), names, n=1, cutoff=0.6)
    return close[0] if close else None


def _loose(name: str) -> str:
    """A name without what people most often get wrong: capitals and the sign between words."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")
