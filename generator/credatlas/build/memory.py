"""When the interpreter looks for garbage: not while a build makes what it keeps."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def accumulating() -> Iterator[None]:
    """No cyclic garbage collection meanwhile, in this process and those forked from it.

    For work that makes many objects and keeps them all, as reading a catalogue does: looking through the
    growing heap again and again, for cycles that are not there, takes a quarter of its time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            with settled():  # what comes out of it counts as old: else all would be looked through at once
                pass
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """What exists now is not looked through meanwhile.

    Saves the time, and the memory of forked processes: a collection writes into every object that it sees,
    and so copies every page that is shared.
    """
    global _settled
    around, _settled = _settled, True
    gc.freeze()
    try:
        yield
    finally:
        _settled = around
        if not around:
            gc.unfreeze()


_settled = False
"""Whether somebody does it already: counting what is frozen (`gc.get_freeze_count`) would look through it."""
