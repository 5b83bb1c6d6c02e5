"""Slugs: made of titles and codes, and judged when somebody types one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from credatlas.errors import UsageError
from credatlas.model.ids import SLUG, EntryId, Kind
from credatlas.source.files import RESERVED
from credatlas.source.violation import nearest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LONGEST: Final = 80
"""Characters of a slug, as the schemas have it."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"['’ʼ]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(text: str, longest: int = LONGEST) -> str:
    """The slug nearest to a text, cut between words; empty where it has no Latin letter or digit."""
    lower = _APOSTROPHES.sub("", text.casefold()).translate(_LETTERS)
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    slug = _OTHER.sub("-", letters).strip("-")
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return cut.strip("-")


def told_apart(slug: str, by: str) -> str:
    """`slug` with the slug of `by` behind it, within the length that a slug may have."""
    tail = slug_of(by, LONGEST // 2)
    if not slug or not tail or tail == slug:
        return slug or tail
    return f"{slug_of(slug, LONGEST - len(tail) - 1)}-{tail}"


def entry_id(content: Path, kind: Kind, typed: str, languages: Collection[str] = ()) -> EntryId:
    """The identity that `typed` names, of an entry that is not there yet.

    Raises `UsageError`, with the nearest name that would do, for what cannot become an identity: other
    letters, a reserved name, an unknown institution, an entry that exists (in other capitals too).
    """
    parts = typed.split("/")
    if len(parts) != (2 if kind is Kind.COURSE else 1):
        wanted = "institution/course, such as lumen/data-ethics" if kind is Kind.COURSE else "one short name"
        raise UsageError(f"{typed!r} is not an id for this kind, {kind.value}: it is {wanted}")
    better = "/".join(map(slug_of, parts))
    if not all(SLUG.fullmatch(part) and len(part) <= LONGEST for part in parts):
        hint = f"; {better} would do" if better.strip("/") else ""
        raise UsageError(f"{typed!r}: use small letters a-z, digits and single hyphens{hint}")
    for part in parts:
        if part in RESERVED or part in languages:
            raise UsageError(f"{typed!r}: the name {part} is reserved; choose another one")
    if kind is Kind.COURSE:
        existing_institution(content, parts[0])
    entry = EntryId(kind, typed)
    if file_of(content, entry).exists():
        raise UsageError(f"{entry.path} exists already; entries are never written over")
    return entry


def existing_institution(content: Path, slug: str) -> None:
    """Raise `UsageError`, with the nearest one, where there is no such institution."""
    known = sorted(path.stem for path in (content / "institutions").glob("*.yml"))
    if slug not in known:
        near = nearest(slug, known)
        hint = f"; did you mean {near}?" if near else f"; begin with: credatlas new institution {slug}"
        raise UsageError(f"there is no institution {slug}{hint}")


def file_of(content: Path, entry: EntryId) -> Path:
    """Where the entry's file lies."""
    return content / entry.kind.folder / f"{entry.slug}.yml"
