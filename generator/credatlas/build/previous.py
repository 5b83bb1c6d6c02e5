"""The site as it was published before: where a broken entry is taken from while it is being mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import quote, urljoin
from urllib.request import urlopen

import orjson

from credatlas import resources
from credatlas.catalogue.catalogue import Catalogue
from credatlas.catalogue.decode import decode
from credatlas.errors import CredAtlasError
from credatlas.feeds.api_entries import api_path
from credatlas.model.course import Course
from credatlas.model.tier import Standing, Tier, parse_tier
from credatlas.source.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from credatlas.build.compile import Compilation
    from credatlas.build.settings import Settings
    from credatlas.catalogue.decode import Record
    from credatlas.model.ids import EntryId

_SECONDS = 20
_LARGEST = 16 * 1024 * 1024
_INDEX = "api/v1/index.json"


class Previous:
    """The documents of a published site, in a folder or at an address."""

    def __init__(self, place: str | Path) -> None:
        self._place = place

    def record(self, entry: EntryId) -> tuple[Record, Standing] | None:
        """An entry as it was published, and where it stood; `None` where it was not."""
        document = self.document(api_path(entry))
        contract = schema(entry.kind.value, resources.folder("schemas"))
        if document is None or not contract.accepts(document["entry"]):
            return None
        record = decode(entry, document["entry"], None)
        if isinstance(record, Course):
            record = replace(record, inherited=frozenset(document["inherited"]))
        lacks = ((row["code"], parse_tier(row["tier"]) or Tier.RECORDED) for row in document["lacks"])
        return record, Standing(parse_tier(document["tier"]) or Tier.RECORDED, tuple(lacks))

    def body(self, path: str) -> bytes | None:
        """A file by its address in the site; `None` where it is not there."""
        place = self._place
        return _fetched(urljoin(place, quote(path))) if isinstance(place, str) else _read(place / path)

    def document(self, path: str) -> dict[str, Any] | None:
        """A JSON document by its address in the site; `CredAtlasError` where it is there but damaged."""
        body = self.body(path)
        if body is None:
            return None
        try:
            found = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise CredAtlasError(f"the previous site's {path} is damaged: {error}") from error
        if not isinstance(found, dict):
            raise CredAtlasError(f"the previous site's {path} is damaged: it is not an object")
        return found


def previous_site(settings: Settings) -> Previous | None:
    """The site that `--previous` names, else what stands in the target folder; `None` where there is none.

    A named one that cannot be reached is `CredAtlasError`: a silent restart would lose what it holds.
    """
    if settings.previous is None:
        return Previous(settings.site_dir) if (settings.site_dir / _INDEX).is_file() else None
    place: str | Path = settings.previous
    if not str(place).startswith(("http://", "https://")):
        place = settings.root / settings.previous
    elif not str(place).endswith("/"):
        place = f"{place}/"
    found = Previous(place)
    if found.document(_INDEX) is None:
        raise CredAtlasError(f"there is no published site at --previous {settings.previous}")
    return found


def restored(compilation: Compilation, previous: Previous | None) -> Compilation:
    """The compilation with its broken entries as they were published before, where they were."""
    if previous is None or not compilation.broken:
        return compilation
    found = {entry: old for entry in sorted(compilation.broken) if (old := previous.record(entry))}
    catalogue = _replaced(compilation.catalogue, (record for record, _ in found.values()))
    standings: Mapping[EntryId, Standing] = {
        **compilation.standings,
        **{entry: standing for entry, (_, standing) in found.items()},
    }
    return replace(compilation, catalogue=catalogue, standings=standings)


def _replaced(catalogue: Catalogue, records: Iterable[Record]) -> Catalogue:
    by_id = {record.id: record for record in catalogue.records()}
    by_id.update((record.id, record) for record in records)
    return Catalogue.of(by_id.values(), catalogue.rejected)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CredAtlasError(f"the previous site cannot be read: {path}: {error.strerror}") from error


def _fetched(address: str) -> bytes | None:
    try:
        with urlopen(address, timeout=_SECONDS) as answer:  # an address the operator names
            body: bytes = answer.read(_LARGEST + 1)
    except URLError as error:
        if getattr(error, "code", None) == 404:
            return None
        raise CredAtlasError(f"the previous site cannot be reached: {address}: {error.reason}") from error
    if len(body) > _LARGEST:
        raise CredAtlasError(f"the previous site's {address} is larger than {_LARGEST} bytes")
    return body
