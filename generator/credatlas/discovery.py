"""Registries by folder: a new rule, facet, feed or page kind is one new file and no line elsewhere."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

T = TypeVar("T")


def members(package: str, kind: type[T]) -> tuple[T, ...]:
    """Every module-level instance of `kind` in the modules of `package`, by module name, then by definition.

    A module-level tuple counts as its items, so that a table of alike members stays a table.
    Modules whose name begins with an underscore are shared parts and are not searched. An object that is
    imported into a second module counts once.
    """
    folder = importlib.import_module(package)
    found: dict[int, T] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(folder.__path__)):
        if name.startswith("_"):
            continue
        for value in vars(importlib.import_module(f"{package}.{name}")).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, kind):
                    found.setdefault(id(one), one)
    return tuple(found.values())
