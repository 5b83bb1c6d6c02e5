"""Reads the code lists from `vocab/codes`: one JSON file each, so that a new list is one new file.

A file has `source`, `licence`, `terms` (code -> fields) and, where a standard stands behind it, `scheme` and
`uri`: a pattern such as `http://data.europa.eu/snb/learning-assessment/{concept}`, filled from a term's own
fields. A term that lacks the field has no URI of its own.
"""

from __future__ import annotations

import json
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.errors import CredAtlasError
from credatlas.vocab.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESERVED = frozenset({"broader", "derived", "concept", "wider"})


@cache
def names() -> tuple[str, ...]:
    """The names of all code lists, sorted."""
    return tuple(sorted(path.stem for path in resources.folder("vocab/codes").glob("*.json")))


@cache
def load(name: str) -> Vocabulary:
    """The code list called `name`, read once in a process; CredAtlasError if there is none."""
    path = resources.folder("vocab/codes") / f"{name}.json"
    if name not in names():
        raise CredAtlasError(f"there is no vocabulary {name!r}; there are {', '.join(names())}")
    content = json.loads(path.read_bytes())
    pattern = content.get("uri")
    return Vocabulary(
        name=name,
        source=content["source"],
        licence=content["licence"],
        scheme=content.get("scheme"),
        labels=content.get("labels"),
        codes=MappingProxyType(
            {code: _term(code, fields, pattern) for code, fields in content["terms"].items()}
        ),
    )


def _term(code: str, fields: Mapping[str, str], pattern: str | None) -> Term:
    known = {"code": code, **fields}
    return Term(
        code=code,
        uri=_fill(pattern, known),
        wider_uri=_fill(pattern, {"concept": fields["wider"]}) if "wider" in fields else None,
        broader=fields.get("broader"),
        derived=fields.get("derived"),
        extra=MappingProxyType({key: value for key, value in fields.items() if key not in _RESERVED}),
    )


def _fill(pattern: str | None, fields: Mapping[str, str]) -> str | None:
    """`pattern` with its placeholder filled, or None where the term has no such field."""
    if pattern is None:
        return None
    try:
        return pattern.format_map(fields)
    except KeyError:
        return None
