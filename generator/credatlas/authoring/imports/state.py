"""What the last import said, kept in `content/.imported/<institution>/<system>.<kind>s.jsonl`.

One line an entry, sorted, so that a change of one row is a change of one line. Hidden folders are no content.
It belongs into the repository: without it an import cannot tell an edit from a change of the source.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Known(NamedTuple):
    """One entry as the source last had it."""

    id: str
    slug: str
    """The course's or pathway's slug; for a run `course/run`."""
    data: Mapping[str, Any]


def state_file(content: Path, institution: str, system: str, kind: str) -> Path:
    """Where the state of one import lies."""
    return content / ".imported" / institution / f"{system}.{kind}s.jsonl"


def read_state(path: Path) -> dict[str, Known]:
    """Identifier of the source -> what it last said; empty before the first import."""
    if not path.is_file():
        return {}
    known = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            record = json.loads(line)
            known[str(record["id"])] = Known(str(record["id"]), str(record["slug"]), dict(record["data"]))
        except (ValueError, KeyError, TypeError):
            raise CredAtlasError(
                f"{path}:{number} is damaged (a merge?); restore it from git, or delete it: the next import "
                "then reports every difference instead of taking it"
            ) from None
    return known


def written_state(known: Iterable[Known]) -> bytes:
    """The file's content."""
    lines = (
        json.dumps({"id": one.id, "slug": one.slug, "data": one.data}, ensure_ascii=False)
        for one in sorted(known, key=lambda one: (one.slug, one.id))
    )
    return "".join(f"{line}\n" for line in lines).encode()
