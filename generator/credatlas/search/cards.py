"""What is shown of each document, in blocks: a page of results loads the blocks that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.once import once
from credatlas.search.documents import documents
from credatlas.search.producer import Producer, artifact
from credatlas.search.runs import column
from credatlas.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.feeds.feed import Artifact
    from credatlas.search.documents import Found
    from credatlas.search.producer import Sources

BLOCK = 16
"""Documents in a block."""
TOGETHER = 16
"""Blocks that one worker makes in one go."""


def block(sources: Sources, language: str, number: int) -> list[dict[str, Any]]:
    """The cards of one block."""
    found = documents(sources)[number * BLOCK : (number + 1) * BLOCK]
    return [_card(sources, one, language) for one in found]


def blocks(sources: Sources) -> int:
    """How many blocks there are."""
    return -(-len(documents(sources)) // BLOCK)


def _card(sources: Sources, found: Found, language: str) -> dict[str, Any]:
    if found.entry is not None:
        return {"html": sources.card(language, found.entry)}
    title = found.title.read(language)
    card = {"kind": found.kind, "address": found.address, "title": title.text, "language": title.language}
    if found.summary:
        card["text"] = found.summary.read(language).text
    return card


@once
def columns(sources: Sources) -> Mapping[str, Any]:
    """What sorting needs: all runs, and the places of the courses by title in each interface language."""
    entries = [found.entry for found in documents(sources) if found.entry is not None]
    order: dict[str, Any] = {}
    for language in sources.edition.site.languages:
        titles = [fold_all(entry.card.title.read(language).text) for entry in entries]
        order[f"titles.{language}"] = sorted(range(len(titles)), key=lambda n: (titles[n], n))
    return {"runs": column(tuple(entry.course for entry in entries)), **order}


def fold_all(text: str) -> str:
    """A text in the order of a dictionary that ignores case and diacritics."""
    return " ".join(map(fold, text.lower().split()))


def _units(sources: Sources) -> Sequence[object]:
    if sources.small:
        return ()
    cuts = range(0, blocks(sources), TOGETHER)
    return ("", *((language, first) for language in sources.edition.site.languages for first in cuts))


def _export(sources: Sources, unit: Any) -> Iterator[Artifact]:
    if not unit:
        yield from (artifact(name, value) for name, value in columns(sources).items())
        return
    language, first = unit
    for number in range(first, min(first + TOGETHER, blocks(sources))):
        yield artifact(f"cards/{language}/{number}", block(sources, language, number))


CARDS = Producer(name="cards", units=_units, export=_export)
