"""From a row to what an entry should say, in the order of the schema; a finding for all that did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.authoring import fieldpaths
from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.imports.cells import name_of
from credatlas.authoring.imports.mapfile import as_key
from credatlas.authoring.imports.values import FieldReader, Trouble
from credatlas.diagnostics import Finding, Position
from credatlas.rules.registry import all_rules
from credatlas.rules.shape import told
from credatlas.source.violation import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credatlas.authoring.imports.mapfile import ImportMap, StepsMap
    from credatlas.authoring.imports.rows import Row

_NAME_LENGTH = 40


class Resolver:
    """What the source calls a course, by `id` or by `code` -> `institution/course`."""

    def __init__(self, institution: str, origins: Mapping[str, str], codes: Mapping[str, str]) -> None:
        self._institution = institution
        self._slugs = {"id": dict(origins), "code": dict(codes)}

    def __call__(self, by: str, name: str) -> str | None:
        """The course, None where there is none."""
        slug = self._slugs[by].get(name)
        return f"{self._institution}/{slug}" if slug else None

    def learn(self, by: str, slugs: Mapping[str, str]) -> None:
        """Courses of this import: name -> slug."""
        self._slugs[by].update(slugs)


class RecordReader:
    """Makes the data of one entry (or run) of each row."""

    def __init__(self, layout: ImportMap, source: str, resolve: Resolver) -> None:
        self._layout = layout
        self._source = source
        self.resolve = resolve
        self._readers = [(spec, FieldReader(spec, resolve)) for spec in layout.fields]
        kind = layout.kind
        shape = fieldpaths.at("course", "offerings.run") if kind == "offering" else fieldpaths.root(kind)
        self._shape = shape or fieldpaths.root(kind)
        self.findings: list[Finding] = []

    def read(self, row: Row, last: Mapping[str, Any]) -> dict[str, Any] | None:
        """What the row says; None where it makes no entry. `last` is what it said before, if it is known."""
        data: dict[str, Any] = {}
        for path, value in self._layout.constants.items():
            _put(data, path, value)
        for spec, reader in self._readers:
            value, troubles = reader.read(row)
            self._tell(row, troubles)
            if isinstance(value, list) and "array" not in spec.shape.types:
                value = named(value, _get(last, spec.path))
            if value is not None:
                _put(data, spec.path, value)
        if self._layout.steps:
            blocks = self._blocks(self._layout.steps, row, last.get("blocks", {}))
            if blocks:
                data["blocks"] = blocks
        return self._sound(row, fieldpaths.ordered(data, self._shape))

    def value(self, row: Row, path: tuple[str, ...]) -> Any:
        """The value of one field, without a word about what does not fit."""
        return next((reader.read(row)[0] for spec, reader in self._readers if spec.path == path), None)

    def tell(self, row: Row, code: str, **parameters: str) -> None:
        """A finding at a row of the source."""
        self.findings.append(
            Finding(
                path=self._source,
                position=Position(row.number, 1),
                code=code,
                severity=all_rules()[code].severity,
                parameters=tuple(sorted(parameters.items())),
            )
        )

    def _tell(self, row: Row, troubles: Iterable[Trouble]) -> None:
        for trouble in troubles:
            self.tell(row, trouble.code, column=trouble.column, **trouble.parameters)

    def _sound(self, row: Row, data: dict[str, Any]) -> dict[str, Any] | None:
        """The data without what breaks the schema only together with the rest, such as a part left alone."""
        judge = self._shape.judge()
        for broken in judge.violations(data):
            if not broken.pointer:
                missing = dict(broken.parameters).get("missing", "")
                self.tell(row, "CA174", field=missing)
                return None
            top = str(broken.pointer[0])
            if data.pop(top, None) is not None:
                column = next((one.columns[0] for one in self._layout.fields if one.path[0] == top), top)
                code, parameters = told(broken.keyword, broken.parameters)
                given = dict(parameters)
                self.tell(
                    row,
                    "CA172",
                    column=column,
                    field="/".join(map(str, broken.pointer)),
                    value=given.get("value") or shown(given.get("missing") or ""),
                    broken=code,
                )
        return data if not judge.violations(data) else None

    def _blocks(self, steps: StepsMap, row: Row, last: Mapping[str, Any]) -> dict[str, Any]:
        """The blocks of a pathway: one a group, else one for all; a course stands in a block once."""
        raw = row.get(steps.column)
        if isinstance(raw, str):
            raw = raw.split(steps.split) if steps.split else [raw]
        groups: dict[str, list[str]] = {}
        for step in raw if isinstance(raw, list) else []:
            cell = step.get(steps.ref) if isinstance(step, dict) and steps.ref else step
            course = self.resolve(steps.by, name_of(cell))
            name = name_of(step.get(steps.group)) if isinstance(step, dict) and steps.group else ""
            about = {"column": steps.column, "value": shown(as_key(cell)), "field": "blocks"}
            if course is None:
                self.tell(row, "CA173", **about)
            elif course in groups.setdefault(name, []):
                self.tell(row, "CA172", **about, broken="CA158")
            else:
                groups[name].append(course)
        return _blocks({name: courses for name, courses in groups.items() if courses}, last, steps.ordered)


def _blocks(groups: Mapping[str, list[str]], last: Mapping[str, Any], ordered: bool) -> dict[str, Any]:
    titles = {name: str(block.get("title", "")) for name, block in last.items()}
    names = {title: name for name, title in named(groups, titles, alone="steps").items()}
    blocks: dict[str, Any] = {}
    before: str | None = None
    for title, courses in groups.items():
        block: dict[str, Any] = {"title": title} if title else {}
        block["courses"] = courses
        if ordered and before:
            block["after"] = [before]
        before = names[title]
        blocks[before] = block
    return blocks


def named(texts: Iterable[str], last: Mapping[str, Any], alone: str = "outcome") -> dict[str, str]:
    """Name -> text. A text keeps the name it had; the others are named by their first words.

    Where as many texts changed as names were left over, they are taken to be the same ones, corrected.
    """
    known = {text: name for name, text in last.items() if isinstance(text, str)}
    given = list(texts)
    names = {text: known[text] for text in given if text in known}
    new = [text for text in given if text not in names]
    left = [name for name in last if name not in names.values()]
    if len(new) == len(left):
        names.update(zip(new, left, strict=True))
    taken = {*last, *names.values()}
    for text in new:
        if text not in names:
            names[text] = _free(slug_of(text, _NAME_LENGTH) or alone, taken)
            taken.add(names[text])
    return {names[text]: text for text in given}


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _get(data: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    value: Any = data
    for name in path:
        value = value.get(name, {}) if isinstance(value, dict) else {}
    return value if isinstance(value, dict) else {}


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value; the maps on the way are made."""
    here = data
    for step in path[:-1]:
        inner = here.get(step)
        if not isinstance(inner, dict):
            inner = here[step] = {}
        here = inner
    here[path[-1]] = value
