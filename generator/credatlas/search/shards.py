"""Cutting an index by the beginnings of its words, so that a query loads only what it names.

A shard holds the words that begin alike, up to a size; so one edit changes the shards of its words alone.
A second set holds forms by their last letter: a word with a slip near its beginning is found by its end.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from credatlas.search.inverted import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from credatlas.search.inverted import Inverted, Postings

LIMIT = 32_000
"""Bytes of JSON above which a shard is cut, where its words allow."""
DEPTH = 3
"""Letters of the longest beginning; with more, a slip in a word of five letters could hide it (tests)."""
WHOLE = ""
"""The beginning of the only shard of a small index."""


class Entry(NamedTuple):
    """A line of a shard: a term with its postings, a code with its documents, or a form with its stems."""

    key: str
    """The word by which it is cut."""
    kind: str
    name: str
    body: bytes

    @property
    def size(self) -> int:
        """About how many bytes of JSON it takes."""
        return len(self.name) + len(self.body) + 4


def entries(inverted: Inverted) -> list[Entry]:
    """Everything that shards hold, sorted."""
    found = [Entry(term, "terms", term, _body(posts)) for term, posts in inverted.terms.items()]
    found += [
        Entry(code, "terms", CODE + code, orjson.dumps(numbers)) for code, numbers in inverted.codes.items()
    ]
    found += [Entry(form, "forms", form, _stems(form, stems)) for form, stems in inverted.forms.items()]
    return sorted(found)


def _body(postings: Postings) -> bytes:
    return orjson.dumps([0 if one is None else one.tolist() for one in postings])


def _stems(form: str, stems: Sequence[str]) -> bytes:
    """Most forms are their own stem, or have one."""
    if len(stems) > 1:
        return orjson.dumps(stems)
    return b"0" if stems[0] == form else orjson.dumps(stems[0])


def cut(found: Sequence[Entry], whole: bool) -> Mapping[str, Sequence[Entry]]:
    """Beginning -> entries; a word belongs to the longest beginning that it has."""
    if whole:
        return {WHOLE: found}
    shards: dict[str, list[Entry]] = {}
    for beginning, group in _grouped(found, 1).items():
        _divide(beginning, group, shards)
    return {beginning: shards[beginning] for beginning in sorted(shards)}


def _divide(beginning: str, group: list[Entry], shards: dict[str, list[Entry]]) -> None:
    """Take the heavy beginnings out of a group that is too large; what is left stays together."""
    if sum(entry.size for entry in group) <= LIMIT or len(beginning) == DEPTH:
        shards[beginning] = group
        return
    left: list[Entry] = []
    for longer, part in _grouped(group, len(beginning) + 1).items():
        if len(longer) > len(beginning) and sum(entry.size for entry in part) > LIMIT // 4:
            _divide(longer, part, shards)
        else:
            left += part
    shards[beginning] = left


def _grouped(found: Iterable[Entry], letters: int) -> Mapping[str, list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        groups[entry.key[:letters]].append(entry)
    return groups


def shard(found: Iterable[Entry]) -> dict[str, Any]:
    """The document of one shard."""
    document: dict[str, dict[str, Any]] = {"forms": {}, "terms": {}}
    for entry in found:
        document[entry.kind][entry.name] = orjson.Fragment(entry.body)
    return document


def endings(inverted: Inverted) -> Mapping[str, Sequence[str]]:
    """Last letter -> the forms that end with it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in inverted.forms:
        found[form[-1]].append(form)
    return {letter: found[letter] for letter in sorted(found)}


def file_name(beginning: str) -> str:
    """A beginning as the name of a file on any system: ASCII, and never a reserved name."""
    return "".join(char if char.isascii() and char.isalnum() else f"_{ord(char):x}" for char in beginning)
