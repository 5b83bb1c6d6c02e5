"""Changes to a YAML file that leave every other byte as it is: comments, quotes, blank lines, line ends.

A change names a value by its keys; lists are changed as a whole. Each is a cut of some characters and a
text in their place, found through libyaml's marks. What comes out is read again and compared with what was
asked for, so a file that is written in a way nobody thought of is refused, never spoilt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

import yaml

from credatlas.authoring import yamltext
from credatlas.errors import CredAtlasError
from credatlas.source.yaml import read_strictly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REMOVED: Final = object()
"""The value of a field that shall no longer be there."""


_HEAD = re.compile(r":[ \t]*(?:[|>][-+0-9]*)?[ \t]+(#.*)")
"""What stands behind a key whose value begins on the next line: a comment."""


class NotEditable(CredAtlasError):
    """The file is written in a way that cannot be changed without touching more than was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that gets a value, is added, or goes (`REMOVED`)."""

    path: tuple[str, ...]
    """The keys from the root, never an index of a list."""
    value: Any


def changed(text: str, changes: Iterable[Change], order: Sequence[str] = ()) -> str:
    """The text of a file after all changes; new fields of the root stand where `order` has them.

    Raises `NotEditable` where the result would not read as the file did, plus the changes.
    """
    expected = _read(text)
    for change in changes:
        text = _spliced(text, expected, change, order)
        expected = _applied(expected, change)
    if _read(text) != expected:
        raise NotEditable("the file cannot be changed without rewriting it")
    return text


def _read(text: str) -> dict[str, Any]:
    data = read_strictly("file", text.encode())
    if not isinstance(data, dict):
        raise NotEditable("the file is not readable")
    return data


def _applied(data: dict[str, Any], change: Change) -> dict[str, Any]:
    """The data after a change; maps on the way are made, and removed when nothing is left in them."""
    head, *rest = change.path
    copy = dict(data)
    if rest:
        inner = copy.get(head)
        value: Any = _applied(
            inner if isinstance(inner, dict) else {}, Change(path=tuple(rest), value=change.value)
        )
        value = value or REMOVED
    else:
        value = change.value
    if value is REMOVED:
        copy.pop(head, None)
    else:
        copy[head] = value
    return copy


def _spliced(text: str, data: dict[str, Any], change: Change, order: Sequence[str]) -> str:
    """One change. The deepest map on the way that stands on lines of its own is where the knife goes."""
    node = _compose(text)
    depth, value = 0, change.value
    while depth < len(change.path) - 1:
        pair = _pair(node, change.path[depth])
        if pair is None or not isinstance(pair[1], yaml.MappingNode) or pair[1].flow_style:
            break
        if value is REMOVED and len(pair[1].value) == 1:
            break
        node, depth, data = pair[1], depth + 1, data[change.path[depth]]
    key, rest = change.path[depth], change.path[depth + 1 :]
    if rest:
        value = _applied(data, Change(path=(key, *rest), value=value)).get(key, REMOVED)
    pair = _pair(node, key)
    if pair is not None:
        return _replaced(text, key, value, *pair)
    return text if value is REMOVED else _inserted(text, node, key, value, order if depth == 0 else ())


def _replaced(text: str, key: str, value: Any, name: Any, old: Any) -> str:
    """The field called `key`, whose nodes are `name` and `old`, with another value or none."""
    begin, end = name.start_mark, _end(text, old)
    short = None if value is REMOVED or _is_block(old) else _one_line(value, old)
    if short is not None and "\n" not in text[begin.index : end]:
        gap = "" if text[old.start_mark.index - 1] in " \t" else " "
        return f"{text[: old.start_mark.index]}{gap}{short}{text[end:]}"
    start, stop = begin.index - begin.column, _after_line(text, end)
    if text[start : begin.index].strip():  # the first key of a list's item stands behind its dash
        raise NotEditable("a map within a list changes with its list")
    lines = _comments(text, name, old, end)
    if value is not REMOVED:
        lines += yamltext.field(key, value, begin.column)
    return text[:start] + _lines(text, lines) + text[stop:]


def _one_line(value: Any, old: Any) -> str | None:
    """The value for the line on which the old one stands; brackets stay brackets where they fit."""
    if isinstance(old, yaml.CollectionNode) and isinstance(value, Mapping | list):
        written = yamltext.inline(value)
        return written if "\\n" not in written and len(written) < yamltext.WIDTH else None
    return yamltext.flat(value)


def _inserted(text: str, node: Any, key: str, value: Any, order: Sequence[str]) -> str:
    """A new field: before the first one that `order` has later, else after the last."""
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    before = list(takewhile(lambda pair: pair[0].value not in later, node.value))
    first = node.value[0][0].start_mark
    lines = _lines(text, yamltext.field(key, value, first.column))
    index = _after_line(text, _end(text, before[-1][1])) if before else first.index - first.column
    missing = "" if index == 0 or text[index - 1] == "\n" else _lines(text, [""])
    return text[:index] + missing + lines + text[index:]


def _lines(text: str, lines: Iterable[str]) -> str:
    """Lines as the file ends its own."""
    ending = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{line}{ending}" for line in lines)


def _comments(text: str, name: Any, old: Any, end: int) -> list[str]:
    """The comments of a field that is cut out, which nobody asked to remove; they go above what follows."""
    head = _HEAD.match(text, name.end_mark.index) if _is_block(old) else None
    found = [head[1]] if head else []
    texts = _text_lines(old)
    within = text[name.start_mark.index : end].splitlines()
    for number, line in enumerate(within[1:], name.start_mark.line + 1):
        if line.lstrip().startswith("#") and number not in texts:
            found.append(line)
    found.append(text[end : _after_line(text, end)])
    margin = " " * name.start_mark.column
    return [margin + one.strip() for one in found if one.lstrip().startswith("#")]


def _text_lines(node: Any) -> set[int]:
    """The numbers of the lines that belong to texts of several lines."""
    if isinstance(node, yaml.ScalarNode):
        return set(range(node.start_mark.line + 1, node.end_mark.line + 1))
    parts = (
        [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
    )
    return {line for part in parts for line in _text_lines(part)}


def _pair(node: Any, key: str) -> tuple[Any, Any] | None:
    return next(((name, value) for name, value in node.value if name.value == key), None)


def _is_block(node: Any) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style in ("|", ">")
    return not node.flow_style


def _end(text: str, node: Any) -> int:
    """The index behind the last character of a value, without the blank lines and comments after it."""
    if isinstance(node, yaml.ScalarNode):
        end: int = node.end_mark.index
        start = node.start_mark.index
        return start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _after_line(text: str, index: int) -> int:
    """The index behind the line break that ends the line of `index`."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _compose(text: str) -> Any:
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEditable("the file stands in brackets")
    return node


def as_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fewest changes that make `after` of `before`; maps are compared field by field.

    Removals come last, so that no map is empty in between.
    """
    found: list[Change] = []
    for key in (*before, *(key for key in after if key not in before)):
        old, new = before.get(key, REMOVED), after.get(key, REMOVED)
        if isinstance(old, Mapping) and isinstance(new, Mapping) and new:
            inner = as_changes(old, new)
            found += [Change(path=(key, *change.path), value=change.value) for change in inner]
        elif old is REMOVED or new is REMOVED or not _same(old, new):
            found.append(Change(path=(key,), value=new))
    return sorted(found, key=lambda change: change.value is REMOVED)


def _same(old: Any, new: Any) -> bool:
    """Equality of JSON values, where true is not 1."""
    return old == new and isinstance(old, bool) == isinstance(new, bool)
