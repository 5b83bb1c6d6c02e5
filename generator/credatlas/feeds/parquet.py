"""`feeds/*.parquet`: courses and offerings with types, for analysts; the columns are those of the CSV.

Null is unknown; *none* is written `none` and zero `0`. Made by pyarrow, the extra `parquet`, where the
option of that name asks for it: what is published must not depend on what a machine happens to have.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from credatlas.errors import UsageError
from credatlas.feeds._table_courses import COURSES
from credatlas.feeds._table_runs import OFFERINGS
from credatlas.feeds._text import one_line
from credatlas.feeds.feed import Address, Artifact, Feed, Omission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._table import Cell, Column, Table

PARQUET = "application/vnd.apache.parquet"
TABLES: Mapping[str, Table] = {table.name: table for table in (COURSES, OFFERINGS)}
"""The tables that are published as Parquet too."""
_ROWS = 16_384
"""Rows in a group, which a reader takes or leaves as a whole."""


def require() -> None:
    """Raise `UsageError` where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as problem:
        raise UsageError("parquet: this needs pyarrow: pip install credatlas[parquet]") from problem


def parquet_bytes(table: Table, edition: Edition) -> bytes | None:
    """The table as Parquet (https://parquet.apache.org/docs/file-format/); `None` where it has no row."""
    import pyarrow
    from pyarrow.parquet import write_table

    rows = list(table.rows(edition))
    if not rows:
        return None
    schema = pyarrow.schema([_field(column) for column in table.columns], metadata=_about(table, edition))
    arrays = [
        pyarrow.array(_values(column, rows), type=field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    out = BytesIO()
    # Everything that another version of pyarrow could take for its default is said here.
    write_table(
        pyarrow.Table.from_arrays(arrays, schema=schema),
        out,
        row_group_size=_ROWS,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=9,
        use_dictionary=True,
        write_statistics=True,
    )
    return out.getvalue()


def _values(column: Column, rows: Sequence[Any]) -> list[Any]:
    """A column from top to bottom."""
    read, typed = column.value, _typed(column)
    cells: Iterator[Cell] = (read(row) for row in rows)
    return [None if cell is None or cell == () else typed(cell) for cell in cells]


def _typed(column: Column) -> Callable[[Any], Any]:
    if column.many:
        return _several
    return _TYPED.get(column.datatype, one_line)


def _several(values: tuple[str, ...]) -> list[str]:
    return [one_line(value) for value in values]


_TYPED: Mapping[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "decimal": float,
    "integer": int,
}
"""Datatype of CSV on the Web -> what makes a value of it; those of the other ones are texts."""


def _field(column: Column) -> Any:
    """A column's name, type and entry in the data dictionary."""
    import pyarrow

    types = {
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "dateTime": pyarrow.timestamp("ms", tz="UTC"),
        "decimal": pyarrow.float64(),
        "integer": pyarrow.int64(),
    }
    kind = types.get(column.datatype, pyarrow.string())
    return pyarrow.field(
        column.name,
        pyarrow.list_(kind) if column.many else kind,
        nullable=not column.required,
        metadata={"title": column.title, "description": column.text, "source": column.source},
    )


def _about(table: Table, edition: Edition) -> dict[str, str]:
    """What the file says of itself; nothing of when or where it was made."""
    site = edition.site
    said = {
        "title": table.title,
        "description": table.text,
        "publisher": site.name,
        "language": site.language,
        "key": ",".join(table.key),
        "license": site.data_licence,
    }
    return {name: value for name, value in said.items() if value}


def _units(edition: Edition) -> Sequence[object]:
    return tuple(TABLES) if edition.site.parquet else ()


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    table = TABLES[str(unit)]
    body = parquet_bytes(table, edition)
    if body is not None:
        yield Artifact(path=f"feeds/{table.name}.parquet", media_type=PARQUET, body=body)


FEED = Feed(
    name="parquet",
    title="Tables (Parquet)",
    units=_units,
    export=_export,
    addresses=(Address("feeds/{table}.parquet", PARQUET, "A table with types"),),
)
