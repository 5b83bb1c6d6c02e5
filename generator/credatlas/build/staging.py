"""Where a site grows before it is published: a work folder beside the target, for one build at a time."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.build import journal
from credatlas.build.exchange import is_mount
from credatlas.build.lock import locked
from credatlas.build.writer import FOLDER_MODE, Writer
from credatlas.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = ".credatlas"
"""The file that says that a folder is a published site of ours, so that nothing else is ever replaced."""

_UMASK = 0o777 & ~FOLDER_MODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """The site that is being built, in `root`; `publish` puts it at `target`.

    `work` holds the lock, the journal and the root; `in_place` says why the target cannot be exchanged in one
    step, and is empty where it can be.
    """

    target: Path
    work: Path
    in_place: str
    writer: Writer

    @property
    def root(self) -> Path:
        """The folder to write the site into, on the target's file system."""
        return self.writer.root

    def write(self, path: str, body: bytes) -> bool:
        """Stage one file, see `Writer.write`; worker processes are given `writer` and use that."""
        return self.writer.write(path, body)

    @classmethod
    @contextmanager
    def beside(cls, target: Path, *, exchange: bool = True) -> Iterator[Staging]:
        """An empty staging folder for the site at `target`, and the lock on it; gone at the end.

        What a killed build left is finished (where it had decided for a new site) or removed first.
        Inside, files that this process and its workers make have permissions 644, folders 755.
        `exchange=False` keeps the target the same folder, for those who have mounted it elsewhere.
        Raises `PublishError` if another build is at work or the target holds what we did not make.
        """
        with ExitStack() as stack:
            try:
                staging = cls._open(target.resolve(), exchange, stack)
            except OSError as error:
                raise PublishError(f"cannot prepare to publish to {target}: {error}") from error
            try:
                yield staging
            finally:
                staging.writer.close()
                if not journal.pending(staging.work):
                    shutil.rmtree(staging.root, ignore_errors=True)

    @classmethod
    def _open(cls, target: Path, exchange: bool, stack: ExitStack) -> Staging:
        if not target.name:
            raise PublishError(f"cannot publish a site as {target}")
        in_place, work = _ways(target, exchange)
        stack.enter_context(locked(work, target))
        stack.enter_context(_umask())
        root = work / "site"
        _recover(work, root, target)
        refuse_foreign(target, work)
        root.mkdir()
        writer = Writer(root, target if (target / MARKER).is_file() else None)
        return cls(target=target, work=work, in_place=in_place, writer=writer)


def refuse_foreign(target: Path, work: Path) -> None:
    """Raise `PublishError` if `target` holds anything that a build of ours did not put there."""
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{target} is not a folder")
    if (target / ".git").exists():
        raise PublishError(f"{target} is a git checkout, which would be replaced; build into another folder")
    strangers = {path.name for path in target.iterdir()} - {work.name, *journal.FOREIGN}
    if strangers and MARKER not in strangers:
        raise PublishError(
            f"{target} is not empty and was not made by CredAtlas (it has no {MARKER}): "
            "remove it, or build into another folder"
        )


def _ways(target: Path, exchange: bool) -> tuple[str, Path]:
    """Why the site must be put in place file by file, or nothing; and the work folder."""
    beside = target.parent / f".{target.name}.staging"
    inside = target / ".credatlas.staging"
    if is_mount(target):
        return "the target is a mount point", inside
    if target.is_dir() and not os.access(target.parent, os.W_OK | os.X_OK):
        return "the folder around the target is not writable", inside
    return ("" if exchange else "as was asked for"), beside


def _recover(work: Path, root: Path, target: Path) -> None:
    """Leave nothing of a build that was killed, except the site that it had decided for."""
    journal.roll_forward(work, root, target)
    journal.clear(work)
    if root.exists():
        shutil.rmtree(root)


@contextmanager
def _umask() -> Iterator[None]:
    """Permissions that do not depend on who builds; MkDocs' own files and all workers have them too."""
    before = os.umask(_UMASK)
    try:
        yield
    finally:
        os.umask(before)
