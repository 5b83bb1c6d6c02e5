"""Texts with placeholders: `{name}` and nothing more, so that a value can never act as a template."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=8192)
def parse(template: str) -> tuple[tuple[str, str | None], ...]:
    """`template` as pairs of literal text and the name that follows it.

    ValueError for unbalanced braces and for anything but a plain name between them.
    """
    parts = []
    for literal, name, form, conversion in Formatter().parse(template):
        if form or conversion or (name is not None and not name.isidentifier()):
            raise ValueError(f"not a plain placeholder in {template!r}")
        parts.append((literal, name))
    return tuple(parts)


def placeholders(template: str) -> frozenset[str]:
    """The names that `template` asks for."""
    return frozenset(name for _, name in parse(template) if name is not None)


def fill(template: str, values: Mapping[str, str]) -> str:
    """`template` with its placeholders replaced; KeyError for a name without a value."""
    if "{" not in template and "}" not in template:
        return template
    return "".join(literal if name is None else literal + values[name] for literal, name in parse(template))
