"""The facts by which somebody decides: size, level, language, mode, price, start, deadline, who may apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.catalogue.runs import usual_terms
from credatlas.pages import markup
from credatlas.pages.course.when import announced, month_name, starts
from credatlas.pages.row import Row

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.catalogue.listing import Listed
    from credatlas.model.course import Course, ExternalCredit, Level
    from credatlas.model.money import Money
    from credatlas.model.offering import LearnerGroup, Offering
    from credatlas.pages.reader import Reader


def facts(entry: Listed, reader: Reader) -> tuple[Row, ...]:
    """The fact table; every row is there, so that what is missing is seen to be missing."""
    course = entry.course
    run = entry.next.offering if entry.next else None
    return (
        Row(reader.heading("facts.credits", "ects"), credits(course, reader), elsewhere(course, reader)),
        Row(reader.heading("facts.workload", "workload"), hours(course, reader)),
        Row(
            reader.heading("facts.level", "eqf"),
            level(course.level, reader),
            frameworks(course.level, reader),
        ),
        Row(reader.heading("facts.language"), languages(course, reader)),
        Row(reader.heading("facts.mode", "participation"), modes(course, reader)),
        Row(reader.heading("facts.price"), *_price(course, run, reader)),
        Row(reader.heading("facts.starts"), _start(entry, run, reader)),
        Row(reader.heading("facts.deadline"), _deadline(run, reader)),
        Row(reader.heading("facts.who"), _who(run, reader)),
    )


def credits(course: Course, reader: Reader) -> Markup:
    """3 ECTS credits; none for a skill credential, which has none by definition."""
    ects = course.workload.ects if course.workload else None
    if ects is None:
        return reader.word("facts.no-credits") if course.type == "skill" else reader.unstated
    return reader.ects(ects) if ects else reader.word("facts.zero-credits")


def elsewhere(course: Course, reader: Reader) -> Markup:
    """The same work in the units of other regions, and whether they were declared or computed."""
    return reader.row(_credits_elsewhere(each, reader) for each in course.external_credits)


def _credits_elsewhere(stated: ExternalCredit, reader: Reader) -> Markup:
    amount = markup.isolated(reader.number(stated.value))
    system = reader.term("credit-system", stated.system)
    if stated.basis is None:
        return reader.sentence("facts.external-credits", amount=amount, system=system)
    basis = reader.label("credit-basis", stated.basis)
    return reader.sentence("facts.external-credits-basis", amount=amount, system=system, basis=basis)


def hours(course: Course, reader: Reader) -> Markup:
    """81 hours."""
    value = course.workload.hours if course.workload else None
    return reader.unstated if value is None else reader.hours(value)


def level(stated: Level | None, reader: Reader) -> Markup:
    """The EQF level in plain words, else the cycle."""
    if stated and stated.eqf:
        return reader.term("eqf", str(stated.eqf))
    return reader.term("cycle", stated.cycle) if stated and stated.cycle else reader.unstated


def frameworks(stated: Level | None, reader: Reader) -> Markup:
    """The same level in other frameworks, in small print."""
    if stated is None:
        return markup.NOTHING
    names = [markup.isolated(f"{other.framework} {other.level}") for other in stated.nqf]
    for other in stated.external:
        name = markup.isolated(f"{other.framework} {other.level}")
        names.append(
            reader.sentence("facts.basis", level=name, basis=reader.label("level-basis", other.basis))
        )
    if stated.eqf and stated.cycle:
        names.insert(0, reader.term("cycle", stated.cycle))
    return reader.row(names)


def languages(course: Course, reader: Reader) -> Markup:
    """English (B2: upper intermediate needed)."""
    if not course.language_level:
        return reader.labels("language", course.languages)
    return reader.row(_language(course, code, reader) for code in course.languages)


def _language(course: Course, code: str, reader: Reader) -> Markup:
    name, needed = reader.label("language", code), course.language_level.get(code)
    if needed is None:
        return name
    return reader.sentence("facts.language-level", language=name, level=reader.term("cefr", needed))


def modes(course: Course, reader: Reader) -> Markup:
    """Online."""
    return reader.terms("mode", course.participation)


def _price(course: Course, run: Offering | None, reader: Reader) -> tuple[Markup, Markup]:
    included = (run and run.price_includes) or course.price_includes
    note = reader.sentence("facts.includes", what=reader.phrase(included)) if included else markup.NOTHING
    usual = (run and run.price) or course.price
    groups = run.groups if run else ()
    if any(group.price for group in groups):
        return markup.listed(_group_price(group, usual, reader) for group in groups), note
    return (reader.money(usual) if usual else reader.unstated), note


def _group_price(group: LearnerGroup, usual: Money | None, reader: Reader) -> Markup:
    price = group.price or usual
    amount = reader.money(price) if price else reader.unstated
    return reader.sentence("facts.for-group", who=who(group.who, reader), price=amount)


def _start(entry: Listed, run: Offering | None, reader: Reader) -> Markup:
    if run is not None:
        if run.announced and not run.starts:
            return announced(run.announced, reader)
        return starts(run, reader) or reader.unstated
    return usual_months(entry.course, reader) or reader.word("facts.no-date")


def usual_months(course: Course, reader: Reader) -> Markup | None:
    """The months in which past runs began; `None` without any."""
    months = usual_terms(course.offerings)
    if not months:
        return None
    names = reader.row(month_name(month, reader) for month in months)
    return reader.sentence("facts.usually", months=names)


def _deadline(run: Offering | None, reader: Reader) -> Markup:
    if run is None:
        return reader.unstated
    if run.apply and run.apply.closes:
        return reader.end(run.apply.closes)
    of_groups = [group for group in run.groups if group.closes]
    if of_groups:
        return markup.listed(
            reader.sentence("facts.for-group", who=who(group.who, reader), price=reader.end(group.closes))
            for group in of_groups
            if group.closes
        )
    return reader.word("facts.always-open") if run.self_paced else reader.unstated


def _who(run: Offering | None, reader: Reader) -> Markup:
    groups = dict.fromkeys(group.who for group in run.groups) if run else {}
    return reader.row(who(name, reader) for name in groups) if groups else reader.unstated


def who(name: str, reader: Reader) -> Markup:
    """A group of learners in words: a code, or the learners of one institution."""
    if name in ("anyone", "own", "members"):
        return reader.label("learner-who", name)
    return reader.sentence("facts.students-of", institution=reader.institution(name))
