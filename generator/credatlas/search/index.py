"""The index files: `search/<index>/index.json`, its shards, and its forms by their last letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.search.documents import BOOSTS, FIELDS, PHRASED, languages
from credatlas.search.inverted import ALL, invert
from credatlas.search.producer import Producer, artifact
from credatlas.search.shards import cut, endings, entries, file_name, shard
from credatlas.search.stop_words import stop_words
from credatlas.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.feeds.feed import Artifact
    from credatlas.search.inverted import Inverted
    from credatlas.search.producer import Sources


def indexes(sources: Sources) -> tuple[str, ...]:
    """The index over all languages and, where there are several, one for each."""
    found = languages(sources)
    return (ALL, *found) if len(found) > 1 else (ALL,)


def parts(sources: Sources, index: str) -> Mapping[str, Any]:
    """Every file of an index by its name below `search/`, without the extension."""
    inverted = invert(sources, index)
    used = languages(sources) if index == ALL else (index,)
    shards = cut(entries(inverted), whole=sources.small)
    ends = {} if sources.small else endings(inverted)
    return {
        f"{index}/index": _statistics(inverted, used, tuple(shards), tuple(ends)),
        **{f"{index}/w-{file_name(beginning)}": shard(found) for beginning, found in shards.items()},
        **{f"{index}/e-{file_name(letter)}": forms for letter, forms in ends.items()},
    }


def _statistics(
    inverted: Inverted, used: Sequence[str], cuts: Sequence[str], ends: Sequence[str]
) -> dict[str, Any]:
    """The one file that every change touches: small, and enough to score with."""
    return {
        "documents": inverted.documents,
        "fields": [
            {"name": name, "boost": boost, "length": round(length, 6), "places": places}
            for name, boost, places, length in zip(FIELDS, BOOSTS, PHRASED, inverted.lengths, strict=True)
        ],
        "stop": _stop_words(inverted, used),
        "cuts": cuts,
        "ends": ends,
    }


def _stop_words(inverted: Inverted, used: Sequence[str]) -> list[str]:
    """What a query may hold in vain: stop words that are not a word of another language."""
    words = {fold(word) for language in used for word in stop_words(language)}
    return sorted(words - inverted.forms.keys())


def _units(sources: Sources) -> Sequence[object]:
    found = indexes(sources)
    return found[1:] if sources.small else found


def _export(sources: Sources, unit: object) -> Iterator[Artifact]:
    return (artifact(name, value) for name, value in parts(sources, str(unit)).items())


INDEX = Producer(name="index", units=_units, export=_export)
