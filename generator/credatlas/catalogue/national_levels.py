"""National qualifications frameworks and their levels, as the Qualifications Dataset Register names them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from credatlas import i18n, vocab

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from credatlas.model.course import NationalLevel

_NAMES = "nqf"


def national_level(stated: NationalLevel, countries: Collection[str]) -> str | None:
    """The code of a national level in the vocabulary `nqf`; `None` where the register has no such level.

    By its address, else by framework and level. Several countries abbreviate alike (NKR): that of the
    course's own countries is meant, and where none is theirs nothing is guessed.
    """
    if stated.uri:
        return vocab.load(_NAMES).by_uri(stated.uri)
    found = called(stated.framework)
    if len(found) > 1:
        found = tuple(code for code in found if country(code) in countries)
    return levels(found[0]).get(stated.level) if len(found) == 1 else None


def called(name: str) -> tuple[str, ...]:
    """The frameworks that are called so, by abbreviation, English name or code."""
    return _by_name().get(name.casefold(), ())


@cache
def of_country(code: str) -> tuple[str, ...]:
    """The frameworks of a country."""
    return tuple(one for one in vocab.load(_NAMES).children() if country(one) == code)


def country(framework: str) -> str | None:
    """Whose framework it is."""
    return vocab.load(_NAMES)[framework].extra.get("country")


def abbreviation(framework: str) -> str:
    """What a framework is usually called."""
    return vocab.load(_NAMES)[framework].extra.get("abbreviation", framework)


@cache
def levels(framework: str) -> Mapping[str, str]:
    """Level, as the country writes it -> its code."""
    terms = vocab.load(_NAMES)
    return {terms[code].extra.get("level", ""): code for code in terms.children(framework)}


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """What a framework may be called -> the codes of the frameworks that are called so."""
    terms, english = vocab.load(_NAMES), i18n.load("en")
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code in terms.children():
        for name in (code, abbreviation(code), english.label(_NAMES, code)):
            found[name.casefold()][code] = None
    return {name: tuple(codes) for name, codes in found.items()}
