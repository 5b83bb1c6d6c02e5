"""`search/start/<language>.json`: where a browser begins; of a small catalogue it holds everything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from credatlas import i18n
from credatlas.facets import all_facets
from credatlas.search import cards, columns, index
from credatlas.search.documents import KINDS, documents
from credatlas.search.inverted import ALL
from credatlas.search.producer import Producer, artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.feeds.feed import Artifact
    from credatlas.search.producer import Sources

TEXTS = "ui.search.text."
"""The texts that scripts show."""


def start(sources: Sources, language: str) -> dict[str, Any]:
    """The document of one interface language."""
    strings = i18n.load(language)
    counts = Counter(found.kind for found in documents(sources))
    return {
        "language": language,
        "locale": strings.format.intl,
        "languages": {code: strings.language_name(code) for code in _indexed(sources)},
        "root": sources.edition.site.root(language),
        "kinds": [[kind, counts[kind]] for kind in KINDS],
        "block": cards.BLOCK,
        "texts": _texts(strings),
        "parts": _parts(sources, language) if sources.small else {},
    }


def _indexed(sources: Sources) -> list[str]:
    """The languages that have an index of their own."""
    return [name for name in index.indexes(sources) if name != ALL]


def _texts(strings: i18n.Strings) -> Mapping[str, Any]:
    reference = i18n.load("en").texts
    keys = [key for key in reference if key.startswith(TEXTS)]
    return {key.removeprefix("ui."): strings.texts.get(key, reference[key]) for key in keys}


def _parts(sources: Sources, language: str) -> Mapping[str, Any]:
    """All other files but those of single languages."""
    found: dict[str, Any] = {**index.parts(sources, ALL)}
    for key in all_facets(sources.edition):
        found |= columns.parts(sources, key)
    found |= cards.columns(sources)
    for number in range(cards.blocks(sources)):
        found[f"cards/{language}/{number}"] = cards.block(sources, language, number)
    others = tuple(f".{other}" for other in sources.edition.site.languages if other != language)
    return {name: value for name, value in found.items() if not (others and name.endswith(others))}


def _units(sources: Sources) -> Sequence[object]:
    return sources.edition.site.languages


def _export(sources: Sources, unit: object) -> Iterator[Artifact]:
    yield artifact(f"start/{unit}", start(sources, str(unit)))


START = Producer(name="start", units=_units, export=_export)
