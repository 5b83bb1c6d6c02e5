"""What a course takes from its institution where its own file is silent."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.model.institution import Institution
    from credatlas.model.shared import Award

INHERITABLE = ("award", "grading", "quality", "accessibility", "contact", "prior_learning", "refund")
"""The fields that an institution states once for all its courses."""


def inherited(stated: Mapping[str, Any], institution: Institution) -> dict[str, Any]:
    """The silent inheritable fields of a course, by name, as its institution states them.

    `stated` holds the fields of the record that the course's own file gives.
    """
    supplied: dict[str, Any] = {}
    for name in INHERITABLE:
        default = getattr(institution, name)
        if default and not stated.get(name):
            supplied[name] = default
    if "contact" not in supplied and not stated.get("contact"):
        role = institution.contacts.get("admissions") or institution.contacts.get("general")
        if role:
            supplied["contact"] = role
    if stated.get("award") and institution.award:
        supplied["award"] = _merged(stated["award"], institution.award)
    return supplied


def _merged(own: Award, default: Award) -> Award:
    """The course's own award facts, completed by the institution's: formats are rarely said twice."""
    silent = [part.name for part in fields(own) if getattr(own, part.name) in (None, ())]
    return replace(own, **{name: getattr(default, name) for name in silent})
