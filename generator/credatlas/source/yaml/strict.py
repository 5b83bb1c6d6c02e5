"""The strict reader: JSON values from libyaml's events, and every reason why a text is refused.

Aliases, anchors, merge keys, tags, directives and second documents are problems at their place, and
reading goes on behind them; only a syntax error, too much depth or too many problems end it.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from credatlas.source.yaml.characters import refused
from credatlas.source.yaml.problems import MOST, Problem, shown
from credatlas.source.yaml.scalars import Refused, decimal_comma, plain
from credatlas.source.yaml.syntax import problem_of
from credatlas.source.yaml.tabs import Tabs

DEPTH: Final = 40
"""As many levels may lie within each other."""

_DROPPED: Final = "\0"
"""Stands for a key that is itself a problem: no text of a file can be equal to it."""

_STANDARD: Final = "tag:yaml.org,2002:"

_FOUND = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}


class _Ended(Exception):
    """Reading on would make no sense; the reason is among the problems."""


def read(text: str) -> tuple[Any, list[Problem]]:
    """The value that `text` holds and what is wrong with it; the value counts only if nothing is."""
    reader = _Reader(text)
    handlers, problems, next_event = reader.handlers, reader.problems, yaml.CBaseLoader(text).get_event
    try:
        while (event := next_event()) is not None and len(problems) < MOST:
            handlers[type(event)](event)
    except yaml.YAMLError as error:
        reader.stop(error)
    except _Ended:
        pass
    else:
        reader.finish()
    return reader.root, problems


class _Reader:
    """Builds the value event by event; never recursive, so depth costs no stack."""

    def __init__(self, text: str) -> None:
        self.root: Any = None
        self._text = text
        self.problems: list[Problem] = []
        self.handlers = {
            yaml.StreamStartEvent: self._pass,
            yaml.StreamEndEvent: self._pass,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: self._pass,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._mapping,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceStartEvent: self._sequence,
            yaml.SequenceEndEvent: self._end,
        }
        self._here: Any = None  # the open mapping or sequence
        self._seen: dict[str, Any] = {}  # its keys so far with their events
        self._key: str | None = None  # the key whose value comes next; None where a key is expected
        self._open: list[tuple[Any, dict[str, Any], str | None]] = []
        self._documents = 0
        self._root_event: Any = None
        self._careful = "\\" in text or "\t" in text
        self._tabs = Tabs(text) if "\t" in text else None

    def finish(self) -> None:
        """Look at what only the whole text tells."""
        if self._tabs:
            self.problems += self._tabs.problems()
        if self.root is None and not self.problems:
            self.problems.append(Problem(0, "CA130"))
        elif self._root_event is not None and not isinstance(self.root, dict) and not self.problems:
            found = _FOUND.get(type(self.root), "empty")
            self.problems.append(Problem(self._root_event.start_mark.index, "CA133", (("found", found),)))

    def stop(self, error: yaml.YAMLError) -> None:
        """End at a syntax error, of which a tab that indents its line is the true cause."""
        problem = problem_of(error, self._text)
        begin = getattr(error, "context_mark", None)
        if self._tabs and begin is not None and "scalar" in str(getattr(error, "context", "")):
            self._tabs.skip(begin.index, problem.at)  # an unfinished text
        tabs = self._tabs.problems(until=problem.at) if self._tabs else []
        line = self._text.rfind("\n", 0, problem.at)
        caused = bool(tabs) and tabs[-1].at > line
        self.problems += tabs if caused else [*tabs, problem]

    def _pass(self, event: Any) -> None:
        pass

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            self.problems.append(Problem(event.start_mark.index, "CA132"))
        if self._documents > 1:
            self.problems.append(Problem(event.start_mark.index, "CA131"))
            raise _Ended

    def _scalar(self, event: Any) -> None:
        """The hot path: most events are scalars."""
        value: Any = event.value
        unquoted = not event.style
        if unquoted:
            value = plain(value)
        if self._careful or event.anchor is not None or event.tag is not None:
            self._suspect(event)
        here = self._here
        if type(here) is dict:
            if self._key is None:
                self._named(event, value, unquoted=unquoted)
                return
            if self._key is not _DROPPED and type(value) is not Refused:
                here[self._key] = value
                self._key = None
                return
        if type(value) is Refused:
            written = (("value", shown(event.value)),)
            self.problems.append(Problem(event.start_mark.index, value.code, written))
            value = None
        self._attach(event, value)

    def _suspect(self, event: Any) -> None:
        """A scalar in a text with tabs or escapes, or one with an anchor or a tag."""
        start, end = event.start_mark, event.end_mark
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if self._tabs and end.line > start.line:
            self._tabs.skip(start.index, end.index)
        if event.style == '"' and (problem := refused(event.value, start.index)):
            self.problems.append(problem)

    def _named(self, event: Any, value: Any, *, unquoted: bool) -> None:
        """A scalar where a key is expected."""
        if type(value) is str and value not in self._seen and not (unquoted and value == "<<"):
            self._seen[value] = event
            self._key = value
            return
        self._key = _DROPPED
        index = event.start_mark.index
        if type(value) is not str and (number := decimal_comma(self._text, index, event.value)):
            self.problems.append(Problem(index - 1, "CA143", (("number", number),)))
        elif type(value) is not str:
            self.problems.append(Problem(index, "CA140", (("key", shown(event.value) or "an empty name"),)))
        elif unquoted and value == "<<":
            self.problems.append(Problem(index, "CA138"))
        else:
            line = str(self._seen[value].start_mark.line + 1)
            self.problems.append(Problem(index, "CA135", (("first", line), ("key", shown(value)))))

    def _alias(self, event: Any) -> None:
        self.problems.append(Problem(event.start_mark.index, "CA137", (("name", shown(event.anchor)),)))
        if self._key is None and type(self._here) is dict:
            self._key = _DROPPED
        else:
            self._attach(event, None)

    def _mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _sequence(self, event: Any) -> None:
        self._begin(event, [])

    def _begin(self, event: Any, value: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self._open) >= DEPTH:
            self.problems.append(Problem(event.start_mark.index, "CA134", (("limit", str(DEPTH)),)))
            raise _Ended
        if self._key is None and type(self._here) is dict:
            self.problems.append(Problem(event.start_mark.index, "CA140", (("key", "a list or group"),)))
            self._key = _DROPPED  # its value comes after this collection has ended
        else:
            self._attach(event, value)
        self._open.append((self._here, self._seen, self._key))
        self._here, self._seen, self._key = value, {}, None

    def _end(self, event: Any) -> None:
        self._here, self._seen, self._key = self._open.pop()

    def _attach(self, event: Any, value: Any) -> None:
        here = self._here
        if type(here) is dict:
            if self._key is not _DROPPED:
                here[self._key] = value
            self._key = None
        elif here is None:
            self.root, self._root_event = value, event
        else:
            here.append(value)

    def _marked(self, event: Any) -> None:
        index = event.start_mark.index
        if event.anchor is not None:
            self.problems.append(Problem(index, "CA136", (("name", shown(event.anchor)),)))
        if event.tag is not None:
            self.problems.append(
                Problem(index, "CA139", (("tag", shown(event.tag.replace(_STANDARD, "!!"))),))
            )
