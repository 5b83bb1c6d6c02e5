"""The directories of a site, stage by stage: each sees what the stages before have made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.build.production import Plant, write
from credatlas.build.workers import Workers
from credatlas.feeds.directory import Directory, Made, Production, Stage, directories

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor


@dataclass(frozen=True, eq=False, kw_only=True)
class Listing:
    """What every task of a stage needs."""

    plant: Plant
    production: Production


class ListingTask(NamedTuple):
    """One unit of a directory."""

    directory: str
    unit: Any


def listed(
    plant: Plant, production: Production, jobs: int, *, executor: Executor | None = None
) -> Production:
    """The production with every directory of every stage."""
    for stage in Stage:
        chosen = [one for one in directories() if one.stage is stage]
        units = [
            ListingTask(one.name, unit) for one in chosen for unit in one.units(plant.edition, production)
        ]
        with Workers(jobs, Listing(plant=plant, production=production), executor=executor) as workers:
            made = [file for files in workers.map(list_unit, units) for file in files]
        production = replace(production, files=sorted([*production.files, *made]))
    return production


def list_unit(listing: Listing, task: ListingTask) -> tuple[Made, ...]:
    """Make one unit of a directory."""
    plant, directory = listing.plant, _by_name()[task.directory]
    made = directory.export(plant.edition, listing.production, task.unit)
    return tuple([write(plant, artifact) for artifact in made])


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Directory]:
    return {one.name: one for one in directories()}
