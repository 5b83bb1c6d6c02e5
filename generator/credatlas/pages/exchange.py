"""The exchange matrix of a network as a table: who recognises what from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.exchange import exchange

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.catalogue.exchange import Cell
    from credatlas.model.network import Network
    from credatlas.pages.reader import Reader


class ExchangeCell(NamedTuple):
    """What one member recognises of the courses of another: a line for each way in which it does."""

    numbers: tuple[tuple[str, int, Markup], ...]
    """Kind, number, words."""
    note: Markup | None
    """What stands where there are no numbers."""


class ExchangeRow(NamedTuple):
    """A recognising member."""

    institution: Markup
    cells: tuple[ExchangeCell, ...]


class ExchangeTable(NamedTuple):
    """The matrix; `columns` are those whose courses are recognised."""

    columns: tuple[Markup, ...]
    rows: tuple[ExchangeRow, ...]


def exchange_table(network: Network, reads: Reader) -> ExchangeTable:
    """The matrix of those that are members on the day of the edition."""
    found = exchange(network, reads.edition.catalogue, reads.edition.today)
    return ExchangeTable(
        columns=tuple(reads.institution(slug) for slug in found.members),
        rows=tuple(
            ExchangeRow(
                reads.institution(one),
                tuple(_cell(found.cells.get((one, other)), reads) for other in found.members),
            )
            for one in found.members
        ),
    )


def _cell(cell: Cell | None, reads: Reader) -> ExchangeCell:
    if cell is None:
        return ExchangeCell((), reads.word("exchange.same"))
    counted = {
        "automatic": cell.own + cell.automatic,
        "agreement": cell.agreement,
        "not-yet": cell.ask + cell.unstated,
    }
    numbers = tuple(
        (kind, number, reads.word(f"exchange.{kind}-count", count=number))
        for kind, number in counted.items()
        if number
    )
    return ExchangeCell(numbers, None if numbers else reads.word("exchange.nothing"))
