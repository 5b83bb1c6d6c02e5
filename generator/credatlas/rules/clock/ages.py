"""What grows old: runs, quality assurance, reviews, agreements, statements on free places."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.catalogue.runs import is_live
from credatlas.diagnostics import Severity
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.institution import Institution
    from credatlas.model.pathway import Pathway
    from credatlas.rules.dated import Dated

REVIEW_MONTHS = 12
"""After how many months a description counts as old, unless the policy of its network says otherwise."""
AVAILABILITY_DAYS = 30
"""After how many days a statement on free places counts as old."""


@rule(
    "CA851",
    "no run lies ahead: the last one is over or cancelled",
    Kind.COURSE,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.LISTED,
    asked_by="learners",
)
def a_run_lies_ahead(dated: Dated) -> Iterator[Hit]:
    """A course has a run to come, or says that it has none.

    Why: learners who find a course between runs want to know when it comes again.
    Fix: add the next run with `credatlas new offering`, announce one (`announced: 2028`), or withdraw it.
    """
    for course in dated.catalogue.courses.values():
        if course.status != "active" or not course.offerings:
            continue
        if not any(is_live(run, dated.now) for run in course.offerings.values()):
            yield hit("offerings", entry=course.id)


@rule(
    "CA852",
    "this quality assurance ended on {until}",
    Kind.INSTITUTION,
    Kind.COURSE,
    Kind.PATHWAY,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="DEQAR; EU recommendation, Annex I, element 11",
)
def quality_assurance_is_current(dated: Dated) -> Iterator[Hit]:
    """Quality assurance that is shown has not expired.

    Why: a recognition officer looks at the date first.
    Fix: enter the new decision, or remove the old one.
    """
    institutions: tuple[Institution, ...] = tuple(dated.catalogue.institutions.values())
    courses = [course for course in dated.catalogue.courses.values() if "quality" not in course.inherited]
    pathways = tuple(dated.catalogue.pathways.values())
    stating: tuple[Institution | Course | Pathway, ...] = (*institutions, *courses, *pathways)
    for record in stating:
        for index, statement in enumerate(record.quality):
            if statement.until and statement.until < dated.today:
                yield hit("quality", index, "until", entry=record.id, until=statement.until)


@rule(
    "CA853",
    "last reviewed on {reviewed}, more than {months} months ago",
    Kind.COURSE,
    Kind.PATHWAY,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="EU recommendation, Annex II, principle 10; ETF checklist",
)
def review_is_recent(dated: Dated) -> Iterator[Hit]:
    """An entry is reviewed once a year.

    Why: learners rely on what they read.
    Fix: read the entry, correct it, and set `reviewed` to that day.
    """
    courses: tuple[Course | Pathway, ...] = tuple(dated.catalogue.courses.values())
    for record in (*courses, *dated.catalogue.pathways.values()):
        if record.reviewed is None or record.status != "active":
            continue
        months = _review_months(dated.catalogue, record)
        if _after(record.reviewed, months) < dated.today:
            yield hit("reviewed", entry=record.id, reviewed=record.reviewed, months=months)


def _review_months(catalogue: Catalogue, entry: Course | Pathway) -> int:
    """What the network of an entry agreed; the strictest of its institution's, where it is not joint."""
    named = (entry.joint.network if entry.joint else None) if isinstance(entry, Course) else entry.network
    joint = catalogue.networks.get(named or "")
    houses = entry.providers if isinstance(entry, Course) else entry.awarding
    networks = [joint] if joint else [net for house in houses for net in catalogue.networks_of.get(house, ())]
    agreed = [net.policy.review_months for net in networks if net.policy and net.policy.review_months]
    return min(agreed, default=REVIEW_MONTHS)


@lru_cache(maxsize=4096)
def _after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@rule(
    "CA854",
    "this agreement ended on {until}",
    Kind.AGREEMENT,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.FRAMEWORK,
    asked_by="MicroCredX (recognition strategy)",
)
def agreement_is_in_force(dated: Dated) -> Iterator[Hit]:
    """An agreement is in force.

    Why: recognition that rests on an agreement ends with it.
    Fix: prolong it (`until`), or withdraw it and what rests on it.
    """
    for agreement in dated.catalogue.agreements.values():
        if agreement.until and agreement.until < dated.today and agreement.status == "active":
            yield hit("until", entry=agreement.id, until=agreement.until)


@rule(
    "CA855",
    "{state} is as of {as_of}, more than {days} days ago",
    Kind.COURSE,
    scope=Scope.CLOCK,
    severity=Severity.WARNING,
    tier=Tier.LISTED,
    asked_by="learners",
)
def availability_is_recent(dated: Dated) -> Iterator[Hit]:
    """What is said of free places is recent.

    Why: places come and go; an old statement keeps people away or raises false hopes.
    Fix: look again and set `as_of`, or remove `availability`.
    """
    for course in dated.catalogue.courses.values():
        for key, offering in course.offerings.items():
            seen = offering.availability
            if seen is None:
                continue
            ahead = offering.starts is None or offering.starts.day >= dated.today
            if ahead and seen.as_of + timedelta(days=AVAILABILITY_DAYS) < dated.today:
                place = ("offerings", key, "availability", "as_of")
                yield hit(*place, entry=course.id, state=seen.state, as_of=seen.as_of, days=AVAILABILITY_DAYS)
