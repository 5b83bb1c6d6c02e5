"""Where the values and keys of a sound document stand; made only when a finding needs it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from credatlas.diagnostics import Position
from credatlas.source.yaml.characters import decode
from credatlas.source.yaml.problems import Lines

if TYPE_CHECKING:
    from credatlas.diagnostics import Pointer

_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Places(NamedTuple):
    """The position of every value and of every mapping key, by pointer."""

    values: dict[Pointer, Position]
    keys: dict[Pointer, Position]

    def value(self, pointer: Pointer) -> Position:
        """Where the value begins; where it is missing, the nearest thing around it."""
        while pointer and pointer not in self.values:
            pointer = pointer[:-1]
        return self.values.get(pointer, Position())

    def key(self, pointer: Pointer) -> Position:
        """Where the key of the value begins; an item of a list has none, so its own place."""
        return self.keys.get(pointer) or self.value(pointer)


@lru_cache(maxsize=8)
def places(content: bytes) -> Places:
    """The places of everything in a document without problems."""
    text, _ = decode(content)
    lines = Lines(text)
    found = Places({}, {})
    walk = _Walk()
    parser = yaml.CBaseLoader(text)
    while (event := parser.get_event()) is not None:
        walk.step(event, found, lines)
    return found


class _Walk:
    """Follows the events with the pointer of the value that comes next."""

    def __init__(self) -> None:
        self._open: list[tuple[Pointer, bool]] = []  # collections: pointer, is it a mapping
        self._last: list[Any] = []  # of each, the key or index whose value comes next

    def step(self, event: Any, found: Places, lines: Lines) -> None:
        """Take one event into account."""
        if type(event) in _ENDS:
            self._open.pop()
            self._last.pop()
            self._done()
        elif type(event) in _BEGINS or type(event) is yaml.ScalarEvent:
            position = lines.position(event.start_mark.index)
            if self._open and self._open[-1][1] and self._last[-1] is None:
                self._last[-1] = event.value
                found.keys[self._pointer()] = position
                return
            found.values[self._pointer()] = position
            if type(event) in _BEGINS:
                is_mapping = type(event) is yaml.MappingStartEvent
                self._open.append((self._pointer(), is_mapping))
                self._last.append(None if is_mapping else 0)
            else:
                self._done()

    def _pointer(self) -> Pointer:
        return (*self._open[-1][0], self._last[-1]) if self._open else ()

    def _done(self) -> None:
        """A value is complete: the next key, or the next index."""
        if self._open:
            self._last[-1] = None if self._open[-1][1] else self._last[-1] + 1
