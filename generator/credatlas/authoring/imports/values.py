"""From a cell to a value of a field: read as the map says, judged by the schema, never guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from credatlas.authoring.imports.mapfile import as_key
from credatlas.rules.shape import told
from credatlas.source.violation import shown
from credatlas.source.yaml.characters import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from credatlas.authoring.fieldpaths import FieldShape
    from credatlas.authoring.imports.mapfile import FieldMap
    from credatlas.authoring.imports.rows import Row

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOMENT_TYPES = {"date": "%Y-%m-%d", "moment": "%Y-%m-%dT%H:%M", "time": "%H:%M"}
_LARGEST = 2**53
_HELPFUL = frozenset({"nearest", "allowed", "hint", "limit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a value, or part of one, could not be taken: a code of `rules.imported` and its parameters."""

    code: str
    column: str
    parameters: Mapping[str, str]


class _Unreadable(Exception):
    """A value does not read as what is expected, which is the argument."""


class FieldReader:
    """Reads one field of many rows.

    `resolve` takes `id` or `code` and what the source calls a course by it, and gives `institution/course`.
    """

    def __init__(self, spec: FieldMap, resolve: Callable[[str, str], str | None]) -> None:
        self._spec = spec
        self._resolve = resolve
        self._judge = spec.shape.judge()
        self._pattern = re.compile(spec.match) if spec.match else None

    def read(self, row: Row) -> tuple[Any, list[Trouble]]:
        """The value of the field, None where the row has none that fits; and what could not be taken."""
        troubles: list[Trouble] = []
        column, raw = self._raw(row, troubles)
        if raw is None:
            return None, troubles
        if self._spec.refers:
            value = self._references(raw, column, troubles)
        elif "array" in self._spec.shape.types:
            value = self._list(raw, column, troubles)
        elif isinstance(raw, list) and _is_named(self._spec.shape):
            value = self._texts(raw, column, troubles)
        else:
            value = self._one(raw, self._spec.shape, column, troubles)
        if value in (None, [], {}):
            return None, troubles
        return (value, troubles) if self._fits(value, column, troubles) else (None, troubles)

    def _raw(self, row: Row, troubles: list[Trouble]) -> tuple[str, Any]:
        """The first column that has something, and it; or all of them joined."""
        found = [
            (name, value)
            for name in self._spec.columns
            if (value := self._clean(name, row.get(name), troubles)) is not None
        ]
        if not found:
            return self._spec.columns[0], None
        if self._spec.join is not None:
            return found[0][0], self._spec.join.join(as_key(value) for _, value in found)
        column, raw = found[0]
        if self._spec.split and isinstance(raw, str):
            raw = [part.strip() for part in raw.split(self._spec.split) if part.strip()] or None
        elif isinstance(raw, str) and _is_named(self._spec.shape):
            raw = [raw]
        return column, raw

    def _clean(self, column: str, raw: Any, troubles: list[Trouble]) -> Any:
        """The raw value without what no file may hold; None for nothing at all."""
        removed = 0

        def clean(value: Any) -> Any:
            nonlocal removed
            if isinstance(value, str):
                text, count = clean_text(value)
                removed += count
                return text or None
            if isinstance(value, list):
                return [item for item in map(clean, value) if item is not None] or None
            if isinstance(value, dict):
                parts = {clean_text(str(name))[0]: clean(item) for name, item in value.items()}
                return {name: item for name, item in parts.items() if item is not None} or None
            return value

        result = clean(raw)
        if removed:
            troubles.append(Trouble(code="CA179", column=column, parameters={"count": str(removed)}))
        return result

    def _list(self, raw: Any, column: str, troubles: list[Trouble]) -> list[Any]:
        shape = self._spec.shape.item()
        inner = shape.below(self._spec.item) if self._spec.item else shape
        values: list[Any] = []
        for item in raw if isinstance(raw, list) else [raw]:
            value = self._one(item, inner or shape, column, troubles)
            for one in value if isinstance(value, list) else [value]:
                if one is None:
                    continue
                whole = {self._spec.item: one, **self._spec.beside} if self._spec.item else one
                if whole in values and "uniqueItems" in self._spec.shape.schema:
                    troubles.append(self._trouble("CA172", column, item, broken="CA158"))
                elif self._fits(whole, column, troubles, shape):
                    values.append(whole)
        return values

    def _texts(self, raw: list[Any], column: str, troubles: list[Trouble]) -> list[Any]:
        """Texts that get names later, when it is known what they were called before."""
        inner = self._spec.shape.below("name")
        if inner is None:
            return []
        read = [(item, self._one(item, inner, column, troubles)) for item in raw]
        texts = [
            value for _, value in read if value is not None and self._fits(value, column, troubles, inner)
        ]
        return list(dict.fromkeys(texts))

    def _references(self, raw: Any, column: str, troubles: list[Trouble]) -> Any:
        found: list[str] = []
        for item in raw if isinstance(raw, list) else [raw]:
            course = self._resolve(self._spec.by, name_of(item))
            if course is None:
                troubles.append(self._trouble("CA173", column, item))
            elif course not in found:
                found.append(course)
        if "array" in self._spec.shape.types or not found:
            return found
        return found[0] if len(found) == 1 else {self._spec.refers: found}

    def _one(self, raw: Any, shape: FieldShape, column: str, troubles: list[Trouble]) -> Any:
        """One value by pattern, table and type; None where it does not read."""
        value = raw
        if self._pattern:
            match = self._pattern.fullmatch(as_key(value))
            if match is None:
                troubles.append(self._trouble("CA171", column, raw, expected=self._pattern.pattern))
                return None
            value = match[1] if match.re.groups else match[0]
        table = self._spec.values
        if table is not None:
            key = as_key(value)
            if key in table:
                return table[key]
            if not self._spec.keep_others:
                troubles.append(self._trouble("CA170", column, raw))
                return None
        try:
            return _typed(value, shape, self._spec)
        except _Unreadable as problem:
            troubles.append(self._trouble("CA171", column, raw, expected=str(problem)))
            return None

    def _fits(
        self, value: Any, column: str, troubles: list[Trouble], shape: FieldShape | None = None
    ) -> bool:
        if isinstance(value, list) and _is_named(self._spec.shape):
            return True  # the names come later, and every text was judged
        broken = (shape.judge() if shape else self._judge).violations(value)
        if not broken:
            return True
        code, parameters = told(broken[0].keyword, broken[0].parameters)
        given = {name: text for name, text in parameters if text and name in _HELPFUL}
        raw = dict(parameters).get("value") or value
        troubles.append(self._trouble("CA172", column, raw, broken=code, **given))
        return False

    def _trouble(self, code: str, column: str, raw: Any, **parameters: str) -> Trouble:
        told = {
            "value": shown(as_key(raw) if not isinstance(raw, list | dict) else raw),
            "field": self._spec.name,
        }
        return Trouble(code=code, column=column, parameters=told | parameters)


def clean_text(text: str) -> tuple[str, int]:
    """A text in NFC with plain line ends and without blanks at the ends of lines; and how many characters
    that no file may hold were taken out."""
    plain = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    left = cleaned(plain, "")
    lines = [line.rstrip() for line in left.split("\n")]
    return "\n".join(lines).strip(), len(plain) - len(left)


def name_of(raw: Any) -> str:
    """A cell that names something, on one line and without what no file may hold."""
    return " ".join(clean_text(as_key(raw))[0].split())


def _is_named(shape: FieldShape) -> bool:
    """Whether it is a map from names of one's own to texts, such as `outcomes`."""
    inner = shape.below("name") if shape.types == {"object"} and not shape.order else None
    return inner is not None and inner.is_text


def _typed(value: Any, shape: FieldShape, spec: FieldMap) -> Any:
    """The value in the type of its field."""
    if isinstance(value, str) and _SHEET_ERROR.fullmatch(value):
        raise _Unreadable("a value")
    if "boolean" in shape.types:
        if isinstance(value, bool):
            return value
        raise _Unreadable("true or false")
    if {"number", "integer"} & shape.types:
        return _number(value, spec.decimal)
    if shape.type_name in _MOMENT_TYPES:
        return _moment(value, shape.type_name, spec.dates)
    if shape.type_name == "money" and spec.currency:
        return _amount(_number(value, spec.decimal), spec.currency)
    if isinstance(value, dict | list):
        return value
    if "string" in shape.types:
        return _string(value, one_line=not shape.is_text or shape.type_name == "title")
    raise _Unreadable("a record")


def _string(value: Any, *, one_line: bool) -> str:
    if isinstance(value, bool):
        raise _Unreadable("a text")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    text = as_key(value)
    return " ".join(text.split()) if one_line else text


def _number(value: Any, decimal: str) -> int | float:
    if isinstance(value, str):
        thousands = "." if decimal == "," else ","
        grouped = re.fullmatch(rf"-?\d{{1,3}}(?:[{thousands} \xa0\u202f]\d{{3}})+(?:\{decimal}\d+)?", value)
        text = re.sub(rf"[{thousands} \xa0\u202f]", "", value) if grouped else value
        text = text.replace(decimal, ".") if "." not in text or decimal == "." else ""
        if not _NUMBER.fullmatch(text):
            raise _Unreadable(f"a number with {decimal!r}")
        value = float(text)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _Unreadable("a number")
    if abs(value) > _LARGEST:
        raise _Unreadable("a number of this size")
    return int(value) if float(value).is_integer() else value


def _amount(number: float, currency: str) -> str:
    return f"{number} {currency}" if isinstance(number, int) else f"{number:.2f} {currency}"


def _moment(value: Any, kind: str, formats: tuple[str, ...]) -> str:
    """A day, a day with a time, or a time of day, in ISO 8601; a time at midnight is a day."""
    if isinstance(value, datetime):
        return _iso(value, kind)
    if isinstance(value, date) and kind != "time":
        return value.isoformat()
    if isinstance(value, time) and kind == "time":
        return f"{value:%H:%M}"
    if isinstance(value, str):
        for form in (*formats, *([_MOMENT_TYPES[kind], "%Y-%m-%d"] if kind != "time" else ["%H:%M"])):
            try:
                read = datetime.strptime(value, form).replace(tzinfo=UTC)  # any zone: only its face is read
            except ValueError:
                continue
            return _iso(read, kind if "%H" in form or kind == "time" else "date")
    raise _Unreadable(f"a {kind}" + (f" written {' or '.join(formats)}" if formats else ""))


def _iso(value: datetime, kind: str) -> str:
    if kind == "moment" and (value.hour or value.minute):
        return f"{value:%Y-%m-%dT%H:%M}"
    return f"{value:%H:%M}" if kind == "time" else f"{value:%Y-%m-%d}"
