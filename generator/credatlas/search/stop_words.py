"""Words that say nothing about a course: left out of the index, and not asked for in a query.

English has lunr's list; the others are files in `stop/`. A language without one loses nothing but space.
"""

from __future__ import annotations

from functools import cache

from lunr.stop_word_filter import WORDS as ENGLISH

from credatlas import resources


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language (`de`, `pt-BR`), in lower case; none where there is no list."""
    main = language.split("-")[0]
    if main == "en":
        return frozenset(ENGLISH)
    path = resources.folder("search/stop") / f"{main}.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()
