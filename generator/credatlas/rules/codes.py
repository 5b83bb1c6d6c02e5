"""From the words that people use to the code that is meant: German is `de`, Master is `second`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from credatlas import i18n, vocab
from credatlas.source.violation import listed

if TYPE_CHECKING:
    from collections.abc import Mapping


def code_for(words: str, allowed: str) -> str:
    """The only code whose label, in any interface language, is or contains these words; empty for none.

    `allowed` is the beginning of the list of codes, as a violation shows it.
    """
    labels = _labels(allowed)
    if (tag := words.partition("-")[0].lower()) in labels.values():
        return tag  # en-GB
    wanted = _loose(words)
    same = {code for label, code in labels.items() if label == wanted}
    within = {code for label, code in labels.items() if re.search(rf"\b{re.escape(wanted)}\b", label)}
    found = same or within
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=16)
def _labels(allowed: str) -> Mapping[str, str]:
    """Label -> code of the code list that begins like this."""
    names = [name for name in vocab.names() if listed(vocab.load(name)) == allowed]
    return {
        _loose(i18n.load(language).label(name, code)): code
        for name in names
        for code in vocab.load(name)
        for language in i18n.languages()
    }


def _loose(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
