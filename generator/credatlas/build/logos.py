"""The marks of institutions and networks: read from the content folder, judged, named for the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.edition import Marks
from credatlas.rules.engine import Broken
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Hit
from credatlas.source.images import Refusal, image

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.ids import EntryId
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network
    from credatlas.source.images import Image

FOLDER = "assets/logos"
"""Where marks are published."""


class Logos(NamedTuple):
    """The marks that can be published, and what is wrong with the others."""

    marks: Mapping[EntryId, Marks]
    files: Mapping[str, bytes]
    """Path in the site -> the image."""
    broken: Mapping[EntryId, tuple[Broken, ...]]


def logos(content: Path, catalogue: Catalogue) -> Logos:
    """Read every mark that the catalogue names; one without a sound image for light pages is left out."""
    marks: dict[EntryId, Marks] = {}
    files: dict[str, bytes] = {}
    broken: dict[EntryId, tuple[Broken, ...]] = {}
    entries: tuple[Institution | Network, ...] = (
        *catalogue.institutions.values(),
        *catalogue.networks.values(),
    )
    for entry in entries:
        if entry.logo is None:
            continue
        found = {
            shade: image(content, path)
            for shade, path in (("light", entry.logo.light), ("dark", entry.logo.dark))
            if path is not None
        }
        refused = {shade: one for shade, one in found.items() if isinstance(one, Refusal)}
        broken[entry.id] = tuple(_broken(shade, one) for shade, one in refused.items())
        sound = {
            _path(entry, shade, one): one.body for shade, one in found.items() if not isinstance(one, Refusal)
        }
        if "light" not in refused:
            files.update(sound)
            marks[entry.id] = Marks(*sound)
    return Logos(marks, files, broken)


def _broken(shade: str, refusal: Refusal) -> Broken:
    return Broken(all_rules()[refusal.code], Hit(("logo", shade), dict(refusal.parameters)))


def _path(entry: Institution | Network, shade: str, found: Image) -> str:
    """A network may be called like an institution."""
    folder = FOLDER if entry.kind == "institution" else f"{FOLDER}/networks"
    return f"{folder}/{entry.id.slug}-{shade}.{found.extension}"
