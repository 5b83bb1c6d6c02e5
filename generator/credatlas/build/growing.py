"""Files that are too large to be held whole: they grow in the staging folder, piece by piece."""

from __future__ import annotations

from contextlib import ExitStack
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from credatlas.feeds.directory import Made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.build.writer import Writer
    from credatlas.feeds import Piece


class Growing:
    """The files that one unit of a feed gives in pieces; a context manager, which closes them in any case."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._files: dict[str, _File] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, piece: Piece) -> None:
        """Write a piece at the end of its file, which the first one begins. Raises `PublishError`."""
        file = self._files.get(piece.path)
        if file is None:
            file = self._files[piece.path] = _File(self._writer, piece.path, piece.media_type, self._open)
        file.add(piece.body)

    def whole(self) -> Iterator[Made]:
        """Every file, now that nothing follows, as it was made."""
        self._open.close()
        for path, file in self._files.items():
            self._writer.settle(path)
            yield file.made()


class _File:
    """One of them, with what is to be told of it."""

    def __init__(self, writer: Writer, path: str, media_type: str, around: ExitStack) -> None:
        self._path = path
        self._media_type = media_type
        self._digest = sha256()
        self._size = 0
        self._file = around.enter_context(writer.grow(path))

    def add(self, body: bytes) -> None:
        self._file.write(body)
        self._digest.update(body)
        self._size += len(body)

    def made(self) -> Made:
        return Made(self._path, self._media_type, self._digest.hexdigest(), self._size)
