"""Many small values in one file: the format of the cache.

    magic | values | index: key (16 bytes), offset (u64), length (u32), CRC-32 (u32) each
    | count (u64), CRC-32 of the index (u32), magic

Integers are little-endian. A pack never changes once it has its name, so that any number of processes may
read it, and whoever has it open may go on when another removes it. Only the index is held in memory.
"""

from __future__ import annotations

import os
import struct
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import KeysView

_MAGIC = b"CApack1\n"
_ENTRY = struct.Struct("<16sQII")
_FOOTER = struct.Struct("<QI8s")

_AT_ONCE = 1 << 20
"""Bytes that are written together."""

_Place = tuple[int, int, int]
"""Where a value is: offset, length, CRC-32."""


class Pack:
    """A finished pack, open for reading."""

    __slots__ = ("_descriptor", "_places", "path")

    def __init__(self, path: Path, descriptor: int, places: dict[bytes, _Place]) -> None:
        self.path = path
        self._descriptor = descriptor
        self._places = places

    @classmethod
    def open(cls, path: Path) -> Pack | None:
        """The pack at `path`, or None if it is gone, cut short or not a pack."""
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            return None
        places = _read_index(descriptor)
        if places is None:
            os.close(descriptor)
            return None
        return cls(path, descriptor, places)

    def keys(self) -> KeysView[bytes]:
        """The keys of all values."""
        return self._places.keys()

    def read(self, key: bytes) -> bytes | None:
        """The value of a key of this pack, or None if its bytes are damaged."""
        offset, length, checksum = self._places[key]
        try:
            value = os.pread(self._descriptor, length, offset)
        except OSError:
            return None
        return value if len(value) == length and crc32(value) == checksum else None

    def close(self) -> None:
        """Nothing can be read from here on."""
        os.close(self._descriptor)


class Draft(Pack):
    """A pack that is being written, readable already; others see it once it is finished.

    Values are written together, a megabyte at a time: a call of the system for each would take longer than
    all else.
    """

    __slots__ = ("_end", "_waiting", "_written")

    def __init__(self, path: Path, descriptor: int) -> None:
        super().__init__(path, descriptor, {})
        self._end = self._written = len(_MAGIC)
        self._waiting: dict[bytes, bytes] = {}

    @classmethod
    def begin(cls, folder: Path) -> Draft:
        """An empty draft in `folder`. Raises `OSError`, as all that writes."""
        descriptor, name = tempfile.mkstemp(dir=folder, suffix=".draft")
        _write(descriptor, _MAGIC, 0)
        return cls(Path(name), descriptor)

    def add(self, key: bytes, value: bytes) -> None:
        """Append a value; of a key that is known already, the first one stays."""
        if key in self._places:
            return
        self._places[key] = (self._end, len(value), crc32(value))
        self._waiting[key] = value
        self._end += len(value)
        if self._end - self._written >= _AT_ONCE:
            self._catch_up()

    def read(self, key: bytes) -> bytes | None:
        """The value of a key, written or not."""
        waiting = self._waiting.get(key)
        return super().read(key) if waiting is None else waiting

    def finish(self) -> Path:
        """Give the draft its name, which says what is in it, and close it."""
        self._catch_up()
        index = b"".join(_ENTRY.pack(key, *place) for key, place in self._places.items())
        _write(self._descriptor, index + _FOOTER.pack(len(self._places), crc32(index), _MAGIC), self._end)
        name = blake2b(index, digest_size=16).hexdigest()
        return self.path.replace(self.path.with_name(f"{name}.pack"))

    def _catch_up(self) -> None:
        """Write what waits; where that fails it is missing, and reads as damaged."""
        body = b"".join(self._waiting.values())
        start, self._written = self._written, self._end
        self._waiting.clear()
        _write(self._descriptor, body, start)


def _write(descriptor: int, body: bytes, start: int) -> None:
    rest = memoryview(body)
    while rest:
        done = os.pwrite(descriptor, rest, start)
        rest, start = rest[done:], start + done


def _read_index(descriptor: int) -> dict[bytes, _Place] | None:
    try:
        size = os.fstat(descriptor).st_size
        footer = os.pread(descriptor, _FOOTER.size, size - _FOOTER.size)
        count, checksum, magic = _FOOTER.unpack(footer)
        start = size - _FOOTER.size - count * _ENTRY.size
        if start < len(_MAGIC) or magic != _MAGIC:
            return None
        index = os.pread(descriptor, count * _ENTRY.size, start)
    except (OSError, struct.error):
        return None
    if len(index) != count * _ENTRY.size or crc32(index) != checksum:
        return None
    return {key: (offset, length, check) for key, offset, length, check in _ENTRY.iter_unpack(index)}
