"""From accepted YAML values to records: total once the schema has passed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas.catalogue.decode.course import COURSE
from credatlas.catalogue.decode.fields import Rows, Setting, read_rows
from credatlas.catalogue.decode.inheritance import inherited
from credatlas.catalogue.decode.making import maker
from credatlas.catalogue.decode.others import AGREEMENT, INSTITUTION, NETWORK, PATHWAY
from credatlas.model.agreement import Agreement
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.moments import zone_names
from credatlas.model.network import Network
from credatlas.model.pathway import Pathway

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = Institution | Network | Agreement | Course | Pathway

_KINDS: Mapping[Kind, tuple[Callable[[Mapping[str, Any]], Record], Rows]] = {
    Kind.INSTITUTION: (maker(Institution), INSTITUTION),
    Kind.NETWORK: (maker(Network), NETWORK),
    Kind.AGREEMENT: (maker(Agreement), AGREEMENT),
    Kind.COURSE: (maker(Course), COURSE),
    Kind.PATHWAY: (maker(Pathway), PATHWAY),
}

DEFAULT_LANGUAGE = "en"
"""The language of plain strings where neither the entry nor its institution says."""

DEFAULT_ZONE = "UTC"
"""The zone where the institution states none; a rule asks for it."""


def decode(entry: EntryId, data: Mapping[str, Any], institution: Institution | None) -> Record:
    """The record that a document states, with the institution's defaults filled in for a course."""
    make, rows = _KINDS[entry.kind]
    setting = _setting(data, institution)
    stated = read_rows(rows, data, setting)
    if entry.kind is Kind.COURSE and institution:
        supplied = inherited(stated, institution)
        stated.update(supplied, inherited=_names(tuple(supplied)))
    return make({"id": entry, "text_language": setting.language, **stated})


@lru_cache(maxsize=512)
def _names(supplied: tuple[str, ...]) -> frozenset[str]:
    """One object for all the courses that inherit the same fields."""
    return frozenset(supplied)


def _setting(data: Mapping[str, Any], institution: Institution | None) -> Setting:
    language = data.get("text_language") or (institution.text_language if institution else DEFAULT_LANGUAGE)
    zone = data.get("timezone") or (institution.timezone if institution else None)
    return Setting(language, zone if zone in zone_names() else DEFAULT_ZONE)
