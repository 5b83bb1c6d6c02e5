"""Identifiers of institutions in registers (R73): what their form, which the schema knows, cannot tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.institution import Institution

_ROR = re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


@rule(
    "CA732",
    "the check digits of {value} are wrong; a character is mistyped",
    Kind.INSTITUTION,
    tier=Tier.RECORDED,
    asked_by="ROR (ISO/IEC 7064, mod 97-10)",
)
def ror_check_digits_are_right(institution: Institution) -> Iterator[Hit]:
    """The last two digits of a ROR identifier confirm the others.

    Why: they catch mistyped identifiers.
    Fix: copy the identifier from https://ror.org.
    """
    value = institution.identifiers.get("ror", "")
    if _ROR.fullmatch(value) and not _ror_is_right(value[-9:]):
        yield hit("identifiers", "ror", value=value)


def _ror_is_right(identifier: str) -> bool:
    number = 0
    for character in identifier[:-2]:
        number = number * 32 + _CROCKFORD.index(character)
    return 98 - (number * 100) % 97 == int(identifier[-2:])
