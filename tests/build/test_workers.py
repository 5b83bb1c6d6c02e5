from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from credatlas.build.workers import Workers
from credatlas.errors import CredAtlasError, UsageError

UNITS = list(range(1000))


def scale(factor: int, unit: int) -> int:
    return factor * unit


def process(_: object, __: int) -> int:
    return os.getpid()


def call(shared: Callable[[int], int], unit: int) -> int:
    return shared(unit)


def fail(_: object, unit: int) -> int:
    if unit == 500:
        raise UsageError("unit 500")
    return unit


class StubbornError(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} {two}")


def fail_stubbornly(_: object, unit: int) -> int:
    raise StubbornError(unit, unit)


def die(_: object, unit: int) -> int:
    if unit == 500:
        os.kill(os.getpid(), signal.SIGKILL)
    return unit


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_units_whatever_the_jobs(jobs: int) -> None:
    with Workers(jobs, 3) as workers:
        assert list(workers.map(scale, UNITS)) == [3 * unit for unit in UNITS]
        assert list(workers.map(scale, UNITS[:200])) == [3 * unit for unit in UNITS[:200]]
        assert list(workers.map(scale, [])) == []


@pytest.mark.parametrize(
    "executor", [partial(ProcessPoolExecutor, 1, get_context("spawn")), partial(ThreadPoolExecutor, 2)]
)
def test_any_executor_serves_and_stays_its_owners(executor: Callable[[], Executor]) -> None:
    with executor() as given:
        with Workers(2, 3, executor=given) as workers:
            assert list(workers.map(scale, UNITS)) == [3 * unit for unit in UNITS]
        assert given.submit(scale, 2, 3).result() == 6


def test_few_units_and_single_jobs_stay_in_this_process() -> None:
    with Workers(2, None) as workers:
        assert set(workers.map(process, UNITS[:10])) == {os.getpid()}
        assert os.getpid() not in set(workers.map(process, UNITS[:10], few=2))
    with Workers(1, None) as workers:
        assert set(workers.map(process, UNITS)) == {os.getpid()}


def test_what_is_shared_is_inherited_not_pickled() -> None:
    with Workers(2, lambda unit: unit + 1) as workers:
        assert list(workers.map(call, UNITS)) == [unit + 1 for unit in UNITS]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_a_function_comes_out_as_itself(jobs: int) -> None:
    with Workers(jobs, None) as workers:
        with pytest.raises(UsageError, match="unit 500"):
            list(workers.map(fail, UNITS))
        assert list(workers.map(fail, UNITS[:100])) == UNITS[:100]


def test_an_exception_that_cannot_travel_is_told_in_words() -> None:
    with Workers(2, None) as workers, pytest.raises(CredAtlasError, match="StubbornError: 0 0"):
        list(workers.map(fail_stubbornly, UNITS))


def test_a_killed_worker_is_an_error_that_says_so() -> None:
    with Workers(2, None) as workers, pytest.raises(CredAtlasError, match="a worker process died"):
        list(workers.map(die, UNITS))


def test_nothing_stays_behind() -> None:
    with Workers(2, None) as workers:
        next(workers.map(process, UNITS))
    assert multiprocessing.active_children() == []
    assert gc.get_freeze_count() == 0


_LONG = """
from credatlas.build.workers import Workers
def work(_, unit):
    if unit < 2:
        print("at work", flush=True)
    time.sleep(0.005)
with Workers(2, None) as workers:
    for _ in workers.map(work, range(100_000), few=2):
        pass
"""


@contextmanager
def long_build(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process at work with two workers, in a group of its own; its output ends when all three end."""
    script = tmp_path / "long.py"
    script.write_text(_LONG)
    pipe = subprocess.PIPE
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "at work\n"
        try:
            yield build
        finally:
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)


def test_workers_do_not_outlive_a_killed_build(tmp_path: Path) -> None:
    with long_build(tmp_path) as build:
        build.kill()
        build.communicate(timeout=20)
    assert build.returncode == -signal.SIGKILL


def test_an_interrupted_build_ends_soon_and_quietly(tmp_path: Path) -> None:
    with long_build(tmp_path) as build:
        os.killpg(build.pid, signal.SIGINT)
        _, errors = build.communicate(timeout=20)
    assert errors.count("Traceback") == 1, errors
    assert errors.rstrip().endswith("KeyboardInterrupt")
