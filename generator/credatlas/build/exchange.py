"""Two folders change places in one step: `renameat2` with `RENAME_EXCHANGE`, see renameat2(2)."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import re
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_SYSTEM_CALL = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""Its number, for C libraries that do not export it (glibc before 2.28, musl before 1.2.6)."""

_MOUNTS = Path("/proc/self/mountinfo")


def exchange(one: Path, other: Path) -> None:
    """Let two existing folders change places; nobody ever sees one of the names missing.

    Raises `OSError` where the system (ENOSYS), the file system (EINVAL) or a mount point (EBUSY, EXDEV)
    does not allow it; then both are as they were.
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    number = _SYSTEM_CALL.get(platform.machine())
    if hasattr(library, "renameat2"):
        result = library.renameat2(*names)
    elif platform.system() == "Linux" and number is not None:
        result = library.syscall(number, *names)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def is_mount(path: Path) -> bool:
    """Whether something is mounted at `path`, also a folder of the same file system (`mount --bind`)."""
    if path.is_mount():
        return True
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:  # not Linux
        return False
    points = {re.sub(rb"\\(\d{3})", lambda code: bytes([int(code[1], 8)]), line.split()[4]) for line in lines}
    return os.fsencode(path) in points
