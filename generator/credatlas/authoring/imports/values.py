"""From a cell to a value of a field: read as the map says, judged by the schema, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from credatlas.authoring.imports.cells import Unreadable, clean_text, name_of, typed
from credatlas.authoring.imports.mapfile import as_key
from credatlas.rules.shape import told
from credatlas.source.violation import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from credatlas.authoring.fieldpaths import FieldShape
    from credatlas.authoring.imports.mapfile import FieldMap
    from credatlas.authoring.imports.rows import Row

_HELPFUL = frozenset({"nearest", "allowed", "hint", "limit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a value, or part of one, could not be taken: a code of `rules.imported` and its parameters."""

    code: str
    column: str
    parameters: Mapping[str, str]


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
            return typed(value, shape, self._spec)
        except Unreadable as problem:
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


def _is_named(shape: FieldShape) -> bool:
    """Whether it is a map from names of one's own to texts, such as `outcomes`."""
    inner = shape.below("name") if shape.types == {"object"} and not shape.order else None
    return inner is not None and inner.is_text
