"""Instants as documents write them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def instant(moment: datetime) -> str:
    """An instant in UTC to the second, RFC 3339: `2027-01-31T22:59:00Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
