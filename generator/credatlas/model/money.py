"""An amount in a currency, as written: `180 EUR`; zero is free and says so."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_MONEY = re.compile(r"(0|[1-9]\d*)(?:\.(\d{1,2}))? ([A-Z]{3})")


class Money(NamedTuple):
    """An amount and its ISO 4217 currency."""

    amount: Decimal
    currency: str

    @property
    def free(self) -> bool:
        """Whether nothing is to be paid."""
        return self.amount == 0

    def __str__(self) -> str:
        """As it is written in a file."""
        return f"{self.amount} {self.currency}"


@lru_cache(maxsize=4096)
def parse_money(text: str) -> Money | None:
    """`180 EUR` or `12.50 EUR`; `None` for anything else."""
    match = _MONEY.fullmatch(text)
    return Money(Decimal(text.split(" ")[0]), match[3]) if match else None
