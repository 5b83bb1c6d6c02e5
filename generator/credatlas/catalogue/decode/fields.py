"""From YAML values to values of the model: one small reader a shape, put together by tables.

A reader takes a value that the schema has accepted and the reading `Setting`. A value that the schema cannot
judge (the 30th of February, an unknown currency) reads as `None`; a rule names it. Readers never raise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from credatlas.catalogue.decode.making import maker
from credatlas.model.moments import parse_day, parse_moment
from credatlas.model.money import parse_money
from credatlas.model.text import text_of

if TYPE_CHECKING:
    from datetime import date

    from credatlas.model.moments import Moment
    from credatlas.model.money import Money
    from credatlas.model.text import Text

R = TypeVar("R")


class Setting(NamedTuple):
    """What plain strings and times of an entry are relative to."""

    language: str
    """The language of a text that is one string."""
    zone: str
    """IANA name of the zone in which a date begins and ends."""


Reader = Callable[[Any, Setting], Any]
Table = Mapping[str, Reader | tuple[str, Reader]]
"""YAML key -> reader, or (record field, reader) where the record's field has another name."""


def plain(value: Any, _: Setting) -> Any:
    """A string, number or boolean, as it stands; equal strings of a catalogue are one object."""
    return intern(value) if type(value) is str else value


def codes(value: Any, _: Setting) -> tuple[str, ...]:
    """A list of codes, references or addresses."""
    return _shared(tuple(map(intern, value)))


@lru_cache(maxsize=4096)
def _shared(given: tuple[str, ...]) -> tuple[str, ...]:
    """One object for equal lists: ten thousand courses have few different ones."""
    return given


def text(value: Any, setting: Setting) -> Text:
    """A string, or a map of languages."""
    return text_of(value, setting.language)


def day(value: Any, _: Setting) -> date | None:
    """A date without a time."""
    return parse_day(value)


def moment(value: Any, setting: Setting) -> Moment | None:
    """A date, or a date and time, in the entry's zone."""
    return parse_moment(value, setting.zone)


def money(value: Any, _: Setting) -> Money | None:
    """An amount and a currency."""
    return parse_money(value)


def listed(reader: Reader) -> Reader:
    """A list whose items are all read alike."""
    return lambda value, setting: tuple([reader(item, setting) for item in value])


def mapped(reader: Reader) -> Reader:
    """A map whose values are all read alike, in the order of the file."""
    return lambda value, setting: {key: reader(item, setting) for key, item in value.items()}


def record(kind: type[R], table: Table) -> Reader:
    """A map that is a record of the model."""
    make, rows = maker(kind), compiled(table)

    def read(value: Any, setting: Setting) -> R:
        return make(read_rows(rows, value, setting))

    return read


Rows = Mapping[str, tuple[str, Reader]]


def compiled(table: Table) -> Rows:
    """The table with the record's field name in every row."""
    return {key: row if isinstance(row, tuple) else (key, row) for key, row in table.items()}


def read_rows(rows: Rows, value: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """The record's arguments: what is given; keys that no row names belong to somebody else."""
    arguments: dict[str, Any] = {}
    for key, given in value.items():
        if given is not None and key in rows:
            name, reader = rows[key]
            if reader is plain and type(given) is str:  # half of all: a call less for each
                arguments[name] = intern(given)
            else:
                arguments[name] = reader(given, setting)
    return arguments
