"""Running pure functions over many units, in this process or in several: one `Executor`, hidden."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
import warnings
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from credatlas.build.memory import settled
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

Shared = TypeVar("Shared")
Unit = TypeVar("Unit")
Result = TypeVar("Result")

FEW = 64
"""Fewer units than these are done here: starting processes would take longer."""
_BATCH = 64
"""Units that travel together at most; small enough that an interrupted build ends at once."""
_SHARES = 8
"""Batches per worker at least, so that all end at about the same time."""


class Workers(Generic[Shared]):
    """Processes that all know `shared`, which must not change while they live.

    Where the system can fork, they inherit it, unpickled and without a copy. An `executor` that is given
    (threads, Dask's) gets it pickled with each batch of units and is not shut down at the end.
    """

    def __init__(self, jobs: int, shared: Shared, *, executor: Executor | None = None) -> None:
        self._jobs = jobs
        self._shared = shared
        self._given = executor
        self._pool: ProcessPoolExecutor | None = None
        self._memory = ExitStack()

    def __enter__(self) -> Self:
        self._memory.enter_context(settled())
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._memory.close()

    def map(
        self, function: Callable[[Shared, Unit], Result], units: Sequence[Unit], *, few: int = FEW
    ) -> Iterator[Result]:
        """`function(shared, unit)` of every unit, in their order; `function` is one of a module's top level.

        With one job, or fewer than `few` units, all happens here, each unit when its result is asked for.
        An exception of the function comes out as itself. Raises `CredAtlasError` if a worker is killed.
        """
        if self._given is None and (self._jobs <= 1 or len(units) < few):
            return (function(self._shared, unit) for unit in units)
        size = max(1, min(_BATCH, len(units) // (self._jobs * _SHARES)))
        batches = [units[start : start + size] for start in range(0, len(units), size)]
        return self._gathered(function, batches)

    def _gathered(
        self, function: Callable[[Shared, Unit], Result], batches: list[Sequence[Unit]]
    ) -> Iterator[Result]:
        try:
            for results in self._submit(function, batches):
                yield from results
        except BrokenExecutor as error:
            raise CredAtlasError(
                "a worker process died: it was killed, most often for want of memory; try fewer --jobs"
            ) from error

    def _submit(
        self, function: Callable[[Shared, Unit], Result], batches: list[Sequence[Unit]]
    ) -> Iterator[list[Result]]:
        if self._given is not None:
            return self._given.map(partial(_run, function, self._shared), batches)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=_context(), initializer=_begin, initargs=(self._shared,)
            )
        with warnings.catch_warnings():
            # Python 3.12 warns where threads live, such as a progress bar's; workers use nothing of theirs.
            warnings.filterwarnings("ignore", ".*multi-threaded.*fork", DeprecationWarning)
            return self._pool.map(partial(_run_inherited, function), batches)


def can_inherit() -> bool:
    """Whether workers of this system inherit what they share, so that it may be large."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if can_inherit() else "spawn")


_inherited: Any = None
"""In a worker process: what its `Workers` shares."""


def _begin(shared: object) -> None:
    """Set a worker process up."""
    global _inherited
    _inherited = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the first one decides
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Do not outlive a killed build: the next one waits for the lock that its workers hold."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_inherited(function: Callable[[Any, Unit], Result], batch: Sequence[Unit]) -> list[Result]:
    return _run(function, _inherited, batch)


def _run(function: Callable[[Shared, Unit], Result], shared: Shared, batch: Sequence[Unit]) -> list[Result]:
    try:
        return [function(shared, unit) for unit in batch]
    except Exception as error:
        if _travels(error):
            raise
        # It would break the pool while it is read in, and look like a killed worker.
        raise CredAtlasError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}") from None


def _travels(error: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return False
    return True
