"""Images that entries name: read with suspicion, judged by their bytes, never by their names alone."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from credatlas.source.drawing import forbidden

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024
"""More bytes no image may have: a page of marks must not weigh more than its text."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


class Image(NamedTuple):
    """An image that can be published as it is."""

    extension: str
    """What its bytes are: `svg`, `png`, `webp` or `jpg`."""
    body: bytes


class Refusal(NamedTuple):
    """Why an image cannot be published: the code of a rule, and the parameters of its message."""

    code: str
    parameters: tuple[tuple[str, str], ...]


def image(content: Path, path: str) -> Image | Refusal:
    """The image at `path`, relative to the content folder, or why it cannot be published."""
    body = _read(content, path)
    if body is None:
        return Refusal("CA220", (("file", path),))
    if len(body) > LARGEST:
        return Refusal("CA227", (("file", path), ("limit", str(LARGEST // 1024))))
    extension = _extension(body)
    if extension is None:
        return Refusal("CA228", (("file", path),))
    part = forbidden(body) if extension == "svg" else ""
    if part:
        return Refusal("CA229", (("file", path), ("part", part)))
    return Image(extension, body)


def _extension(body: bytes) -> str | None:
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if body.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    return "svg" if body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else None


def _read(content: Path, path: str) -> bytes | None:
    """The first bytes of a regular file, one more than are allowed; `None` where there is none.

    Each folder on the way is opened on its own, so that no symbolic link leads out of the content folder.
    """
    *folders, name = path.split("/")
    if not all(_plain(part) for part in (*folders, name)):
        return None
    at = os.open(content, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            below = os.open(folder, _FOLDER, dir_fd=at)
            os.close(at)
            at = below
        return _regular(os.open(name, _FILE, dir_fd=at))
    except OSError:
        return None
    finally:
        os.close(at)


def _plain(part: str) -> bool:
    return part not in ("", ".", "..") and part.isprintable() and "\\" not in part


def _regular(descriptor: int) -> bytes | None:
    with os.fdopen(descriptor, "rb") as file:
        return file.read(LARGEST + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
