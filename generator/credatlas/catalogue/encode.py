"""From records back to JSON values: the shape of the YAML files, with every text a map of languages.

What is unknown is absent. The result is valid against the schemas that contributors write to.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import partial
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
    from collections.abc import Callable, Hashable, Mapping

    Writer = Callable[[Any], Any]

_OMITTED = frozenset({"id", "inherited", "exceptions"})
_KEPT: dict[Hashable, frozenset[str]] = {Origin: frozenset({"id"})}  # that of another system
_RENAMED = {"from_": "from", "as_": "as", "groups": "for"}
_OWN_NAMES: dict[Hashable, dict[str, str]] = {Institution: {"type": "kind"}}


def encode(value: Any) -> Any:
    """The JSON value of a record, or of any part of one."""
    kind = value.__class__
    return (_WRITERS.get(kind) or _record_writer(kind))(value)


def _record_writer(kind: type) -> Writer:
    """How records of a kind are written, found out when the first one is met."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no JSON form")
    read, keys = _reading(kind)

    def write(record: Any) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for key, part in zip(keys, read(record), strict=False):
            if part is None:  # as most are
                continue
            if part.__class__ in _AS_IT_IS:
                written[key] = part
            elif part or part not in _EMPTY:
                written[key] = encode(part)
        return written

    special = _SPECIAL.get(kind)
    _WRITERS[kind] = writer = partial(special, write) if special else write
    return writer


_AS_IT_IS = frozenset({str, bool, int})
_EMPTY: tuple[Any, ...] = ((), {})
"""What is stated of nothing, unlike 0 and false."""


def _reading(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """How the fields of a kind of record are read, all at once, and what each is called."""
    names = {**_RENAMED, **_OWN_NAMES.get(kind, {})}
    omitted = _OMITTED - _KEPT.get(kind, frozenset())
    parts = [part.name for part in fields(kind) if part.name not in omitted]
    # A getter of one name returns no tuple; asking for the first one twice does no harm.
    return attrgetter(*parts, parts[0]), tuple(names.get(part, part) for part in parts)


def _offering(write: Writer, run: Offering) -> Any:
    written = write(run)
    if not run.self_paced:
        written.pop("self_paced", None)
    return written


def _requirement(requirement: Requirement) -> Any:
    if requirement.course:
        return requirement.course
    if requirement.any:
        return {"any": [_requirement(part) for part in requirement.any]}
    return {"all": [_requirement(part) for part in requirement.all]}


def _prerequisites(write: Writer, stated: Prerequisites) -> Any:
    if stated.none:
        return "none"
    written = write(stated)
    written.pop("none", None)
    return written


_SPECIAL: Mapping[type, Callable[[Writer, Any], Any]] = {Offering: _offering, Prerequisites: _prerequisites}
"""Records that are not quite their fields."""


def _same(value: Any) -> Any:
    return value


def _items(items: tuple[Any, ...]) -> list[Any]:
    return [item if item.__class__ in _AS_IT_IS else encode(item) for item in items]


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value


_WRITERS: dict[type, Writer] = {
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
    tuple: _items,
    dict: lambda parts: {key: encode(part) for key, part in parts.items()},
    Requirement: _requirement,
}
"""Kind of value -> how it is written; those of records come to it as they are met."""
