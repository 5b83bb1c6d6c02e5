"""What each tier asks for: one table of elements a tier, each element one rule."""

from __future__ import annotations

from credatlas.rules.document._element import Element, rule_of
from credatlas.rules.document._framework import FRAMEWORK
from credatlas.rules.document._harvestable import HARVESTABLE
from credatlas.rules.document._issuable import ISSUABLE
from credatlas.rules.document._listed import LISTED

__all__ = ["ELEMENTS", "RULES", "Element"]

ELEMENTS = (*LISTED, *FRAMEWORK, *HARVESTABLE, *ISSUABLE)
"""Every element, by the tier that asks for it."""
RULES = tuple(rule_of(element) for element in ELEMENTS)
"""The rule of each."""
