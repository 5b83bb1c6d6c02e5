"""The workbook itself: sheets to fill in with drop-downs, one that explains, one that lists the codes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from credatlas.authoring.workbook.columns import LINE, SHEETS, vocabulary

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from credatlas.authoring.workbook.columns import Column, Sheet
    from credatlas.i18n import Strings

EXPLANATIONS, VALUES = "Explanations", "Values"
_ROWS = 2000
"""So many rows have drop-downs."""
_WIDE = frozenset({"Title", "Summary", "Description", "Outcomes", "Need"})
_ABOUT = (
    "Fill in the sheets Courses and Runs; leave a cell empty where you do not know, and write no stand-ins. "
    "Lists offer the codes that are allowed; where a cell may hold several, type them yourself. What the "
    "workbook has no column for (weights of an assessment, joint courses, more languages) is written into "
    "the files afterwards: a second import keeps what was edited there."
)


def workbook(strings: Strings) -> bytes:
    """An empty workbook, with labels of codes in the language of `strings`."""
    from openpyxl import Workbook  # takes a quarter of a second, which other commands need not wait

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in SHEETS:
        _form(book.create_sheet(sheet.name), sheet)
    explained = book.create_sheet(EXPLANATIONS)
    listed = book.create_sheet(VALUES)
    _explain(explained)
    _list(book, listed, strings)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _form(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.utils import get_column_letter

    page.append([column.name for column in sheet.all])
    _head(page)
    for number, column in enumerate(sheet.all, 1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = 48 if column.name in _WIDE else 18
        page.cell(1, number).comment = Comment(_description(sheet, column), "CredAtlas", 200, 320)
        if column.field and sheet.shape(column).type_name in ("date", "moment"):
            page.column_dimensions[letter].number_format = "yyyy-mm-dd"
        elif column.split:
            page.column_dimensions[letter].number_format = "@"  # 0914 is a code, not a number
    page.freeze_panes = page.cell(2, len(sheet.keys) + 1).coordinate


def _explain(page: Worksheet) -> None:
    page.append(["Sheet", "Column", "Field", "Asked for from", "What belongs here", "Example"])
    _head(page)
    for sheet in SHEETS:
        for column in sheet.all:
            page.append(
                [
                    sheet.name,
                    column.name,
                    column.field,
                    sheet.tier(column),
                    _description(sheet, column),
                    example(sheet, column),
                ]
            )
    page.append([])
    page.append([_ABOUT])
    for letter, width in zip("ABCDEF", (10, 18, 18, 16, 90, 40), strict=True):
        page.column_dimensions[letter].width = width


def _list(book: Workbook, page: Worksheet, strings: Strings) -> None:
    """Two columns a code list: the codes, which the drop-downs offer, and what they mean."""
    from openpyxl.utils import get_column_letter

    places: dict[tuple[str, ...], str] = {}
    for sheet in SHEETS:
        for column in sheet.all:
            codes = sheet.codes(column)
            if codes and codes not in places:
                at = 2 * len(places) + 1
                _codes(page, at, column.name, codes, strings)
                letter = get_column_letter(at)
                places[codes] = f"'{VALUES}'!${letter}$2:${letter}${len(codes) + 1}"
                page.column_dimensions[get_column_letter(at + 1)].width = 40
            if codes:
                _offer(book[sheet.name], sheet.all.index(column) + 1, column, places[codes])
    _head(page)


def _codes(page: Worksheet, at: int, name: str, codes: tuple[str, ...], strings: Strings) -> None:
    known = vocabulary(codes)
    page.cell(1, at, name)
    page.cell(1, at + 1, "means")
    for row, code in enumerate(codes, 2):
        page.cell(row, at, int(code) if _is_number(code) else code)
        page.cell(row, at + 1, strings.label(known, code) if known else "")


def _offer(page: Worksheet, at: int, column: Column, source: str) -> None:
    """A drop-down; where several codes may stand in a cell, it must not insist."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=not column.split
    )
    offered.error = f"Choose one of the codes on the sheet {VALUES}, or leave the cell empty."
    offered.errorTitle = column.name
    letter = get_column_letter(at)
    offered.add(f"{letter}2:{letter}{_ROWS}")
    page.add_data_validation(offered)


def _head(page: Worksheet) -> None:
    from openpyxl.styles import Font

    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "A2"


def _description(sheet: Sheet, column: Column) -> str:
    parts = [column.about]
    if column.field and not column.about:
        parts.append(str(sheet.shape(column).schema.get("description", "")))
    if column.split and column.split != LINE:
        parts.append(f"Several values are separated by {column.split}")
    if sheet.codes(column):
        parts.append(f"The sheet {VALUES} says what the codes mean.")
    return " ".join(part for part in parts if part)


def example(sheet: Sheet, column: Column) -> Any:
    """What a cell of a column could hold."""
    if not column.field:
        return "LUM-101" if column is sheet.keys[0] else "spring-2027"
    value = sheet.shape(column).schema["examples"][0]  # every field of the schemas has one
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        items = [item[column.item] if column.item else item for item in value]
        return (column.split or " ").join(map(str, items))
    return value


def _is_number(code: str) -> bool:
    return code.isdigit() and not code.startswith("0")
