"""The columns of each sheet, in the order in which one thinks of a course, and the map that reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from credatlas import vocab
from credatlas.authoring import fieldpaths
from credatlas.errors import CredAtlasError
from credatlas.model.ids import Kind
from credatlas.rules.document.tiers import ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.authoring.fieldpaths import FieldShape

SEMICOLON, LINE = ";", "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: the field it fills, or an empty field for one that only names the row."""

    name: str
    field: str
    about: str = ""
    """What the schema cannot say, because it is about the sheet."""
    split: str = ""
    """What separates several values in one cell."""
    item: str = ""
    """For lists of records: the key of each value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with one row an entry (or run)."""

    name: str
    kind: str
    """What a row is: `course` or `offering`."""
    keys: tuple[Column, ...]
    """The columns that name a row for ever."""
    columns: tuple[Column, ...]

    @property
    def all(self) -> tuple[Column, ...]:
        """Every column, from left to right."""
        return (*self.keys, *self.columns)

    def shape(self, column: Column) -> FieldShape:
        """What may stand in a column that fills a field."""
        path = f"offerings.run.{column.field}" if self.kind == "offering" else column.field
        shape = fieldpaths.at("course", path)
        if shape is None:
            raise CredAtlasError(f"the column {column.name} fills no field: {path}")
        return shape

    def codes(self, column: Column) -> tuple[str, ...]:
        """The codes that may stand in a column; none where it is free."""
        shape = self.shape(column) if column.field else None
        if shape and "array" in shape.types:
            shape = shape.item()
        if shape and column.item:
            shape = shape.below(column.item)
        schema: Mapping[str, Any] = shape.schema if shape else {}
        if "integer" in schema.get("type", ()) and schema.get("maximum", _FEW) < _FEW:
            return tuple(map(str, range(schema["minimum"], schema["maximum"] + 1)))
        return tuple(map(str, schema.get("enum", ())))

    def tier(self, column: Column) -> str:
        """The first tier that asks for a column's field; empty where none does."""
        top = column.field.partition(".")[0]
        asked = [one.tier for one in ELEMENTS if Kind.COURSE in one.kinds and one.field.startswith(top)]
        return min(asked).word if asked and self.kind == "course" else ""


_FEW = 20
"""Numbers below this are worth a list."""


def vocabulary(codes: tuple[str, ...]) -> str | None:
    """The name of the code list that has these codes."""
    return next((name for name in vocab.names() if tuple(vocab.load(name)) == codes), None)


def map_text(sheet: Sheet, system: str) -> str:
    """The map file that imports a sheet: `credatlas import xlsx FILE --map MAP`."""
    lines = [
        f"# Reads the sheet {sheet.name}. Rename columns as you like, here and there alike.",
        # Two sources of one institution need two names.
        f"system: {system}" if sheet.kind == "course" else f"system: {system}-runs",
        f"kind: {sheet.kind}",
        f"xlsx: {{sheet: {sheet.name}}}",
        f"id: {_flow([column.name for column in sheet.keys])}",
    ]
    if sheet.kind == "offering":
        lines += [f"course: {sheet.keys[0].name}", f"slug: {_flow([sheet.keys[1].name])}"]
    lines.append("fields:")
    for column in sheet.all:
        if column.field:
            lines.append(f"  {column.field}: {_source(column)}")
    return "\n".join(lines) + "\n"


def _source(column: Column) -> str:
    if not column.split:
        return column.name
    split = '"\\n"' if column.split == LINE else f'"{column.split}"'
    item = f", item: {column.item}" if column.item else ""
    return f"{{column: {column.name}, split: {split}{item}}}"


def _flow(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


COURSES = Sheet(
    name="Courses",
    kind="course",
    keys=(
        Column(
            name="Course",
            field="code",
            about="Your own code or number of the course; the next import finds it by that: never change it.",
        ),
    ),
    columns=(
        Column(name="Title", field="title"),
        Column(name="Type", field="type"),
        Column(name="Summary", field="summary"),
        Column(name="Description", field="description"),
        Column(name="Languages", field="languages", split=SEMICOLON),
        Column(name="ECTS", field="workload.ects"),
        Column(name="Hours", field="workload.hours"),
        Column(name="EQF level", field="level.eqf"),
        Column(name="Cycle", field="level.cycle"),
        Column(name="Fields of study", field="fields", split=SEMICOLON),
        Column(name="Outcomes", field="outcomes", split=LINE, about="One outcome a line."),
        Column(name="Assessment", field="assessment", split=SEMICOLON, item="type"),
        Column(name="Participation", field="participation", split=SEMICOLON),
        Column(name="Prerequisites", field="prerequisites"),
        Column(name="Stackability", field="stackability"),
        Column(name="Teaching", field="teaching", split=SEMICOLON),
        Column(name="Need", field="need"),
        Column(name="Web page", field="homepage"),
        Column(name="Mailbox", field="contact.email"),
        Column(name="Price", field="price"),
    ),
)
RUNS = Sheet(
    name="Runs",
    kind="offering",
    keys=(
        Column(name="Course", field="", about="The code of the course, as on the sheet Courses."),
        Column(name="Run", field="", about="A name for the run, such as spring-2027; never change it."),
    ),
    columns=(
        Column(name="Starts", field="starts"),
        Column(name="Ends", field="ends"),
        Column(name="Term", field="term"),
        Column(name="Applications from", field="apply.opens"),
        Column(name="Apply by", field="apply.closes"),
        Column(name="Apply at", field="apply.at"),
        Column(name="Seats", field="seats"),
        Column(name="Price", field="price"),
        Column(name="Languages", field="languages", split=SEMICOLON),
        Column(name="Participation", field="participation", split=SEMICOLON),
        Column(name="City", field="venue.city"),
    ),
)
SHEETS: tuple[Sheet, ...] = (COURSES, RUNS)
"""The sheets to fill in."""
