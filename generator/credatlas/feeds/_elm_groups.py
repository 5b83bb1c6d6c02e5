"""What a run costs whom, and on which conditions: ELM's prices and QualityLink's learner groups."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas.feeds._elm_organisation import groups, known, networks
from credatlas.feeds._elm_scope import Scope, concept, concepts, labels, note, number, texts
from credatlas.feeds._rdf import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course
    from credatlas.model.money import Money
    from credatlas.model.offering import LearnerGroup, Offering
    from credatlas.model.text import Text

_WORDS = frozenset({"anyone", "members", "own"})
"""Groups that are not the learners of one named institution."""


def prices(scope: Scope, course: Course, run: Offering) -> Iterator[Node]:
    """Every price that somebody pays, said once more for readers who do not know learner groups."""
    usual, languages = run.price or course.price, course.title.languages
    for one in run.groups:
        price = one.price or usual
        if price:
            yield _price(price, one.who, _name(scope, one), languages)
    if usual and not run.groups:
        yield _price(usual, "", None, ())


def conditions(scope: Scope, course: Course, run: Offering) -> Iterator[Node]:
    """What holds for one group of learners only, group by group."""
    usual, languages = run.price or course.price, course.title.languages
    for one in run.groups:
        students = tuple(_students_of(scope, course, one.who))
        yield _conditions(one, usual, students, _name(scope, one), languages)


def seats(most: int | None, fewest: int | None) -> Node:
    """How many can take part, and how many must; what is not stated is absent."""
    found = {"enrolmentCapacity": most, "enrolmentMinimum": fewest}
    return {key: str(value) for key, value in found.items() if value is not None}


@lru_cache(maxsize=4096)
def _conditions(
    one: LearnerGroup,
    usual: Money | None,
    students: tuple[str, ...],
    name: Text | None,
    languages: tuple[str, ...],
) -> Node:
    price = one.price or usual
    node: Node = {
        "type": "LearnerGroupConditions",
        "learnerGroup": _group(one, students, _audience(one.who, name, languages)),
        **seats(one.seats, one.minimum),
    }
    if one.at:
        node["registrationPortal"] = one.at
    if price:
        node["priceDetail"] = _price(price, "", None, ())
    if one.condition:
        node["entryRequirement"] = note(one.condition)
    return Shared(node)


def _group(one: LearnerGroup, students: tuple[str, ...], title: Mapping[str, str]) -> Node:
    node: Node = {"type": "LearnerGroup", "title": title}
    if students:
        node["studentsOf"] = list(students)
    if one.who == "anyone":
        node["isOpenToNonEnrolled"] = "true"
    if one.eqf is not None:
        node["minimumEQFLevel"] = concept("eqf", str(one.eqf))
    if one.fields:
        node["limitField"] = concepts(concept, "isced-f", one.fields)
    return node


@lru_cache(maxsize=4096)
def _price(price: Money, who: str, name: Text | None, languages: tuple[str, ...]) -> Node:
    unit = concept("currency", price.currency)
    amount = {"type": "Amount", "unit": unit, "value": number(price.amount)}
    label = {"prefLabel": _audience(who, name, languages)} if who else {}
    return Shared({"type": "PriceDetail", **label, "amount": amount})


def _audience(who: str, name: Text | None, languages: tuple[str, ...]) -> Mapping[str, str]:
    if who in _WORDS:
        return labels("learner-who", who, languages)
    return texts(name) if name else {"en": who}


def _name(scope: Scope, one: LearnerGroup) -> Text | None:
    """The name of the institution whose learners are meant."""
    house = None if one.who in _WORDS else scope.catalogue.institutions.get(one.who)
    return house.name if house else None


def _students_of(scope: Scope, course: Course, who: str) -> list[str]:
    if who == "members":
        found = groups(scope.edition)
        return [found[network]["id"] for network in networks(scope, course)]
    if who == "anyone":
        return []
    houses = course.awarding_bodies if who == "own" else (who,)
    return [scope.institution(slug) for slug in known(scope, houses)]
