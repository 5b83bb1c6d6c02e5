"""What one command costs: wall time, CPU seconds of all its processes, peak of their memory together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAMPLING = 0.02
"""Seconds between two looks at the memory."""
_PROC = Path("/proc")


class Cost(NamedTuple):
    """Seconds of the clock, seconds of all processors; bytes, or 0 where memory was not looked at."""

    wall: float
    cpu: float
    memory: int = 0


class CommandFailed(Exception):
    """A command that is measured ended with something else than 0."""


def run(command: Sequence[str], folder: Path, *, memory: bool = False) -> Cost:
    """Run a command in `folder` to its end.

    With `memory`, the proportional set sizes (smaps_rollup) of all its processes are summed up every 20 ms.
    Looking costs time, so the seconds of such a run are not to be compared.
    """
    before = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        output = bytearray()
        reader = threading.Thread(
            target=lambda: output.extend(process.stdout.read() if process.stdout else b"")
        )
        reader.start()
        peak = _watched(process.pid) if memory else 0
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
    if process.returncode != 0:
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode()}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def _environment() -> Mapping[str, str]:
    """The caller's, less what would change the work; byte code is kept, as by any installed program."""
    other = ("SOURCE_DATE_EPOCH", "CI", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if name not in other}


def _watched(root: int) -> int:
    """The highest sum of memory that was seen until the process `root` ended."""
    peak = 0
    while os.waitid(os.P_PID, root, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(_memory(process) for process in _tree(root)))
        time.sleep(SAMPLING)
    return peak


def _tree(root: int) -> Iterator[int]:
    """The process and all below it."""
    yield root
    try:
        tasks = list(_PROC.glob(f"{root}/task/*/children"))
        children = [child for task in tasks for child in task.read_text().split()]
    except OSError:  # it ended while we looked
        return
    for child in children:
        yield from _tree(int(child))


def _memory(process: int) -> int:
    """Bytes: what is shared counts in shares."""
    try:
        for line in (_PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
