"""Putting a site in place file by file, so that a killed process cannot leave half of it for good.

The journal lists every file of the new site. It is written, durably, once staging is whole; from then on
rolling forward leads from any state between the old site and the new one to the new one.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.build.atomic import write_atomic
from credatlas.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "journal"
FOREIGN = frozenset({"lost+found"})
"""What a file system itself keeps at its top."""


def commit(work: Path, staged: Path) -> None:
    """Decide for the site in `staged`: from here on it will be published, by this process or by the next."""
    os.sync()  # the journal must not be on the disk before the files that it promises
    write_atomic(work / _NAME, json.dumps(sorted(_files(staged)), indent=0).encode())


def pending(work: Path) -> bool:
    """Whether a decision in `work` is not carried out yet, and what is staged still needed."""
    return (work / _NAME).exists()


def clear(work: Path) -> None:
    """Remove a journal that was never finished, and so decided nothing."""
    for draft in work.glob(f".{_NAME}.*"):
        draft.unlink()


def roll_forward(work: Path, staged: Path, target: Path) -> bool:
    """Finish what the journal in `work` decided, from wherever it stopped; tells whether there was one.

    What pages refer to is placed before the pages, and stale files vanish last.
    Raises `PublishError` if the journal is not ours or a file that it promises is nowhere.
    """
    journal = work / _NAME
    try:
        paths = json.loads(journal.read_bytes())
    except FileNotFoundError:
        return False
    except ValueError as error:
        raise PublishError(f"{journal} is damaged; remove {work} and {target}, then build again") from error
    target.mkdir(exist_ok=True)
    made = {target}
    for path in sorted(paths, key=lambda path: (path.endswith(".html"), path)):
        _make_folder((target / path).parent, made)
        _place(staged / path, target / path)
    _remove_stale(target, set(paths), work)
    journal.unlink()
    return True


def _walk(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """`os.walk` that raises: a folder that cannot be read must not pass for an empty one."""

    def refuse(error: OSError) -> None:
        raise error

    return os.walk(root, onerror=refuse)


def _files(root: Path) -> list[str]:
    """Every file under `root`, relative to it, with `/` between segments."""
    folders = ((Path(folder).relative_to(root), names) for folder, _, names in _walk(root))
    return [(folder / name).as_posix() for folder, names in folders for name in names]


def _make_folder(folder: Path, made: set[Path]) -> None:
    if folder in made:
        return
    _make_folder(folder.parent, made)
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink(missing_ok=True)
        folder.mkdir(exist_ok=True)
    made.add(folder)


def _place(source: Path, destination: Path) -> None:
    try:
        source.replace(destination)
    except IsADirectoryError:
        shutil.rmtree(destination)
        source.replace(destination)
    except FileNotFoundError as error:
        if not destination.is_file():  # it was not placed before either
            raise PublishError(f"{destination} is lost: neither staged nor published; build again") from error


def _remove_stale(target: Path, paths: set[str], work: Path) -> None:
    folders = {parent for path in paths for parent in Path(path).parents}
    for name, inner, names in _walk(target):
        folder = Path(name)
        at = folder.relative_to(target)
        for file in names:
            if (at / file).as_posix() not in paths:
                (folder / file).unlink()
        for gone in [one for one in inner if at / one not in folders]:
            inner.remove(gone)
            if (folder / gone).is_symlink():
                (folder / gone).unlink()
            elif folder / gone != work and not (folder == target and gone in FOREIGN):
                shutil.rmtree(folder / gone)
