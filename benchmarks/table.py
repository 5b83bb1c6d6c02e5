"""The table that a comparison prints: costs, ratios with their spread, limits and whether they are kept."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.measure import Cost


class Measured(NamedTuple):
    """What a work cost, round by round, and the peak of its memory in bytes."""

    costs: tuple[Cost, ...]
    memory: int

    @property
    def wall(self) -> float:
        """Seconds, the median of the rounds."""
        return median(cost.wall for cost in self.costs)

    @property
    def cpu(self) -> float:
        """Seconds of all processors, the median of the rounds."""
        return median(cost.cpu for cost in self.costs)


class Figure(NamedTuple):
    """A value that may have a limit."""

    value: float
    note: str = ""
    """What stands behind the value: its unit, or the spread."""


class Row(NamedTuple):
    """A line of the table."""

    work: str
    measured: Measured | None = None
    figure: Figure | None = None
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the limit is kept; nothing where there is none."""
        if self.limit is None or self.figure is None:
            return ""
        return "ok" if self.figure.value <= self.limit else "MISSED"


def ratio(one: Measured, other: Measured) -> Figure:
    """How long one work took against the other: of the medians; with the extremes, and for CPU seconds."""
    rounds = [ours.wall / theirs.wall for ours, theirs in zip(one.costs, other.costs, strict=True)]
    spread = f"{min(rounds):.2f}-{max(rounds):.2f}"
    return Figure(one.wall / other.wall, f"({spread}; CPU {one.cpu / other.cpu:.2f})")


HEADER = ("work", "wall s", "CPU s", "MB", "figure", "limit", "")


def rendered(rows: Iterable[Row]) -> str:
    """The table as text."""
    table = [HEADER, *(tuple(_cells(row)) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(HEADER))]
    return "\n".join(_line(cells, widths) for cells in table)


def _cells(row: Row) -> Iterator[str]:
    yield row.work
    found = row.measured
    yield from (f"{found.wall:.2f}", f"{found.cpu:.2f}", f"{found.memory / 1e6:.0f}") if found else ("",) * 3
    yield f"{_number(row.figure.value)} {row.figure.note}".rstrip() if row.figure else ""
    yield "" if row.limit is None else f"{row.limit:g}"
    yield row.verdict


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Numbers stand to the right, words to the left."""
    numbers = (1, 2, 3, 5)
    padded = (
        cell.rjust(width) if column in numbers else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
