"""A build killed at any point leaves the old site or the new one, and the next build can go on."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from credatlas.build.publish import publish
from credatlas.build.staging import MARKER, Staging
from credatlas.errors import PublishError

Site = dict[str, bytes]

OLD: Site = {
    "index.html": b"old",
    "same/index.html": b"same",
    "assets/old.css": b"old",
    "file-then-folder": b"old",
    "folder-then-file/index.html": b"old",
    "gone/deep/index.html": b"old",
}
NEW: Site = {
    "index.html": b"new",
    "same/index.html": b"same",
    "assets/new.css": b"new",
    "file-then-folder/index.html": b"new",
    "folder-then-file": b"new",
    "fresh/deep/index.html": b"new",
}
BOTH = pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "in-place"])


def tree(folder: Path) -> Site:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != MARKER}


def build(target: Path, site: Site, *, exchange: bool) -> None:
    with Staging.beside(target, exchange=exchange) as staging:
        for path, body in site.items():
            staging.write(path, body)
        publish(staging)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """It guards against power failure, which killing cannot show, and would take most of the time here."""
    monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(os, "fsync", lambda _: None)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stopped(stop: Callable[[], None], operation: int, action: Callable[[], None]) -> bool:
    """Do the action in another process where `stop` happens instead of its n-th operation on files.

    False if there are fewer. What comes out of the action may be nothing but what the doors understand.
    """
    child = os.fork()
    if child == 0:
        status = 2
        try:
            seen = _instead(stop, operation)
            action()
            status = 0 if seen() >= operation else 1
        except (PublishError, KeyboardInterrupt):
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(ended)
    assert code in (0, 1, -signal.SIGKILL), "neither done nor a PublishError"
    return code != 1


def _instead(stop: Callable[[], None], operation: int) -> Callable[[], int]:
    """From now on, count operations; gives the function that tells their number."""
    seen = 0

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if event == "open" or event.startswith(("os.", "fcntl.", "ctypes.")):
            seen += 1
            if seen == operation:
                stop()

    sys.addaudithook(hook)
    return lambda: seen


def next_start(target: Path, *, exchange: bool) -> None:
    with Staging.beside(target, exchange=exchange):
        pass


@BOTH
@pytest.mark.slow
@pytest.mark.parametrize("stop", [kill, interrupt, fill_the_disk])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_stopped_before_any_operation_the_site_is_whole(
    tmp_path: Path, stop: Callable[[], None], exchange: bool
) -> None:
    first = tmp_path / "first"
    build(first, OLD, exchange=exchange)
    outcomes = []
    for operation in range(1, 10_000):
        target = tmp_path / str(operation) / "site"
        shutil.copytree(first, target)
        reached = stopped(stop, operation, partial(build, target, NEW, exchange=exchange))
        if exchange and stop is not fill_the_disk:
            assert tree(target) in (OLD, NEW)
        next_start(target, exchange=exchange)
        outcomes.append(tree(target))
        assert outcomes[-1] in (OLD, NEW), operation
        assert [path.name for path in target.parent.iterdir()] == ["site"]
        if not reached:
            break
    assert outcomes[-1] == NEW
    assert len(outcomes) > 30
    if stop is kill:
        assert outcomes == sorted(outcomes, key=[OLD, NEW].index), "what is decided stays decided"
        assert outcomes[0] == OLD


@BOTH
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_what_a_killed_build_left_may_be_cleared_by_one_that_is_killed_too(
    tmp_path: Path, exchange: bool
) -> None:
    target = tmp_path / "site"
    build(target, OLD, exchange=exchange)
    for operation in range(1, 100):
        stopped(kill, 10 + operation, partial(build, target, NEW, exchange=exchange))
        stopped(kill, operation, partial(next_start, target, exchange=exchange))
        if exchange:
            assert tree(target) in (OLD, NEW)
    build(target, NEW, exchange=exchange)
    assert tree(target) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


_REBUILDING = """
import itertools, sys
from pathlib import Path
from credatlas.build.publish import publish
from credatlas.build.staging import Staging
from credatlas.build.workers import Workers
def write(shared, page):
    writer, version = shared
    writer.write(f"{page % 7}/{page}/index.html", b"same" if page % 2 else b"%d" % version)
target, exchange = Path(sys.argv[1]), sys.argv[2] == "True"
for version in itertools.count(int(sys.argv[3])):
    with Staging.beside(target, exchange=exchange) as staging:
        with Workers(2, (staging.writer, version)) as workers:
            list(workers.map(write, range(200)))
        publish(staging)
    print(version, flush=True)
"""


@BOTH
def test_killed_at_any_moment_with_its_workers_the_site_is_whole(tmp_path: Path, exchange: bool) -> None:
    script, target, version = tmp_path / "rebuilding.py", tmp_path / "site", 0
    script.write_text(_REBUILDING)
    moments = random.Random(7)
    for _ in range(12):
        command = [sys.executable, str(script), str(target), str(exchange), str(version + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as rebuilding:
            assert rebuilding.stdout is not None
            published = int(rebuilding.stdout.readline())
            time.sleep(moments.uniform(0, 0.1))
            rebuilding.kill()
            published = max([published, *map(int, rebuilding.stdout.read().split())])
        if not exchange:
            next_start(target, exchange=exchange)
        version = whole_version(target)
        assert version in (published, published + 1)
    assert version >= 12


def whole_version(target: Path) -> int:
    """The one version of which all pages are."""
    pages = {int(path.parent.name): path.read_bytes() for path in target.rglob("index.html")}
    assert sorted(pages) == list(range(200))
    assert {body for page, body in pages.items() if page % 2} == {b"same"}
    (version,) = {body for page, body in pages.items() if not page % 2}
    return int(version)
