"""National levels as concepts of the Qualifications Dataset Register."""

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
    terms = vocab.load(_NAMES)
    if stated.uri:
        return terms.by_uri(stated.uri)
    found = _frameworks().get(stated.framework.casefold(), ())
    if len(found) > 1:
        found = tuple(code for code in found if terms[code].extra.get("country") in countries)
    if len(found) != 1:
        return None
    levels = {terms[code].extra.get("level"): code for code in terms.children(found[0])}
    return levels.get(stated.level)


@cache
def _frameworks() -> Mapping[str, tuple[str, ...]]:
    """What a framework may be called -> the codes of the frameworks that are called so."""
    terms, english = vocab.load(_NAMES), i18n.load("en")
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code in terms.children():
        names = (code, terms[code].extra.get("abbreviation", code), english.label(_NAMES, code))
        for name in names:
            found[name.casefold()][code] = None
    return {name: tuple(codes) for name, codes in found.items()}
