"""What `credatlas import` reads, by the word in the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.authoring.imports.elm import read_elm
from credatlas.authoring.imports.rows import read_csv, read_jsonl, read_xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.authoring.imports.rows import Reader

FORMATS: Mapping[str, Reader] = {"csv": read_csv, "elm": read_elm, "jsonl": read_jsonl, "xlsx": read_xlsx}
"""Word -> what makes rows of a file."""
