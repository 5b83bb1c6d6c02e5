"""Where the values and keys of a sound document stand; made only when a finding needs it."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from credatlas.source.yaml.characters import decode
from credatlas.source.yaml.problems import Lines

if TYPE_CHECKING:
    from credatlas.diagnostics import Pointer, Position


class Places:
    """The position of every value and of every mapping key, by pointer; found in libyaml's nodes."""

    def __init__(self, text: str) -> None:
        self._root: Any = None
        with suppress(yaml.YAMLError):  # somebody has changed the file since: then its beginning is meant
            self._root = yaml.CBaseLoader(text).get_single_node()
        self._lines = Lines(text)

    def value(self, pointer: Pointer) -> Position:
        """Where the value begins; where it is missing, the nearest thing around it."""
        _, node = self._found(pointer)
        return self._position(node)

    def key(self, pointer: Pointer) -> Position:
        """Where the key of the value begins; an item of a list has none, so its own place."""
        key, node = self._found(pointer)
        return self._position(key or node)

    def _found(self, pointer: Pointer) -> tuple[Any, Any]:
        """The value, or the nearest thing around it, and the key of the value itself."""
        key, node = None, self._root
        for part in pointer:
            key, below = _child(node, part)
            if below is None:
                break
            node = below
        return key, node

    def _position(self, node: Any) -> Position:
        return self._lines.position(node.start_mark.index if node else 0)


def _child(node: Any, part: str | int) -> tuple[Any, Any]:
    """The key (if it has one) and the value that a part of a pointer leads to; `None` where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
        return None, node.value[part]
    return None, None


@lru_cache(maxsize=8)
def places(content: bytes) -> Places:
    """The places of everything in a document without problems."""
    text, _ = decode(content)
    return Places(text)
