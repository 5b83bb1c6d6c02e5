"""Three-way: what the last import said, what the source says now, and what stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

MISSING: Final = object()


class Conflict(NamedTuple):
    """A field that both sides changed; the file keeps its own."""

    path: tuple[str, ...]
    here: Any
    now: Any


class Merged(NamedTuple):
    """What the file should say, and where the source says something else."""

    data: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    overrides: int
    """Fields that were edited here and that the source has not touched since."""


def merged(last: Mapping[str, Any], here: Mapping[str, Any], now: Mapping[str, Any], language: str) -> Merged:
    """The file's data with the source's changes; `language` is that of texts that are one string."""
    merger = _Merger(language)
    data = merger.maps(last, here, now, ())
    return Merged(data, tuple(merger.conflicts), merger.overrides)


class _Merger:
    def __init__(self, language: str) -> None:
        self._language = language
        self.conflicts: list[Conflict] = []
        self.overrides = 0

    def maps(
        self, last: Mapping[str, Any], here: Mapping[str, Any], now: Mapping[str, Any], path: tuple[str, ...]
    ) -> dict[str, Any]:
        """Field by field, in the order of the file."""
        result: dict[str, Any] = {}
        for key in dict.fromkeys((*here, *now, *last)):
            sides = (last.get(key, MISSING), here.get(key, MISSING), now.get(key, MISSING))
            value = self._value(*sides, (*path, key))
            if value is not MISSING:
                result[key] = value
        return result

    def _value(self, last: Any, here: Any, now: Any, path: tuple[str, ...]) -> Any:
        if same(now, here):
            return here
        if isinstance(here, Mapping) and isinstance(now, Mapping):
            inner = self.maps(last if isinstance(last, Mapping) else {}, here, now, path)
            return inner if inner or not here else MISSING
        if same(now, last):
            self.overrides += 1 if now is not MISSING else 0
            return here
        if same(here, last):
            return now
        if translated := self._translated(last, here, now):
            return self.maps(*translated, path)
        if isinstance(here, Mapping) and now is MISSING and isinstance(last, Mapping):
            return self.maps(last, here, {}, path) or MISSING  # what was added here by hand stays
        self.conflicts.append(
            Conflict(path, None if here is MISSING else here, None if now is MISSING else now)
        )
        return here

    def _translated(self, last: Any, here: Any, now: Any) -> tuple[Any, Any, Any] | None:
        """The three as maps of languages, where somebody has added translations to a plain text."""
        if not (isinstance(here, Mapping) and isinstance(now, str) and isinstance(last, str)):
            return None
        if self._language not in here:
            return None
        return {self._language: last}, here, {self._language: now}


def same(one: Any, other: Any) -> bool:
    """Equality of JSON values, where true is not 1."""
    return one is other or (one == other and isinstance(one, bool) == isinstance(other, bool))
