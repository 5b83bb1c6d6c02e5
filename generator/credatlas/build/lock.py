"""One build at a time into one target."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from credatlas.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 20
_PAUSE = 0.1
"""Workers of a killed build hold its lock until they notice, some milliseconds later; so wait 2 s at most."""


@contextmanager
def locked(folder: Path, target: Path) -> Iterator[None]:
    """Hold the lock of the work folder `folder` of `target`; the folder is made, and removed if left empty.

    The system gives the lock of a dead process free, so that nothing can be left locked.
    Raises `PublishError` naming the other process where one is at work, `OSError` if nothing can be written.
    """
    descriptor = _acquire(folder, target)
    try:
        with suppress(OSError):  # it only serves the message of others
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        with suppress(OSError):
            (folder / "lock").unlink()
        with suppress(OSError):  # also for workers that are still ending and share the descriptor
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
        with suppress(OSError):  # the next build is in it, or something that could not be removed
            folder.rmdir()


def _acquire(folder: Path, target: Path) -> int:
    owner = ""
    for _ in range(_PATIENCE):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # its last owner has just removed the folder
            continue
        try:
            if _taken(descriptor, folder / "lock"):
                return descriptor
            owner = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        time.sleep(_PAUSE)
    raise PublishError(f"another build (process {owner or 'unknown'}) is at work on {target}; let it end")


def _taken(descriptor: int, path: Path) -> bool:
    """Whether the lock is ours now, and is still the file that others would open."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False
