"""Identities that can be taken for each other (R02, R73)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, Scope, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.catalogue import Catalogue

_ALIKE = (("-", ""), ("0", "o"), ("1", "l"), ("i", "l"), ("rn", "m"), ("vv", "w"))

UNIQUE_REGISTERS = ("schac", "orgreg", "deqar", "ror", "erasmus", "whed")
"""Registers in which each institution has an entry of its own; a VAT number can be that of a group."""


@rule(
    "CA202",
    "{slug} is easily taken for {other}",
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    severity=Severity.WARNING,
    asked_by="learners",
)
def names_differ_visibly(catalogue: Catalogue) -> Iterator[Hit]:
    """Names of files differ in more than look-alike letters and hyphens.

    Why: data-ethics and data-ethlcs look alike in most fonts; one of them may be a slip, or a deception.
    Fix: rename the newer one before it is published; nothing to do where both are meant.
    """
    for kind in Kind:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for slug in catalogue.of_kind(kind):
            alike[_look(slug)].append(slug)
        for slugs in alike.values():
            for slug in slugs if len(slugs) > 1 else ():
                other = next(one for one in slugs if one != slug)
                yield hit(entry=catalogue.of_kind(kind)[slug].id, slug=slug, other=other)


def _look(slug: str) -> str:
    """What is left of a name for a reader who looks at it for a moment."""
    for letters, one in _ALIKE:
        slug = slug.replace(letters, one)
    return slug


@rule(
    "CA203",
    "{other} has the {register} identifier {value} too",
    Kind.INSTITUTION,
    scope=Scope.CATALOGUE,
    tier=Tier.RECORDED,
    asked_by="registers; QualityLink; ELM",
)
def identifiers_belong_to_one_institution(catalogue: Catalogue) -> Iterator[Hit]:
    """An identifier of a register belongs to one institution.

    Why: harvesters merge institutions that share one, and with them their courses.
    Fix: copy the right identifier from the register, or withdraw the entry that is there twice.
    """
    owners: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slug, institution in catalogue.institutions.items():
        if institution.status != "withdrawn":
            for register in UNIQUE_REGISTERS:
                if value := institution.identifiers.get(register):
                    owners[register, value].append(slug)
    for (register, value), slugs in owners.items():
        for slug in slugs if len(slugs) > 1 else ():
            yield hit(
                "identifiers",
                register,
                entry=catalogue.institutions[slug].id,
                other=next(one for one in slugs if one != slug),
                register=register,
                value=value,
            )
