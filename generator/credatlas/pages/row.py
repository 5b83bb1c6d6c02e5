"""A labelled fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup


class Row(NamedTuple):
    """A label, its value, and what is to be added in small print."""

    label: str | Markup
    value: str | Markup
    note: str | Markup = ""
