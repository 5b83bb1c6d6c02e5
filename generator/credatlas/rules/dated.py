"""The catalogue on a day: what the rules of `clock` see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.decode import Record


class Dated(NamedTuple):
    """A catalogue and the instant that counts as now."""

    catalogue: Catalogue
    now: datetime

    @property
    def today(self) -> date:
        """The day, in UTC."""
        return self.now.date()

    def records(self) -> Iterator[Record]:
        """Every record of the catalogue."""
        return self.catalogue.records()
