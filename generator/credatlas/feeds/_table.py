"""Tables as CSV (RFC 4180) with CSV on the Web metadata: one description makes the file, the metadata and the
data dictionary.

An empty cell is unknown; *none* is written `none` and zero `0`. A text that a spreadsheet would run as a
formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from credatlas.feeds._text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from credatlas.catalogue.edition import Edition

CSV, METADATA = "text/csv", "application/csvm+json"
SEPARATOR = "|"
"""Between several values in one cell."""
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what stands in it, and where its values come from."""

    name: str
    title: str
    text: str
    """What it means, in English, for the data dictionary."""
    value: Callable[[Any], Cell]
    """From a row's subject to its value; `None` and `()` are unknown."""
    datatype: str = "string"
    many: bool = False
    required: bool = False
    source: str = "declared"
    """`declared` by the institution (or inherited, where the column `inherited` says so), or `computed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `rows` are the subjects of its rows, in order."""

    name: str
    title: str
    text: str
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterable[Any]]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def path(self) -> str:
        """Where the table lies."""
        return f"feeds/{self.name}.csv"


def csv_bytes(table: Table, edition: Edition) -> bytes | None:
    """The table as CSV; `None` where it has no row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    cells = [(column.value, _writer_of(column)) for column in table.columns]
    count = 0
    for subject in table.rows(edition):
        writer.writerow(["" if (value := read(subject)) is None else write(value) for read, write in cells])
        count += 1
    return out.getvalue().encode() if count else None


def _writer_of(column: Column) -> Callable[[Any], str]:
    """How the known values of a column are written."""
    if column.many:
        return _several
    if column.datatype == "string":
        return _text
    return _WRITERS.get(column.datatype, one_line)


@lru_cache(maxsize=4096)  # codes, names and labels come again and again
def _text(value: str) -> str:
    return harmless(one_line(value))


@lru_cache(maxsize=4096)
def _several(values: tuple[str, ...]) -> str:
    return harmless(SEPARATOR.join([one_line(part).replace(SEPARATOR, "/") for part in values]))


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    return f"{value:.10g}"


def _truth(value: bool) -> str:
    return "true" if value else "false"


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "boolean": _truth,
    "decimal": _number,
    "integer": _number,
}
"""Datatype -> how a value of it is written; those of the other ones are texts of which no formula is made."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def metadata(table: Table, edition: Edition) -> dict[str, Any]:
    """The description of one table by itself (https://www.w3.org/TR/tabular-metadata/)."""
    return {"@context": _context(edition), **_table(table, edition), **_rights(edition)}


def group(tables: Iterable[Table], edition: Edition) -> dict[str, Any]:
    """The description of all tables with the keys by which they are joined."""
    found = list(tables)
    names = {table.name for table in found}
    described = []
    for table in found:
        one = _table(table, edition)
        keys = [_foreign(key) for key in table.foreign if key.table in names]
        if keys:
            one["tableSchema"]["foreignKeys"] = keys
        described.append(one)
    return {"@context": _context(edition), "tables": described, **_rights(edition)}


def _context(edition: Edition) -> list[Any]:
    return ["http://www.w3.org/ns/csvw", {"@language": edition.site.language}]


def _rights(edition: Edition) -> dict[str, Any]:
    licence = edition.site.data_licence
    return {"dc:rights": licence} if licence else {}


def _table(table: Table, edition: Edition) -> dict[str, Any]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": f"{edition.site.name}: {table.title}",
        "dc:description": table.text,
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
        },
    }


def _column(column: Column) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": f"{column.text} ({column.source})",
        "datatype": column.datatype,
    }
    if column.many:
        written["separator"] = SEPARATOR
    if column.required:
        written["required"] = True
    return written


def _foreign(key: ForeignKey) -> dict[str, Any]:
    reference = {"resource": f"{key.table}.csv", "columnReference": list(key.references)}
    return {"columnReference": list(key.columns), "reference": reference}


def columns(*rows: tuple[Any, ...], **shared: Any) -> tuple[Column, ...]:
    """Columns from (name, title, text, value, datatype) rows; the datatype may be left out."""
    return tuple(
        Column(
            name=name, title=title, text=text, value=value, datatype=rest[0] if rest else "string", **shared
        )
        for name, title, text, value, *rest in rows
    )
