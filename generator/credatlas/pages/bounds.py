"""Bounds in words: 2 to 5; at least 2; at most 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.model.shared import Bounds
    from credatlas.pages.reader import Reader


def bounds(given: Bounds, reads: Reader) -> Markup:
    """The bounds as they are given; not stated without any."""
    low = markup.isolated(reads.number(given.min)) if given.min is not None else None
    high = markup.isolated(reads.number(given.max)) if given.max is not None else None
    if low and high:
        return low if given.min == given.max else reads.sentence("bounds.both", low=low, high=high)
    if low:
        return reads.sentence("bounds.low", low=low)
    return reads.sentence("bounds.high", high=high) if high else reads.unstated
