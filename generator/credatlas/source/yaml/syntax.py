"""libyaml's messages as codes of ours, at the place where a contributor has to look."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from credatlas.source.yaml.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Reading(NamedTuple):
    """A message of libyaml (its context and problem, joined), the code, and whether its begin is meant."""

    pattern: re.Pattern[str]
    code: str
    at_begin: bool = False


def _reading(pattern: str, code: str, *, at_begin: bool = False) -> _Reading:
    return _Reading(re.compile(pattern), code, at_begin)


_READINGS = (  # the first that fits
    _reading("tab character", "CA114"),
    _reading("directive|incompatible YAML document", "CA132"),
    _reading("anchor", "CA136", at_begin=True),
    _reading("alias", "CA137", at_begin=True),
    _reading("scanning a tag|undefined tag handle", "CA139", at_begin=True),
    _reading("scanning a block scalar", "CA129"),
    _reading("escape|hexdecimal", "CA126"),
    _reading("quoted scalar: found unexpected", "CA122", at_begin=True),
    _reading("mapping values are not allowed|found unexpected ':'", "CA121"),
    _reading("could not find expected ':'", "CA127", at_begin=True),
    _reading("block sequence entries are not allowed", "CA128"),
    _reading("cannot start any token", "CA125"),
    _reading(r"parsing a flow|',' or '[\]}]'", "CA123"),
    _reading("did not find expected (?:key|'-' indicator|<document start>)", "CA124"),
)
_NAME = re.compile(r"[^\s,\[\]{}]*")


def problem_of(error: yaml.YAMLError, text: str) -> Problem:
    """The one problem that ended the reading of `text`; never one at a place outside it."""
    message = ": ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    reading = next((known for known in _READINGS if known.pattern.search(message)), None)
    index = _index(error, text, at_begin=reading is not None and reading.at_begin)
    if reading is None:
        return Problem(index, "CA120", (("detail", message or "it is damaged"),))
    if reading.code == "CA125" and text[index : index + 1] == "\t":
        return Problem(index, "CA114")
    if reading.code in ("CA123", "CA124") and (begin := _quoted_until(text, index)) is not None:
        return Problem(index, "CA144", (("first", str(text.count("\n", 0, begin) + 1)),))
    if reading.code == "CA126":
        index = max(text.rfind("\\", 0, index + 1), 0)
    return Problem(index, reading.code, _parameters(reading.code, text, index))


def _quoted_until(text: str, index: int) -> int | None:
    """Where the text in quotes begins that ends right before `index`; None where none ends there."""
    before = text[:index].rstrip(" ")
    if not before.endswith(("'", '"')):
        return None
    begins: dict[int, int] = {}  # by where they end
    events: Iterable[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)
    with suppress(yaml.YAMLError):
        for event in events:
            if getattr(event, "style", None) in ("'", '"'):
                begins[event.end_mark.index] = event.start_mark.index
    return begins.get(len(before))


def _index(error: yaml.YAMLError, text: str, *, at_begin: bool) -> int:
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if at_begin:
        marks.reverse()
    index = next((int(mark.index) for mark in marks if mark is not None), 0)
    # At the end of the text there is nothing to look at: the last line with something on it is meant.
    return min(index, max(len(text.rstrip()) - 1, 0))


def _parameters(code: str, text: str, index: int) -> tuple[tuple[str, str], ...]:
    name = _NAME.match(text, index)
    word = name.group()[:60] if name else ""
    match code:
        case "CA125":
            return (("character", text[index : index + 1]),)
        case "CA136" | "CA137":
            return (("name", word.lstrip("&*")),)
        case "CA139":
            return (("tag", word),)
    return ()
