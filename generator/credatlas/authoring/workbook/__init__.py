"""A workbook to fill in where courses live in no system: sheets, drop-downs, the maps that import them."""

from credatlas.authoring.workbook.book import workbook
from credatlas.authoring.workbook.columns import SHEETS, map_text

__all__ = ["SHEETS", "map_text", "workbook"]
