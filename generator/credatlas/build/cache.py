"""What earlier builds made, by the digest of all that it was made from: bytes in, bytes out."""

from __future__ import annotations

import os
import re
import struct
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from credatlas.build.pack import Draft, Pack

if TYPE_CHECKING:
    from pathlib import Path

_PACKS = 8
"""So many packs are looked through before the small ones become one."""
_GENERATIONS = 6
"""So many keep their caches side by side, for branches come and go; a build uses one or two."""
_GENERATION = re.compile(r"[0-9a-f]{32}")
_STALE = 24 * 3600
"""Seconds after which a draft is a dead process's."""


def digest(*parts: bytes | str) -> bytes:
    """The 16 bytes (BLAKE2b) that stand for these parts; never the same for parts cut differently."""
    bodies = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    sizes = struct.pack(f"<{len(bodies)}Q", *map(len, bodies))
    return blake2b(b"".join((sizes, *bodies)), digest_size=16).digest()


class Cache:
    """Values by 16-byte keys, see `digest`, within one generation: all that every entry depends on.

    A context manager: what was put is kept when it ends, however it ends. It is a convenience and behaves as
    one: what is broken, unreadable or cut short reads as absent, and failing to write is silent. Several
    processes may use a folder at once. Only the process that entered it may `put`; a forked worker may `get`.
    With `folder=None` it is always empty. Pass on what comes out to no decoder that could run code.
    """

    def __init__(self, folder: Path | None, generation: bytes) -> None:
        self._base = folder
        self._generation = generation
        self._packs: list[Pack] = []
        self._where: dict[bytes, Pack] = {}
        self._used: set[bytes] = set()
        self._damaged: set[Pack] = set()
        self._draft: Draft | None = None
        self._process = 0
        self._prune = False

    def __enter__(self) -> Self:
        self._process = os.getpid()
        self._load()
        return self

    def __reduce__(self) -> tuple[object, tuple[Path | None, bytes]]:
        return _reader, (self._base, self._generation)

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._commit()
        if self._draft is not None:
            self._draft.close()
            with suppress(OSError):
                self._draft.path.unlink(missing_ok=True)  # it has another name if all went well
        for pack in self._packs:
            pack.close()

    def get(self, key: bytes) -> bytes | None:
        """The value of `key`, or None."""
        self._used.add(key)
        pack = self._where.get(key)
        value = pack.read(key) if pack else None
        if pack and value is None:
            self._damaged.add(pack)
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value`; it can be read again at once, and by the next build once this one ends."""
        if os.getpid() != self._process:
            raise RuntimeError("a worker cannot put into the cache: return the value to the process that can")
        self._used.add(key)
        if self._base is None:
            return
        try:
            if self._draft is None:
                self._draft = _begin(self._base, self._generation)
            self._draft.add(key, value)
        except OSError:
            self._where.pop(key, None)
        else:
            self._where[key] = self._draft

    def keep(self, key: bytes) -> None:
        """A worker has asked for `key`, which this process cannot know: `prune` is not to forget it."""
        self._used.add(key)

    def prune(self) -> None:
        """At the end of a build of everything: what it neither asked for nor put may be forgotten."""
        self._prune = True

    def _load(self) -> None:
        if self._base is None:
            return
        with suppress(OSError):
            paths = sorted((self._base / self._generation.hex()).glob("*.pack"))
            self._packs = [pack for path in paths if (pack := Pack.open(path))]
        for pack in self._packs:
            self._where.update(dict.fromkeys(pack.keys(), pack))

    def _commit(self) -> None:
        if self._base is None:
            return
        leaving, keep = self._leaving()
        for pack in leaving:
            for key in pack.keys() & keep:
                if self._where.get(key) is pack and (value := pack.read(key)) is not None:
                    self.put(key, value)
        finished = self._draft.finish() if self._draft else None
        for pack in leaving:
            if pack.path != finished:
                pack.path.unlink(missing_ok=True)
        _tidy(self._base, self._generation)

    def _leaving(self) -> tuple[list[Pack], set[bytes]]:
        """Packs to be replaced by one, and the keys to keep of them."""
        known = self._where.keys()
        if self._prune and sum(len(pack.keys()) for pack in self._packs) > 2 * len(known & self._used):
            return self._packs, self._used
        if len(self._packs) >= _PACKS:
            by_size = sorted(self._packs, key=lambda pack: len(pack.keys()))
            return by_size[:-1], set(known)
        return [pack for pack in self._packs if pack in self._damaged], set(known)


def _reader(folder: Path | None, generation: bytes) -> Cache:
    """The cache as another process sees it, which was not forked: `get` only."""
    cache = Cache(folder, generation)
    cache._load()
    return cache


def _begin(base: Path, generation: bytes) -> Draft:
    folder = base / generation.hex()
    folder.mkdir(parents=True, exist_ok=True)
    (base / ".gitignore").write_bytes(b"*\n")
    return Draft.begin(folder)


def _tidy(base: Path, generation: bytes) -> None:
    """Remove what other versions and killed processes left, and nothing that is not a cache's."""
    own = base / generation.hex()
    if not own.is_dir():
        return
    os.utime(own)
    now = own.stat().st_mtime
    others = [path for path in base.iterdir() if _GENERATION.fullmatch(path.name) and path != own]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    old = [path for path in own.glob("*.draft") if now - path.stat().st_mtime > _STALE]
    for folder in others[_GENERATIONS - 1 :]:
        old += [*folder.glob("*.pack"), *folder.glob("*.draft"), folder]
    for path in old:
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
