"""Tables of other systems become entries; what was edited here stays, and what does not fit is told."""

from credatlas.authoring.imports.formats import FORMATS
from credatlas.authoring.imports.guess import guessed_map
from credatlas.authoring.imports.mapfile import ImportMap, read_map
from credatlas.authoring.imports.plan import ImportPlan, Source, plan_import, write_plan

__all__ = [
    "FORMATS",
    "ImportMap",
    "ImportPlan",
    "Source",
    "guessed_map",
    "plan_import",
    "read_map",
    "write_plan",
]
