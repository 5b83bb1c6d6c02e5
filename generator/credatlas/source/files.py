"""Finding the entries below `content/`, without reading them; the path of a file is its identity."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from io import FileIO
from typing import TYPE_CHECKING, NamedTuple

from credatlas.diagnostics import Finding, Position, Severity
from credatlas.errors import CredAtlasError
from credatlas.model.ids import SLUG, EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LARGEST = 256 * 1024
"""More bytes no entry may have."""

RESERVED = frozenset(
    ["p", "index", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
"""Slugs that addresses of the site or Windows keep for themselves; the languages' codes come on top."""

_PROJECT = "content"  # what the content folder is called in findings and identities, wherever it lies
_YAML_NAME = re.compile(r"\.ya?ml", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceFile:
    """One entry as found and read; `path` is relative to the project: `content/courses/lumen/ethics.yml`."""

    path: str
    kind: Kind
    content: bytes


class SourcePath(NamedTuple):
    """One entry as found and not yet read: small enough for ten thousand of them to travel to workers.

    `path` is relative to the project, `location` is where the file lies on this machine.
    """

    path: str
    id: EntryId
    """The identity, which is the path."""
    location: str

    @property
    def kind(self) -> Kind:
        """The kind, which is the folder."""
        return self.id.kind

    def read(self) -> SourceFile:
        """The file with its content; an entry that cannot be read is for the operator to mend."""
        try:
            with FileIO(self.location) as file:
                content = file.readall()
        except OSError as error:
            raise CredAtlasError(f"{self.location} cannot be read: {error.strerror}") from error
        return SourceFile(path=self.path, kind=self.kind, content=content)


def identity(path: str, kind: Kind) -> EntryId:
    """The identity of the entry whose file is called `path`, relative to the project."""
    return EntryId(kind, path.removeprefix(f"{_PROJECT}/{kind.folder}/").removesuffix(".yml"))


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
        self._content = str(content)
        self._reserved = reserved
        self._kinds = {kind.folder: kind for kind in Kind}
        self._lower: dict[str, str] = {}
        self.findings: list[Finding] = []

    def entries(self) -> Iterator[SourcePath]:
        """Every sound entry, in no useful order."""
        yield from self._below("")

    def _below(self, folder: str) -> Iterator[SourcePath]:
        with os.scandir(f"{self._content}/{folder}") as scanned:
            listed = sorted(scanned, key=lambda entry: entry.name)
        first, *more = folder.split("/")
        kind = self._kinds.get(first)
        home = kind if kind and len(more) == _depth(kind) else None
        for entry in listed:
            name = entry.name
            path = f"{folder}{name}"
            if name.startswith(".") or path == "pages":
                continue
            if entry.is_symlink():
                self._refuse(path, "CA105")
            elif entry.is_dir(follow_symlinks=False):
                if self._is_folder(path):
                    yield from self._below(f"{path}/")
            elif match := _YAML_NAME.search(name):
                stem = name[: match.start()]
                if self._is_entry(path, entry, stem, kind, home) and home:
                    slug = f"{folder.partition('/')[2]}{stem}"
                    yield SourcePath(f"{_PROJECT}/{path}", EntryId(home, slug), entry.path)

    def _is_folder(self, path: str) -> bool:
        """Whether entries can lie below the folder `path`; one that is misnamed is told once."""
        names = path.split("/")
        if _YAML_NAME.search(names[-1]):
            self._refuse(path, "CA106")
            return False
        return not (len(names) == 2 and names[0] == Kind.COURSE.folder) or self._is_named(path, names[1])

    def _is_entry(
        self, path: str, entry: os.DirEntry[str], stem: str, kind: Kind | None, home: Kind | None
    ) -> bool:
        """Whether a file is an entry; in its folder lie those of kind `home`, or none, but below `kind`."""
        status = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode):
            self._refuse(path, "CA106")
        elif home is None:
            self._refuse(path, "CA102", expected=_place(kind))
        elif entry.name != f"{stem}.yml":
            self._refuse(path, "CA101", expected=f"{_slug(stem)}.yml")
        elif status.st_size > LARGEST:
            self._refuse(path, "CA108", size=str(status.st_size), limit=str(LARGEST))
        else:
            return self._is_named(path, stem)
        return False

    def _is_named(self, path: str, slug: str) -> bool:
        loose = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        other = self._lower.setdefault(loose, path)
        if other != path:
            self._refuse(path, "CA107", other=other.rpartition("/")[2])
        elif not SLUG.fullmatch(slug):
            self._refuse(path, "CA103", name=slug, expected=_slug(slug))
        elif slug in self._reserved:
            self._refuse(path, "CA104", name=slug)
        else:
            return True
        return False

    def _refuse(self, path: str, code: str, **parameters: str) -> None:
        self.findings.append(
            Finding(
                path=_printable(f"{_PROJECT}/{path}"),
                position=Position(),
                code=code,
                severity=Severity.ERROR,
                parameters=tuple(sorted((key, _printable(value)) for key, value in parameters.items())),
            )
        )


def _depth(kind: Kind) -> int:
    """How many folders lead to an entry: courses lie below their institution."""
    return 2 if kind is Kind.COURSE else 1


def _place(kind: Kind | None) -> str:
    """Where entries of a kind lie; where the kind is unknown, where most do."""
    return "courses/<institution>/" if kind is None or kind is Kind.COURSE else f"{kind.folder}/"


def _slug(name: str) -> str:
    """The slug nearest to `name`."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "name"


def _printable(name: str) -> str:
    """`name` without what is no text or cannot be seen; file systems keep any bytes."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
