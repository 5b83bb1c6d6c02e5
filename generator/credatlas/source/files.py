"""Finding the entries below `content/`, without reading them; the path of a file is its identity."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from credatlas.diagnostics import Finding, Position, Severity
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LARGEST = 256 * 1024
"""More bytes no entry may have."""

RESERVED = frozenset(
    ["p", "index", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
"""Slugs that addresses of the site or Windows keep for themselves; the languages' codes come on top."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_YAML_NAME = re.compile(r"\.ya?ml", re.IGNORECASE)


class Kind(StrEnum):
    """What an entry is; the value names its schema."""

    COURSE = "course"
    PATHWAY = "pathway"
    INSTITUTION = "institution"
    NETWORK = "network"
    AGREEMENT = "agreement"

    @property
    def folder(self) -> str:
        """The folder below `content/`."""
        return f"{self.value}s"

    @property
    def depth(self) -> int:
        """How many names lead from the folder to an entry: courses lie below their institution."""
        return 2 if self is Kind.COURSE else 1


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceFile:
    """One entry as found and read. `path` is relative to the content folder, whose name is `folder`."""

    path: str
    kind: Kind
    content: bytes
    folder: str = "content"

    @property
    def name(self) -> str:
        """The path as findings and people name it: `content/courses/lumen/data-ethics.yml`."""
        return f"{self.folder}/{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourcePath:
    """One entry as found and not yet read: small enough for ten thousand of them to travel to workers.

    `path` is relative to the content folder `root`; `size` is in bytes, `modified` in nanoseconds.
    """

    path: str
    kind: Kind
    root: str
    size: int
    modified: int

    @property
    def identity(self) -> str:
        """What names the entry within its kind: `lumen/data-ethics`."""
        return self.path.partition("/")[2].removesuffix(".yml")

    def read(self) -> SourceFile:
        """The file with its content; an entry that cannot be read is for the operator to mend."""
        folder = Path(self.root)
        try:
            content = (folder / self.path).read_bytes()
        except OSError as error:
            raise CredAtlasError(f"{folder / self.path} cannot be read: {error.strerror}") from error
        return SourceFile(path=self.path, kind=self.kind, content=content, folder=folder.name)


class Found(NamedTuple):
    """The entries below a content folder and what is wrong with names and places, both sorted."""

    sources: tuple[SourcePath, ...]
    findings: tuple[Finding, ...]


def find(content: Path, languages: Collection[str] = ()) -> Found:
    """Every entry below `content`, sorted by path.

    `languages` are the codes of the site's interface languages, which no slug may be. Hand-written
    `pages/`, hidden files and files that do not look like YAML are passed over.
    """
    if not content.is_dir():
        raise CredAtlasError(f"the content folder {content} does not exist")
    search = _Search(content, RESERVED | set(languages))
    sources = sorted(search.entries())
    return Found(tuple(sources), tuple(sorted(search.findings)))


class _Search:
    """One walk through a content folder; `findings` fills while `entries` is read."""

    def __init__(self, content: Path, reserved: frozenset[str]) -> None:
        self._content = content
        self._reserved = reserved
        self._kinds = {kind.folder: kind for kind in Kind}
        self._lower: dict[str, str] = {}
        self.findings: list[Finding] = []

    def entries(self) -> Iterator[SourcePath]:
        """Every sound entry, in no useful order."""
        yield from self._below("")

    def _below(self, folder: str) -> Iterator[SourcePath]:
        with os.scandir(self._content / folder) as scanned:
            listed = sorted(scanned, key=lambda entry: entry.name)
        for entry in listed:
            path = f"{folder}{entry.name}"
            if entry.name.startswith(".") or path == "pages":
                continue
            if entry.is_symlink():
                self._refuse(path, "CA105")
            elif entry.is_dir(follow_symlinks=False):
                if self._is_folder(path):
                    yield from self._below(f"{path}/")
            elif _YAML_NAME.search(entry.name):
                yield from self._entry(path, entry)

    def _is_folder(self, path: str) -> bool:
        """Whether entries can lie below the folder `path`; one that is misnamed is told once."""
        names = path.split("/")
        if _YAML_NAME.search(names[-1]):
            self._refuse(path, "CA106")
            return False
        return not (len(names) == 2 and names[0] == Kind.COURSE.folder) or self._is_named(path, names[1])

    def _entry(self, path: str, entry: os.DirEntry[str]) -> Iterator[SourcePath]:
        status = entry.stat(follow_symlinks=False)
        stem = _YAML_NAME.split(entry.name)[0]
        *folders, _ = path.split("/")
        kind = self._kinds.get(folders[0]) if folders else None
        if not stat.S_ISREG(status.st_mode):
            self._refuse(path, "CA106")
        elif kind is None or len(folders) != kind.depth:
            self._refuse(path, "CA102", expected=_place(kind))
        elif entry.name != f"{stem}.yml":
            self._refuse(path, "CA101", expected=f"{_slug(stem)}.yml")
        elif status.st_size > LARGEST:
            self._refuse(path, "CA108", size=str(status.st_size), limit=str(LARGEST))
        elif self._is_named(path, stem):
            yield SourcePath(
                path=path,
                kind=kind,
                root=str(self._content),
                size=status.st_size,
                modified=status.st_mtime_ns,
            )

    def _is_named(self, path: str, slug: str) -> bool:
        other = self._lower.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            self._refuse(path, "CA107", other=other.rpartition("/")[2])
        elif not _SLUG(slug):
            self._refuse(path, "CA103", name=slug, expected=_slug(slug))
        elif slug in self._reserved:
            self._refuse(path, "CA104", name=slug)
        else:
            return True
        return False

    def _refuse(self, path: str, code: str, **parameters: str) -> None:
        self.findings.append(
            Finding(
                path=_printable(f"{self._content.name}/{path}"),
                position=Position(),
                code=code,
                severity=Severity.ERROR,
                parameters=tuple(sorted((key, _printable(value)) for key, value in parameters.items())),
            )
        )


def _place(kind: Kind | None) -> str:
    """Where entries of a kind lie; where the kind is unknown, where most do."""
    return "courses/<institution>/" if kind in (None, Kind.COURSE) else f"{kind}s/"


def _slug(name: str) -> str:
    """The slug nearest to `name`."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "name"


def _printable(name: str) -> str:
    """`name` without bytes that are no text; file systems keep any."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
