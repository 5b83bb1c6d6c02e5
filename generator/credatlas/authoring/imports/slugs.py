"""Addresses for new entries: of the title where it has Latin letters, else of the code or identifier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from credatlas.authoring.identifiers import slug_of, told_apart
from credatlas.authoring.imports.mapfile import as_key
from credatlas.source.files import RESERVED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from credatlas.authoring.imports.rows import Row

_SHORTEST = 3


def new_slugs(
    rows: Mapping[str, Row], columns: tuple[str, ...], taken: Collection[str], languages: Collection[str]
) -> dict[str, str]:
    """Identifier -> slug for each of `rows`; every one differs from the others and from those `taken`.

    A slug that several rows would have, or that is taken or reserved, gets the identifier behind it, for
    all of them: so nothing depends on the order of the rows.
    """
    wished = {identifier: _wished(row, columns) or slug_of(identifier) for identifier, row in rows.items()}
    counts = Counter(wished.values())
    used = {*taken, *RESERVED, *languages}
    result: dict[str, str] = {}
    for identifier, slug in sorted(wished.items()):
        if slug and counts[slug] == 1 and slug not in used:
            result[identifier] = slug
    used |= set(result.values())
    for identifier, slug in sorted(wished.items()):
        if identifier not in result:
            result[identifier] = _free(told_apart(slug, identifier) or "entry", used)
            used.add(result[identifier])
    return result


def _wished(row: Row, columns: tuple[str, ...]) -> str:
    """The slug of the first column that has one: most of its letters must be Latin."""
    for text in (text for column in columns for text in _texts(row.get(column))):
        slug = slug_of(text, len(text) * 4)
        letters = sum(map(str.isalpha, text))
        if len(slug) >= _SHORTEST and sum(map(str.isalpha, slug)) * 2 >= letters:
            return slug_of(slug)
    return ""


def _texts(value: Any) -> list[str]:
    """What a cell says; of a text in several languages English first."""
    if isinstance(value, dict):
        return [as_key(value[name]) for name in sorted(value, key=lambda name: name != "en")]
    return [] if isinstance(value, list) else [as_key(value)]


def _free(slug: str, used: set[str]) -> str:
    number, free = 2, slug
    while free in used:
        free, number = f"{slug[:76]}-{number}", number + 1
    return free
