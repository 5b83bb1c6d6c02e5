"""The extra fields of an entry are those that its network declares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from credatlas.diagnostics import nearest
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.institution import Institution
    from credatlas.model.network import ExtraField

    _Entry = Institution | Course | Pathway

_KINDS = (Kind.INSTITUTION, Kind.COURSE, Kind.PATHWAY)
_ASKED_BY = "the network's `extra_fields`"
_WEB = "https://"


def _declared(catalogue: Catalogue) -> Iterator[tuple[_Entry, Mapping[str, list[ExtraField]]]]:
    """Every entry with extra fields, and what its networks declare."""
    records = (catalogue.institutions, catalogue.courses, catalogue.pathways)
    for entry in (entry for kind in records for entry in kind.values() if entry.extra):
        fields: dict[str, list[ExtraField]] = {}
        for slug in _networks(catalogue, entry):
            for key, field in catalogue.networks[slug].extra_fields.items():
                fields.setdefault(key, []).append(field)
        yield entry, fields


def _networks(catalogue: Catalogue, entry: _Entry) -> list[str]:
    """The networks that an entry belongs to, itself or through its institutions."""
    found: list[str] = []
    houses: tuple[str, ...] = (entry.id.slug,)
    if isinstance(entry, Course):
        found += [entry.joint.network] if entry.joint else []
        houses = entry.providers
    elif isinstance(entry, Pathway):
        found += [entry.network] if entry.network else []
        houses = entry.awarding
    found += [network.id.slug for house in houses for network in catalogue.networks_of.get(house, ())]
    return [slug for slug in dict.fromkeys(found) if slug in catalogue.networks]


@rule(
    "CA211",
    "no network of this entry declares the extra field `{key}`",
    *_KINDS,
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by=_ASKED_BY,
)
def extra_fields_are_declared(catalogue: Catalogue) -> Iterator[Hit]:
    """An extra field is declared by a network of the entry.

    Why: without its declaration it has neither a label nor a type, so it can be neither shown nor searched.
    Fix: correct the key, or ask the network to declare it under `extra_fields`.
    """
    if catalogue.lacks(Kind.NETWORK):
        return
    for entry, fields in _declared(catalogue):
        for key in entry.extra:
            if key not in fields:
                near = nearest(key, fields) or ""
                yield hit("extra", key, at_key=True, entry=entry.id, key=key, nearest=near)


@rule(
    "CA212",
    "the network declares `{key}` as {type}; this is {value}",
    *_KINDS,
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by=_ASKED_BY,
)
def extra_fields_have_their_type(catalogue: Catalogue) -> Iterator[Hit]:
    """An extra field has the type that the network declares.

    Why: pages, facets and feeds rely on it.
    Fix: write a number, true or false, an address, a text or a code, as the network's `extra_fields` say.
    """
    for entry, fields in _declared(catalogue):
        for key, value in entry.extra.items():
            declared = fields.get(key, ())
            if declared and not any(_IS[field.type](value) for field in declared):
                yield hit("extra", key, entry=entry.id, key=key, type=declared[0].type, value=_shown(value))


@rule(
    "CA213",
    "{value} is not one of the values of `{key}`",
    *_KINDS,
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by=_ASKED_BY,
)
def extra_codes_are_declared(catalogue: Catalogue) -> Iterator[Hit]:
    """A code of an extra field is one of those that the network declares.

    Why: a code without a label cannot be shown or chosen.
    Fix: choose a declared value, or ask the network to add this one to `values` of the field.
    """
    for entry, fields in _declared(catalogue):
        for key, value in entry.extra.items():
            codes = {code for field in fields.get(key, ()) for code in field.values}
            for code in _strings(value) if codes else ():
                if code not in codes:
                    near = nearest(code, codes) or ""
                    place, known = ("extra", key), ", ".join(sorted(codes))
                    yield hit(*place, entry=entry.id, key=key, value=code, nearest=near, allowed=known)


def _shown(value: object) -> str:
    """A value as it is written, with its quotes: they can be what is wrong."""
    return json.dumps(value, ensure_ascii=False)


def _strings(value: object) -> Sequence[str]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _is_address(value: object) -> bool:
    return bool(_strings(value)) and all(text.startswith(_WEB) for text in _strings(value))


_IS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: bool(_strings(value)),
    "code": lambda value: bool(_strings(value)),
    "url": _is_address,
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}
"""Declared type -> whether a value has it; codes of `extra-field-type`."""
