"""Writing the files of a site into a staging folder, from any number of processes at once."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO

from credatlas.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""Permissions of all that is published."""

_BUFFER = 1 << 18
"""Bytes of a growing file that are held."""

_SEGMENT = r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f\x7f\ud800-\udfff]+"
_SAFE_PATH = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")
_FOLDER = os.O_RDONLY | os.O_DIRECTORY
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""Exclusively: a linked file is the published one, and writing to it would change what readers see."""


def content_digest(body: bytes) -> bytes:
    """The 16 bytes by which `Writer.keep` knows the content of a file."""
    return blake2b(body, digest_size=16).digest()


class Writer:
    """Puts files into the folder `root`; one that `published` has with the same bytes is linked, not written.

    Light and picklable, so that every worker process has its own. Paths are relative to the root, with
    `/` between segments; whatever could lead elsewhere is refused, since ids of contributors are part
    of them. A path can be written once: a second time means that two parts of the build claim one address.
    Linked files keep their modification time, and so their `Last-Modified` and `ETag` on most servers.
    """

    __slots__ = ("_folders", "_published", "_root", "published", "root")

    def __init__(self, root: Path, published: Path | None) -> None:
        self.root = root
        self.published = published
        self._root: int | None = None
        self._published: int | None = None
        self._folders: set[str] = {""}

    def __reduce__(self) -> tuple[type[Writer], tuple[Path, Path | None]]:
        return Writer, (self.root, self.published)

    def write(self, path: str, body: bytes) -> bool:
        """Stage `body` at `path`; tells whether the published file was linked. Raises `PublishError`."""
        root = self._prepare(path)
        try:
            if self._read_published(path, len(body)) == body and self._link(root, path):
                return True
            self._create(root, path, body)
        except OSError as error:
            raise _failure(self.root, path, error) from error
        return False

    def keep(self, path: str, digest: bytes) -> bool:
        """Stage the published file at `path` if its `content_digest` is `digest`; tells whether it did.

        For who knows what would be written without making it. Raises `PublishError`.
        """
        root = self._prepare(path)
        try:
            body = self._read_published(path, None)
            return body is not None and content_digest(body) == digest and self._link(root, path)
        except OSError as error:
            raise _failure(self.root, path, error) from error

    def grow(self, path: str) -> BinaryIO:
        """A file to be staged piece by piece; when it is closed, `settle` it. Raises `PublishError`."""
        root = self._prepare(path)
        try:
            return os.fdopen(os.open(path, _CREATE, FILE_MODE, dir_fd=root), "wb", buffering=_BUFFER)
        except OSError as error:
            raise _failure(self.root, path, error) from error

    def settle(self, path: str) -> bool:
        """After `grow`: put the published file in its place if that has the same bytes; tells whether."""
        root = self._prepare(path)
        if self._published is None:
            return False
        try:
            if not self._is_published(root, path):
                return False
            twin = f"{path}.published"
            os.link(path, twin, src_dir_fd=self._published, dst_dir_fd=root)
            os.replace(twin, path, src_dir_fd=root, dst_dir_fd=root)
        except OSError:  # nothing like it is published, or the file system has no links
            return False
        return True

    def _is_published(self, root: int, path: str) -> bool:
        with (
            os.fdopen(os.open(path, _READ, dir_fd=self._published), "rb") as one,
            os.fdopen(os.open(path, _READ, dir_fd=root), "rb") as other,
        ):
            found = os.fstat(one.fileno())
            if found.st_mode != stat.S_IFREG | FILE_MODE or found.st_size != os.fstat(other.fileno()).st_size:
                return False
            while piece := one.read(_BUFFER):
                if piece != other.read(_BUFFER):
                    return False
        return True

    def close(self) -> None:
        """Give the descriptors of both folders back."""
        for descriptor in (self._root, self._published):
            if descriptor is not None:
                os.close(descriptor)
        self._root = self._published = None

    def _prepare(self, path: str) -> int:
        """The descriptor of the root, in which the folders of a path that was found safe now exist."""
        if not _SAFE_PATH.fullmatch(path):
            raise PublishError(f"refusing to write to {path!r}: not a plain path inside the site")
        try:
            if self._root is None:
                self._root = os.open(self.root, _FOLDER)
                if self.published is not None:
                    self._published = os.open(self.published, _FOLDER)
            self._make_folder(self._root, path.rpartition("/")[0])
        except OSError as error:
            raise _failure(self.root, path, error) from error
        return self._root

    def _make_folder(self, root: int, folder: str) -> None:
        if folder in self._folders:
            return
        self._make_folder(root, folder.rpartition("/")[0])
        with suppress(FileExistsError):  # another worker, or MkDocs, was here first
            os.mkdir(folder, FOLDER_MODE, dir_fd=root)
        self._folders.add(folder)

    def _read_published(self, path: str, size: int | None) -> bytes | None:
        """The published file at `path`, where it is a plain one of `size` bytes (of any, where None)."""
        if self._published is None:
            return None
        try:
            descriptor = os.open(path, _READ, dir_fd=self._published)
        except OSError:
            return None
        try:
            found = os.fstat(descriptor)
            if found.st_mode != stat.S_IFREG | FILE_MODE or size not in (None, found.st_size):
                return None
            with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
                return file.read()
        finally:
            os.close(descriptor)

    def _link(self, root: int, path: str) -> bool:
        try:
            os.link(path, path, src_dir_fd=self._published, dst_dir_fd=root)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, or another owner's file
            return False
        return True

    @staticmethod
    def _create(root: int, path: str, body: bytes) -> None:
        descriptor = os.open(path, _CREATE, FILE_MODE, dir_fd=root)
        try:
            rest = memoryview(body)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)


def _failure(root: Path, path: str, error: OSError) -> PublishError:
    if isinstance(error, FileExistsError):
        return PublishError(f"two parts of the build write {path!r}")
    return PublishError(f"cannot write {path!r} into {root}: {error.strerror}")
