"""A document: the JSON value of one file, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from credatlas.diagnostics import Finding, Position, Severity
from credatlas.source import yaml
from credatlas.source.files import LARGEST, identity
from credatlas.source.yaml.places import places

if TYPE_CHECKING:
    from credatlas.diagnostics import Pointer
    from credatlas.model.ids import EntryId, Kind
    from credatlas.source.files import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The value of one file; `path` is relative to the project: `content/courses/lumen/ethics.yml`.

    `data` holds JSON types only. Positions are worked out from `content` when the first is asked for.
    """

    path: str
    kind: Kind
    data: dict[str, Any] = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def id(self) -> EntryId:
        """The identity, which is the path."""
        return identity(self.path, self.kind)

    def locate(self, pointer: Pointer) -> Position:
        """Where the value at `pointer` begins; for one that is missing, the nearest thing around it."""
        return places(self.content).value(pointer)

    def locate_key(self, pointer: Pointer) -> Position:
        """Where the key of the value at `pointer` begins; for an item of a list the item."""
        return places(self.content).key(pointer)


def parse(source: SourceFile) -> Document | tuple[Finding, ...]:
    """The document that a file holds, or every reason why it holds none."""
    if len(source.content) > LARGEST:
        return (_too_large(source),)
    data = yaml.read(source.path, source.content)
    if isinstance(data, tuple):
        return data
    return Document(path=source.path, kind=source.kind, data=data, content=source.content)


def _too_large(source: SourceFile) -> Finding:
    parameters = (("limit", str(LARGEST)), ("size", str(len(source.content))))
    return Finding(
        path=source.path, position=Position(), code="CA108", severity=Severity.ERROR, parameters=parameters
    )
