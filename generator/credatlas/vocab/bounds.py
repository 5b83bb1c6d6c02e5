"""How large a micro-credential may be, and how hours, credits, levels and cycles hang together.

The one table behind the rules, the words of the schema and the pages. Sources: MicroHE Users' Guide (types),
ECTS Users' Guide 2015 (hours per credit, halves), MicroCredX (size of a joint micro-credential), E-SLP (size
of a short learning programme), DEQAR (what still counts as a micro-credential), QF-EHEA (cycles).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ECTS_STEP = 0.5
"""Credits come in halves."""

HOURS_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of hours or credits; None leaves an end open. `above` excludes the lower end itself."""

    least: float | None = None
    most: float | None = None
    above: bool = False

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, (int, float, Decimal)):
            return False
        if self.least is not None and (value <= self.least if self.above else value < self.least):
            return False
        return self.most is None or value <= self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a course of one type may be; `credits` says whether they are required or must be absent.

    Only what the type itself bounds is bounded: the hours of a module follow from its credits.
    """

    type: str
    hours: Range
    ects: Range | None
    credits: Literal["required", "forbidden"]


LEAST_HOURS_PER_ECTS, MOST_HOURS_PER_ECTS = 25, 30
HOURS_PER_ECTS = Range(LEAST_HOURS_PER_ECTS, MOST_HOURS_PER_ECTS)

SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "skill": Size(type="skill", hours=Range(4, 12), ects=None, credits="forbidden"),
        "module": Size(type="module", hours=Range(), ects=Range(1, 5), credits="required"),
        "slp": Size(type="slp", hours=Range(None, 1500), ects=Range(5, None, above=True), credits="required"),
    }
)
"""By code of the vocabulary `course-type`, smallest first."""

JOINT_ECTS = Range(2, 5)
"""Credits of a joint micro-credential, unless its network's policy says otherwise."""

USUAL_SLP_ECTS = Range(5, 30)
"""Outside it a short learning programme is unusual, not wrong."""

DEQAR_ECTS_BELOW = 60
"""From this size on, DEQAR calls it other provision, not a micro-credential."""

HOURS_PER_UCTS = Range(38, 48)
ECTS_PER_UCTS = 1.5

EQF_OF_CYCLE: Mapping[str, int] = MappingProxyType({"short": 5, "first": 6, "second": 7, "third": 8})
CYCLE_OF_EQF: Mapping[int, str] = MappingProxyType({level: cycle for cycle, level in EQF_OF_CYCLE.items()})


def hours_for(ects: Range) -> Range:
    """The hours that a range of credits stands for, such as 25 to 150 for 1 to 5 ECTS."""
    return Range(
        None if ects.least is None else ects.least * LEAST_HOURS_PER_ECTS,
        None if ects.most is None else ects.most * MOST_HOURS_PER_ECTS,
        above=ects.above,
    )


def types_for(hours: float | None, ects: float | None) -> tuple[str, ...]:
    """The course types that a workload fits, smallest first; none for 12 to 25 hours without credits.

    Unknown (None) hours are not held against a type, unknown credits only against a type that requires them.
    """
    return tuple(name for name, size in SIZES.items() if _fits(size, hours, ects))


def _fits(size: Size, hours: float | None, ects: float | None) -> bool:
    if hours is not None and hours not in size.hours:
        return False
    if ects is None:
        return size.credits == "forbidden"
    return size.ects is not None and ects in size.ects
