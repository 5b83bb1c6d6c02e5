"""Rows of a table from CSV, Excel or JSON Lines: text, numbers and dates; nothing is evaluated."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from credatlas.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.authoring.imports.mapfile import ImportMap

_LARGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: where it stands in its file (counted from 1), and its cells by column."""

    number: int
    cells: Mapping[str, Any]

    def get(self, column: str) -> Any:
        """The value of a column; in records within records by a path with dots; None where there is none."""
        if column in self.cells:
            return self.cells[column]
        value: Any = self.cells
        for name in column.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value


Reader = Callable[["Path", "ImportMap"], Iterator[Row]]


def read_csv(path: Path, layout: ImportMap) -> Iterator[Row]:
    """The rows of a CSV file; the number is that of the line on which the row ends."""
    content = path.read_bytes()
    encoding = layout.encoding
    for mark, marked in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            encoding = marked
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{path}:{line}: this is not {encoding}; say in the map how the file is written, "
            "such as csv: {encoding: cp1252}"
        ) from None
    csv.field_size_limit(_LARGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter, strict=True)
    try:
        header = _header(path, next(table, []))
        for cells in table:
            if len(cells) > len(header) and any(cells[len(header) :]):
                raise UsageError(f"{path}:{table.line_num}: this row has more cells than there are columns")
            if any(cell.strip() for cell in cells):
                yield Row(number=table.line_num, cells=dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise UsageError(f"{path}:{table.line_num}: this is not CSV: {error}") from None


def read_xlsx(path: Path, layout: ImportMap) -> Iterator[Row]:
    """The rows of a sheet; a formula is the value that Excel saved with it."""
    from openpyxl import load_workbook  # takes a quarter of a second, which other formats need not wait
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, ParseError) as error:
        raise UsageError(f"{path} is not an Excel workbook (.xlsx): {error}") from None
    try:
        if layout.sheet is not None and layout.sheet not in book.sheetnames:
            raise UsageError(f"{path} has no sheet {layout.sheet!r}; there are {', '.join(book.sheetnames)}")
        sheet: Any = book[layout.sheet or book.sheetnames[0]]
        table = sheet.iter_rows(min_row=layout.header, values_only=True)
        header = _header(path, ["" if cell is None else str(cell) for cell in next(table, ())])
        for number, cells in enumerate(table, layout.header + 1):
            if any(cell not in (None, "") for cell in cells):
                yield Row(number=number, cells=dict(zip(header, cells, strict=False)))
    finally:
        book.close()


def read_jsonl(path: Path, _: ImportMap) -> Iterator[Row]:
    """The records of a file of JSON Lines."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            except (ValueError, RecursionError) as error:
                raise UsageError(f"{path}:{number}: this line is not JSON: {error}") from None
            if not isinstance(record, dict):
                raise UsageError(f"{path}:{number}: this line is not a record in braces")
            yield Row(number=number, cells=record)


def _header(path: Path, cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise UsageError(f"{path} has no row of column names")
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise UsageError(f"{path}: the column {min(twice)!r} occurs twice")
    return names
