"""What a European Digital Credential or an Open Badge is issued from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.document._element import ANNEX, Element

if TYPE_CHECKING:
    from credatlas.model.course import Course

DIGITAL_FORMATS = frozenset({"edc", "ob3", "elmo", "pdf-sealed"})


_COURSE = (Kind.COURSE,)


def _no_format(course: Course) -> bool:
    return course.award is None or not DIGITAL_FORMATS.intersection(course.award.formats)


def _no_identification(course: Course) -> bool:
    return course.award is None or not course.award.identification


def _no_verification(course: Course) -> bool:
    award = course.award
    return award is None or not (award.verify or award.seal in ("advanced", "qualified"))


def _no_supervision(course: Course) -> bool:
    return not course.assessment or any(part.supervision is None for part in course.assessment)


ISSUABLE = (
    Element(
        "CA950",
        Tier.ISSUABLE,
        _COURSE,
        "award.formats",
        "A digital credential format.",
        "EDC; Open Badges 3.0",
        "Paper cannot be checked by a program.",
        "Add `award: {formats: [edc]}`.",
        _no_format,
    ),
    Element(
        "CA951",
        Tier.ISSUABLE,
        _COURSE,
        "award.identification",
        "How the learner is identified.",
        ANNEX.format(1),
        "The credential names its holder.",
        "Add `award: {identification: [student-id]}`.",
        _no_identification,
    ),
    Element(
        "CA952",
        Tier.ISSUABLE,
        _COURSE,
        "assessment.supervision",
        "Supervision and identity check of every assessment.",
        "EU recommendation, Annex I, optional 2",
        "Trust in a credential is trust in its assessment.",
        "Add `supervision` to every part of `assessment`.",
        _no_supervision,
    ),
    Element(
        "CA953",
        Tier.ISSUABLE,
        _COURSE,
        "grading",
        "The grading scheme.",
        "ELM (GradingScheme)",
        "A grade without its scale says nothing.",
        "Add `grading`, or state it once for the institution.",
        lambda course: course.grading is None,
    ),
    Element(
        "CA954",
        Tier.ISSUABLE,
        _COURSE,
        "award.verify",
        "Seal or registry of the credential.",
        "EDC; OEPass",
        "Whoever receives it must know how to check it.",
        "Add `award: {seal: qualified}` or `verify`.",
        _no_verification,
    ),
)
"""By code."""
