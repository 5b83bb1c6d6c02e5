"""Which glossary entry explains which code list, so that every code word on a page can be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CONCEPTS: Mapping[str | tuple[str, str], str] = {
    ("course-type", "skill"): "skill-credential",
    ("course-type", "module"): "module",
    ("course-type", "slp"): "short-learning-programme",
    ("credential-format", "edc"): "edc",
    ("credential-format", "ob3"): "open-badge",
    ("activity", "coil"): "coil",
    ("identity-provider", "edugain"): "edugain",
    ("availability", "waiting-list"): "waiting-list",
    ("run-kind", "self-paced"): "self-paced",
    "accessibility-feature": "accessibility",
    "activity": "teaching",
    "agreement-type": "agreement",
    "assessment-type": "assessment",
    "award-mode": "joint",
    "cefr": "cefr",
    "certification": "certification",
    "course-type": "course-type",
    "credential-format": "credential-format",
    "credit-system": "credit-system",
    "cycle": "cycle",
    "eqf": "eqf",
    "grading-scheme": "grading",
    "identity-provider": "sign-in",
    "isced-f": "isced-f",
    "learner-identification": "identification",
    "mobility": "mobility",
    "mode": "participation",
    "outcome-kind": "learning-outcome",
    "partner-role": "partner-role",
    "pathway-model": "pathway",
    "pathway-target": "pathway",
    "place-allocation": "admission",
    "qa-type": "quality-assurance",
    "recognition-as": "recognition",
    "schedule": "schedule",
    "seal": "seal",
    "stackability": "stackability",
    "supervision": "supervision",
    "target-group": "target-group",
    "tier": "tier",
}
"""Code list, or (code list, code), -> the name of the concept in `glossary` of the language files."""
