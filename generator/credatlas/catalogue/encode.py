"""From records back to JSON values: the shape of the YAML files, with every text a map of languages.

What is unknown is absent. The result is valid against the schemas that contributors write to.
"""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import partial
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

_OMITTED = frozenset({"id", "inherited"})
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
    names = {**_RENAMED, **_OWN_NAMES.get(kind, {})}
    omitted = _OMITTED - _KEPT.get(kind, frozenset())
    parts = [_statement(part, names) for part in fields(kind) if part.name not in omitted]
    # As `dataclass` makes its methods: a loop over the fields, most of them unknown, takes twice the time.
    source = "\n".join(["def write(record):", " written = {}", *parts, " return written"])
    scope: dict[str, Any] = {"encode": encode, "text": _text}
    exec(source, scope)
    write, special = scope["write"], _SPECIAL.get(kind)
    _WRITERS[kind] = writer = partial(special, write) if special else write
    return writer


def _statement(field: Field[Any], names: Mapping[str, str]) -> str:
    """A statement in Python that writes a field of `record` where something is known, by its annotation."""
    stated = str(field.type).removesuffix(" | None")
    form = _FORMS.get(stated, "encode(part)")
    # An empty list or map is nothing stated; 0 and false are.
    known = "part" if stated.startswith(("tuple", "Mapping", "Extra")) else "part is not None"
    key = names.get(field.name, field.name)
    return f" part = record.{field.name}\n if {known}: written[{key!r}] = {form}"


_FORMS = {
    "str": "part",
    "bool": "part",
    "int": "part",
    "Text": "text(part)",
    "tuple[str, ...]": "[*part]",
    "Mapping[str, str]": "{**part}",
    "Mapping[str, Text]": "{key: text(one) for key, one in part.items()}",
}
"""Annotation -> the value that is written, as Python; all others by the class of the value."""


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


_text = Text.as_map
_SPECIAL: Mapping[type, Callable[[Writer, Any], Any]] = {Offering: _offering, Prerequisites: _prerequisites}
"""Records that are not quite their fields."""


def _same(value: Any) -> Any:
    return value


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value


_WRITERS: dict[type, Writer] = {
    str: _same,
    bool: _same,
    int: _same,
    float: _number,
    Text: _text,
    Moment: str,
    Money: str,
    Decimal: str,
    date: date.isoformat,
    EntryId: lambda entry: entry.slug,
    tuple: lambda items: [encode(item) for item in items],
    dict: lambda parts: {key: encode(part) for key, part in parts.items()},
    Requirement: _requirement,
}
"""Kind of value -> how it is written; those of records come to it as they are met."""
