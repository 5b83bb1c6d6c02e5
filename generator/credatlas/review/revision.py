"""The content as of a git revision, unpacked byte by byte: neither attributes nor filters nor links act."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = "120000"
_FILES = ("100644", "100755", _LINK)


class Revision:
    """One commit of the repository that holds a folder; `UsageError` where git cannot tell which."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        self._commit = self._forked_from(self._known(name))

    def unpack(self, content: Path, target: Path) -> Path | None:
        """The folder `content` as it was, below `target`; `None` where it did not exist yet."""
        try:
            inside = content.resolve().relative_to(self._top.resolve())
        except ValueError:
            raise UsageError(f"--base needs {content} to be in the repository {self._top}") from None
        entries = list(self._entries(inside))
        bodies = self._bodies([blob for _, blob, _ in entries])
        for (mode, _, path), body in zip(entries, bodies, strict=True):
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if mode == _LINK:
                file.symlink_to("elsewhere")  # that it is a link is all that counts
            else:
                file.write_bytes(body)
        return target / inside if entries else None

    def _known(self, name: str) -> str:
        try:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except UsageError:
            raise UsageError(f"git does not know the revision {name}{self._hint()}") from None
        return found.decode().strip()

    def _forked_from(self, commit: str) -> str:
        """Where the change began: what others have committed since is not its doing."""
        try:
            return self._git("merge-base", commit, "HEAD").decode().strip()
        except UsageError:
            return commit  # no common history, or not enough of it

    def _hint(self) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
        return "; this clone is shallow, so fetch more of its history (fetch-depth: 0)" if shallow else ""

    def _entries(self, inside: Path) -> Iterator[tuple[str, bytes, str]]:
        """Mode, blob and path of every file and link below a folder."""
        within = [] if inside == Path() else ["--", inside.as_posix()]
        for entry in self._git("ls-tree", "-r", "-z", "--full-tree", self._commit, *within).split(b"\0"):
            facts, _, path = entry.partition(b"\t")
            if facts:
                mode, _, blob = facts.split(b" ")
                if mode.decode() in _FILES:
                    yield mode.decode(), blob, os.fsdecode(path)

    def _bodies(self, blobs: list[bytes]) -> Iterator[bytes]:
        """The contents of blobs, in their order; see git-cat-file(1), BATCH OUTPUT."""
        said = self._git("cat-file", "--batch", given=b"".join(blob + b"\n" for blob in blobs))
        at = 0
        for _ in blobs:
            line = said.index(b"\n", at)
            size = int(said[at:line].rpartition(b" ")[2])
            yield said[line + 1 : line + 1 + size]
            at = line + 1 + size + 1

    def _git(self, *words: str, given: bytes = b"") -> bytes:
        command = ["git", "-C", str(self._folder), *words]
        try:
            done = subprocess.run(command, input=given, capture_output=True, check=True)
        except FileNotFoundError:
            raise UsageError("--base needs git, which is not installed") from None
        except subprocess.CalledProcessError as problem:
            said = problem.stderr.decode(errors="replace").strip()
            raise UsageError(f"--base needs a git repository: {said}") from None
        return done.stdout
