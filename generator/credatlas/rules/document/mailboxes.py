"""Contacts are offices, not persons (R07); a heuristic, so it only warns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.institution import Institution
from credatlas.model.network import Network
from credatlas.model.tier import Tier
from credatlas.rules.document._words import OFFICES
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.diagnostics import Pointer
    from credatlas.model.pathway import Pathway

_OF_A_PERSON = re.compile(r"([a-z]+)\.([a-z]{2,}(?:-[a-z]{2,})?)\d*@")
_PRIVATE = re.compile(
    r"@(gmail|googlemail|outlook|hotmail|live|yahoo|gmx|web|icloud|me|proton|protonmail|t-online|libero)"
    r"\.(com|co\.uk|net|org|de|at|ch|fr|it|es|me)$"
)


@rule(
    "CA461",
    "{email} looks like the mailbox of a person",
    Kind.INSTITUTION,
    Kind.NETWORK,
    Kind.COURSE,
    Kind.PATHWAY,
    tier=Tier.LISTED,
    severity=Severity.WARNING,
    asked_by="GDPR, article 5 (data minimisation)",
)
def contacts_are_offices(entry: Institution | Network | Course | Pathway) -> Iterator[Hit]:
    """A contact is an office, not a person.

    Why: the catalogue is public and copied by others; people change, and have a right not to be in it.
    Fix: write the mailbox of an office, such as microcredentials@; nothing to do where this is one.
    """
    for pointer, email in _mailboxes(entry):
        if email and _is_personal(email.casefold()):
            yield hit(*pointer, email=email)


def _is_personal(email: str) -> bool:
    """firstname.lastname@, f.lastname@, or a private provider."""
    person = _OF_A_PERSON.match(email)
    if person and not OFFICES & {person[1], *person[2].split("-")}:
        return True
    return bool(_PRIVATE.search(email))


def _mailboxes(entry: Institution | Network | Course | Pathway) -> Iterator[tuple[Pointer, str | None]]:
    """Every mailbox that the entry's own file states, and where."""
    if isinstance(entry, Institution | Network):
        for role, contact in entry.contacts.items():
            yield ("contacts", role, "email"), contact.email
    if isinstance(entry, Network):
        return
    inherited = entry.inherited if isinstance(entry, Course) else frozenset[str]()
    if entry.contact and "contact" not in inherited:
        yield ("contact", "email"), entry.contact.email
    if isinstance(entry, Course | Institution) and entry.accessibility and "accessibility" not in inherited:
        yield ("accessibility", "contact"), entry.accessibility.contact
    if isinstance(entry, Course):
        for key, run in entry.offerings.items():
            if run.contact:
                yield ("offerings", key, "contact", "email"), run.contact.email
