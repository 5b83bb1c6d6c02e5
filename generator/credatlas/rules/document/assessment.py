"""What outcomes and assessment are worth to a recognition officer (R30, R34)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course

MOST_OUTCOMES = 12
_VAGUE = re.compile(
    r"(?:to )?(?:understand|know|be aware of|be familiar with|learn about|appreciate|gain (?:an )?insight|"
    r"have (?:an )?(?:understanding|knowledge))\b",
    re.IGNORECASE,
)
_UNCHECKED = frozenset({"unsupervised-without-id", "supervised-without-id"})


@rule(
    "CA411",
    "{count} outcomes are more than somebody can read or test; {most} are many",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ECTS Users' Guide (programme and unit outcomes)",
)
def outcomes_are_few(course: Course) -> Iterator[Hit]:
    """A micro-credential has a few outcomes.

    Why: who reads the credential wants to know what its holder can do, not all that was talked about.
    Fix: keep those that are assessed for themselves; three to eight are usual.
    """
    if len(course.outcomes) > MOST_OUTCOMES:
        yield hit("outcomes", count=len(course.outcomes), most=MOST_OUTCOMES)


@rule(
    "CA412",
    "every outcome begins like `{words}`; none says what one can do afterwards",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="ECTS Users' Guide; EU recommendation, Annex I, element 6",
)
def outcomes_say_what_one_can_do(course: Course) -> Iterator[Hit]:
    """Some outcome says what one can do.

    Why: understanding cannot be observed; explaining, comparing or designing can.
    Fix: begin with a verb that an examiner can watch: explain, decide, build, defend.
    """
    vague: list[str] = []
    for text in course.outcomes.values():
        match = _VAGUE.match(text.get("en") or "")
        if match is None:
            return
        vague.append(match[0])
    if vague:
        yield hit("outcomes", words=vague[0])


@rule(
    "CA413",
    "credits are awarded, but no part of the assessment checks who takes it",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="EU recommendation, Annex I, optional element 2; OEPass; Common Microcredential Framework",
)
def somebody_checks_who_is_assessed(course: Course) -> Iterator[Hit]:
    """Where credits are awarded, some part of the assessment checks the identity of the learner.

    Why: it is the first thing that recognition offices doubt in online courses.
    Fix: let one part be supervised with an identity check (`supervised-online-with-id`, `-on-site-with-id`).
    """
    stated = [part.supervision for part in course.assessment]
    if course.workload and course.workload.ects and stated and all(each in _UNCHECKED for each in stated):
        yield hit("assessment")
