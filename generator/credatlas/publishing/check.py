"""What a check of a published site is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from credatlas.publishing.symptom import Symptom
    from credatlas.publishing.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to a site."""

    name: str
    run: Callable[[Visit], Iterator[Symptom]]
