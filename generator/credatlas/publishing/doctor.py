"""The doctor: every check in turn, the worst news first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.discovery import members
from credatlas.publishing.check import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.publishing.symptom import Symptom
    from credatlas.publishing.visit import Visit


def examined(visit: Visit) -> Sequence[Symptom]:
    """Everything that the checks have to say about a site, the worst first."""
    found = [one for check in checks() for one in check.run(visit)]
    return sorted(found, key=lambda one: one.severity)


def checks() -> tuple[Check, ...]:
    """Every check, by module name."""
    return members("credatlas.publishing.checks", Check)
