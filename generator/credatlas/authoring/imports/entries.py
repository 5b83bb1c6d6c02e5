"""The entries that are there already, and which of them a row of the source means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from credatlas.model.ids import EntryId, Kind
from credatlas.source import Document, SourceFile, parse

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.authoring.imports.state import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file; `document` is None where it cannot be read."""

    id: EntryId
    path: Path
    document: Document | None

    @property
    def data(self) -> dict[str, Any]:
        """What the file says."""
        return self.document.data if self.document else {}


class Entries:
    """All entries of a kind: courses of one institution, pathways of all."""

    def __init__(self, content: Path, kind: Kind, institution: str) -> None:
        self._content = content
        self._kind = kind
        self._prefix = f"{institution}/" if kind is Kind.COURSE else ""
        folder = content / kind.folder / self._prefix
        self.by_slug = {path.stem: self._read(path) for path in sorted(folder.glob("*.yml"))}
        self._by_origin: dict[tuple[str, str], Entry] = {}
        self._by_code: dict[str, Entry] = {}
        for entry in self.by_slug.values():
            origin = entry.data.get("origin")
            code = entry.data.get("code")
            if isinstance(origin, dict) and "id" in origin:
                self._by_origin[str(origin.get("system")), str(origin["id"])] = entry
            elif isinstance(code, str):
                self._by_code[code] = entry

    def _read(self, path: Path) -> Entry:
        identity = self.id_of(path.stem)
        source = SourceFile(path=identity.path, kind=self._kind, content=path.read_bytes())
        document = parse(source)
        return Entry(id=identity, path=path, document=document if isinstance(document, Document) else None)

    def id_of(self, slug: str) -> EntryId:
        """The identity of an entry here."""
        return EntryId(self._kind, f"{self._prefix}{slug}")

    def path_of(self, slug: str) -> Path:
        """Where its file lies."""
        return self._content / self._kind.folder / f"{self._prefix}{slug}.yml"

    def meant(self, system: str, identifier: str, code: str | None, known: Known | None) -> Entry | None:
        """The entry of a row: by its origin, where the last import put it, or by a code written by hand."""
        found = self._by_origin.get((system, identifier))
        if found is None and known is not None:
            found = self.by_slug.get(known.slug)
        if found is None and known is None and code:
            found = self._by_code.get(code)
        return found

    def codes(self) -> dict[str, str]:
        """Course code -> slug."""
        return {
            entry.data["code"]: slug
            for slug, entry in self.by_slug.items()
            if isinstance(entry.data.get("code"), str)
        }

    def origins(self, system: str) -> dict[str, str]:
        """Identifier in a system -> slug."""
        return {
            identifier: entry.id.slug.rpartition("/")[2]
            for (name, identifier), entry in self._by_origin.items()
            if name == system
        }
