"""Where things stand in the diagram of a pathway: boxes in rows by their order, lines between them.

Widths of text are estimated, as no browser is at hand while pages are made; lines are kept short enough for
wide letters. A right-to-left page has the same diagram, mirrored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDTH = 720
"""User units; one is a CSS pixel where the page is wide enough."""
LINE = 18
PAD = 12
_GAP = 24
_BETWEEN_ROWS = 44
_COLUMNS = 3
_WIDTHS = {1: 400, 2: 340, 3: 224}
_LETTER = 7.2
"""How wide a letter is at most, on average over a line."""
_MOST_PARTS = 8


class Words(NamedTuple):
    """A text of the diagram."""

    text: str
    language: str
    css: str


class Part(NamedTuple):
    """A part of a block."""

    kind: str
    """`course`, `pathway`, `open`, or `more` for those that there is no room for."""
    words: tuple[Words, ...]


class Node(NamedTuple):
    """A block: its heading, and its parts."""

    key: str
    heading: tuple[Words, ...]
    parts: tuple[Part, ...]
    after: tuple[str, ...]
    css: str = ""


class Line(NamedTuple):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    language: str
    css: str


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    css: str


class Edge(NamedTuple):
    """A line from the foot of one box to the head of another, as an SVG path."""

    path: str


class Drawing(NamedTuple):
    """Everything, in the order in which it is drawn."""

    height: float
    edges: tuple[Edge, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawing(nodes: Sequence[Node], *, mirrored: bool) -> Drawing:
    """Rows of boxes from the top; the last node stands below all others."""
    placed: dict[str, Box] = {}
    boxes: list[Box] = []
    lines: list[Line] = []
    top = 2.0
    for row in _rows(nodes):
        width = _WIDTHS[len(row)]
        left = (WIDTH - len(row) * width - (len(row) - 1) * _GAP) / 2
        for number, node in enumerate(row):
            pen = _Pen(_x(left + number * (width + _GAP), width, mirrored), top, width, mirrored)
            placed[node.key] = pen.node(node)
            boxes += [placed[node.key], *pen.boxes]
            lines += pen.lines
        top = max(placed[node.key].y + placed[node.key].height for node in row) + _BETWEEN_ROWS
    edges = [_edge(placed[other], placed[node.key]) for node in nodes for other in node.after]
    return Drawing(top - _BETWEEN_ROWS + 2, tuple(edges), tuple(boxes), tuple(lines))


def _x(left: float, width: float, mirrored: bool) -> float:
    return WIDTH - left - width if mirrored else left


def _rows(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Nodes that may be taken side by side share a row, as far as there is room."""
    ranks = _ranks({node.key: node.after for node in nodes})
    for rank in sorted(set(ranks.values())):
        level = [node for node in nodes if ranks[node.key] == rank]
        columns = 2 if len(level) == 4 else _COLUMNS
        yield from (level[start : start + columns] for start in range(0, len(level), columns))


def _ranks(after: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many nodes come before each, on the longest way; what goes in circles stops somewhere."""
    ranks = dict.fromkeys(after, 0)
    for _ in range(len(after)):
        for key, before in after.items():
            ranks[key] = max([ranks[key], *(ranks[other] + 1 for other in before)])
            ranks[key] = min(ranks[key], len(after))
    return ranks


def _edge(start: Box, end: Box) -> Edge:
    x1, y1 = start.x + start.width / 2, start.y + start.height
    x2, y2 = end.x + end.width / 2, end.y - 1
    middle = (y1 + y2) / 2
    return Edge(f"M{x1:g} {y1:g}C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2:g}")


class _Pen:
    """Writes one node from top to bottom."""

    def __init__(self, x: float, top: float, width: float, mirrored: bool) -> None:
        self._x = x
        self._top = top
        self._width = width
        self._mirrored = mirrored
        self._y = top + PAD
        self.boxes: list[Box] = []
        self.lines: list[Line] = []

    def node(self, node: Node) -> Box:
        """Write it and return its frame."""
        self._write(node.heading, PAD)
        for kind, words in node.parts:
            self._y += 6
            begins = self._y
            self._y += 7
            self._write(words, 2 * PAD)
            self._y += 5
            self.boxes.append(
                Box(self._x + PAD, begins, self._width - 2 * PAD, self._y - begins, f"part-{kind}")
            )
        return Box(self._x, self._top, self._width, self._y + PAD - self._top, f"block {node.css}".strip())

    def _write(self, words: Iterable[Words], inset: float) -> None:
        room = self._width - 2 * inset
        x = self._x + self._width - inset if self._mirrored else self._x + inset
        for each in words:
            for text in wrapped(each.text, int(room / _LETTER), 3):
                self._y += LINE
                self.lines.append(Line(x, self._y - 5, text, each.language, each.css))


def shortened(parts: Sequence[Part]) -> tuple[int, Sequence[Part]]:
    """How many parts there is no room for, and the others."""
    if len(parts) <= _MOST_PARTS:
        return 0, parts
    return len(parts) - _MOST_PARTS + 1, parts[: _MOST_PARTS - 1]


def wrapped(text: str, room: int, most: int) -> list[str]:
    """The text in lines of so many letters, at most so many lines; the rest is left out with an ellipsis."""
    lines: list[str] = [""]
    for word in _words(text, room):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if _length(longer) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1][: max(room - 1, 1)].rstrip()}…"
            break
    return lines


def _words(text: str, room: int) -> Iterator[str]:
    """Words; one that is too long for a line is cut."""
    for word in text.split():
        rest = word
        while _length(rest) > room:
            cut = room if _length(rest[:room]) <= room else max(room // 2, 1)
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _length(text: str) -> int:
    """Wide letters count for two; no letter of ASCII is wide."""
    return (
        len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    )
