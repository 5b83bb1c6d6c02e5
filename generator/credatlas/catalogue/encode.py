"""From records back to JSON values: the shape of the YAML files, with every text a map of languages.

What is unknown is absent. The result is valid against the schemas that contributors write to.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from credatlas.model.ids import EntryId
from credatlas.model.institution import Institution
from credatlas.model.moments import Moment
from credatlas.model.money import Money
from credatlas.model.offering import Offering
from credatlas.model.prerequisites import Prerequisites, Requirement
from credatlas.model.shared import Origin
from credatlas.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_OMITTED = frozenset({"id", "inherited", "exceptions"})
_KEPT: dict[Hashable, frozenset[str]] = {Origin: frozenset({"id"})}  # that of another system
_RENAMED = {"from_": "from", "as_": "as", "groups": "for"}
_OWN_NAMES: dict[Hashable, dict[str, str]] = {Institution: {"type": "kind"}}


def encode(value: Any) -> Any:
    """The JSON value of a record, or of any part of one."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if is_dataclass(value):
        return _record(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _record(value: Any) -> dict[str, Any]:
    written: dict[str, Any] = {}
    read, keys = _reading(value.__class__)
    for key, part in zip(keys, read(value), strict=False):
        if part is None or (not part and part in _EMPTY):
            continue
        writer = _WRITERS.get(part.__class__, encode)
        written[key] = part if writer is _same else writer(part)
    return written


_EMPTY: tuple[Any, ...] = ((), {})
"""What is stated of nothing, unlike 0 and false."""


@lru_cache(maxsize=64)
def _reading(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """How the fields of a kind of record are read, all at once, and what each is called."""
    names = {**_RENAMED, **_OWN_NAMES.get(kind, {})}
    omitted = _OMITTED - _KEPT.get(kind, frozenset())
    parts = [part.name for part in fields(kind) if part.name not in omitted]
    # A getter of one name returns no tuple; asking for the first one twice does no harm.
    return attrgetter(*parts, parts[0]), tuple(names.get(part, part) for part in parts)


def _offering(run: Offering) -> dict[str, Any]:
    written = _record(run)
    if not run.self_paced:
        written.pop("self_paced", None)
    return written


def _requirement(requirement: Requirement) -> Any:
    if requirement.course:
        return requirement.course
    if requirement.any:
        return {"any": [_requirement(part) for part in requirement.any]}
    return {"all": [_requirement(part) for part in requirement.all]}


def _prerequisites(stated: Prerequisites) -> Any:
    if stated.none:
        return "none"
    written = _record(stated)
    written.pop("none", None)
    return written


def _same(value: Any) -> Any:
    return value


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value


_WRITERS: dict[type, Any] = {
    str: _same,
    bool: _same,
    int: _same,
    float: _number,
    Text: Text.as_map,
    Moment: str,
    Money: str,
    Decimal: str,
    date: date.isoformat,
    EntryId: lambda entry: entry.slug,
    tuple: lambda items: [encode(item) for item in items],
    dict: lambda parts: {key: encode(part) for key, part in parts.items()},
    Offering: _offering,
    Requirement: _requirement,
    Prerequisites: _prerequisites,
}
