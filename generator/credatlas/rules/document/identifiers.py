"""Identifiers of institutions in European and world registers (R73)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from credatlas.model.ids import Kind
from credatlas.model.moments import zone_names
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.model.institution import Institution

PATTERNS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        "schac": (re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"), "uni-example.de"),
        "orgreg": (re.compile(r"(INT|[A-Z]{2})[0-9]{4}"), "DE0123"),
        "deqar": (re.compile(r"DEQARINST[0-9]{4,}"), "DEQARINST0123"),
        "ror": (
            re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"),
            "https://ror.org/02mhbdp94",
        ),
        "pic": (re.compile(r"[0-9]{9}"), "999999999"),
        "erasmus": (re.compile(r"[A-Z]{1,3} *[A-Z][A-Z-]*[0-9]{2,3}"), "D  BERLIN01"),
        "whed": (re.compile(r"IAU-[0-9]{6}"), "IAU-001234"),
    }
)
"""Register -> form and example (domain notes, section 8)."""

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


@rule(
    "CA731",
    "{value} is not a {register} identifier; one looks like {example}",
    Kind.INSTITUTION,
    tier=Tier.RECORDED,
    asked_by="QualityLink; ELM; registers",
)
def identifiers_have_their_form(institution: Institution) -> Iterator[Hit]:
    """An identifier has the form of its register.

    Why: a mistyped identifier leads harvesters to another institution.
    Fix: copy the identifier from the register.
    """
    for register, value in institution.identifiers.items():
        known = PATTERNS.get(register)
        if known and not known[0].fullmatch(value):
            yield hit("identifiers", register, value=value, register=register, example=known[1])


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
    if PATTERNS["ror"][0].fullmatch(value) and not _ror_is_right(value[-9:]):
        yield hit("identifiers", "ror", value=value)


def _ror_is_right(identifier: str) -> bool:
    number = 0
    for character in identifier[:-2]:
        number = number * 32 + _CROCKFORD.index(character)
    return 98 - (number * 100) % 97 == int(identifier[-2:])


@rule(
    "CA733",
    "{value} is not a time zone",
    Kind.INSTITUTION,
    tier=Tier.RECORDED,
    asked_by="learners; IANA time zone database",
)
def time_zone_is_known(institution: Institution) -> Iterator[Hit]:
    """The time zone is one of the IANA database.

    Why: every deadline is computed from it.
    Fix: write continent and city, such as `Europe/Athens`.
    """
    if institution.timezone and institution.timezone not in zone_names():
        yield hit("timezone", value=institution.timezone)
