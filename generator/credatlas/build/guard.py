"""Where a shell is new, real pages go through the engine's whole pipeline too: the bytes must be the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from credatlas.build.production import Plant, compose, filling, shell_key
from credatlas.build.shells import Sample, shell_request
from credatlas.errors import CredAtlasError
from credatlas.pages.page_kind import all_pages, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.build.settings import Settings
    from credatlas.build.shell_store import Shells
    from credatlas.build.shells import Engine

SAMPLES = 3
"""So many real courses are compared."""


def guard(settings: Settings, engine: Engine, plant: Plant, found: Shells) -> None:
    """Compare a few real pages; `CredAtlasError` where the shells do not cover what the theme does."""
    if not found.fresh or settings.preview:
        return
    different = engine.verify(shell_request(settings), _samples(plant))
    if different:
        raise CredAtlasError(
            f"the page {different[0]} differs from what MkDocs itself makes of it; "
            "the theme or a template has changed in a way that shells do not cover"
        )


def _samples(plant: Plant) -> Sequence[Sample]:
    courses = (task for task in all_pages(plant.edition) if task.kind == "course")
    pages = [render(plant.edition, task) for task in islice(courses, SAMPLES)]
    return [Sample(shell_key(page), filling(plant, page), compose(plant, page)) for page in pages]
