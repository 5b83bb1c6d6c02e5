"""Facets as columns: for each course the numbers of its values; and what people read for each value."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from credatlas import i18n
from credatlas.facets import all_facets, in_order, with_parents
from credatlas.search.documents import courses
from credatlas.search.producer import Producer, artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.listing import Listed
    from credatlas.facets import Facet
    from credatlas.feeds.feed import Artifact
    from credatlas.search.producer import Sources


def parts(sources: Sources, key: str) -> Mapping[str, Any]:
    """The column of a facet and its labels in each language, by file name."""
    facet, entries = all_facets(sources.edition)[key], courses(sources)
    stated = [] if facet.live else [tuple(facet.values(entry)) for entry in entries]
    values = _values(facet, stated)
    column: dict[str, Any] = {"values": values, "parents": _parents(facet, values)}
    if facet.live:
        column["live"] = facet.live
    else:
        column |= _rows(stated, values)
    if facet.mine:
        column["mine"] = _mine(facet, entries)
    if facet.measure:
        column["amounts"] = [_plain(facet.measure(sources.edition, entry)) for entry in entries]
    names = {
        f"facets/{key}.{language}": _labels(facet, values, sources, language)
        for language in sources.edition.site.languages
    }
    return {f"facets/{key}": column, **names}


def _values(facet: Facet, stated: Sequence[Sequence[str]]) -> list[str]:
    """Every value that a course has, in order; of a live facet those that a browser cannot name itself."""
    if facet.live:
        return list(facet.every)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for own in stated:
        for value in with_parents(facet, own):
            found[value].append("")
    return list(in_order(facet, found))


def _parents(facet: Facet, values: Sequence[str]) -> list[int]:
    """The number of the value above each, -1 for none; nothing where no value has one."""
    place = {value: number for number, value in enumerate(values)}
    above = [place.get(facet.parent(value) or "", -1) for value in values]
    return above if max(above, default=-1) >= 0 else []


def _rows(stated: Sequence[Sequence[str]], values: Sequence[str]) -> dict[str, Any]:
    """The sets of values that occur, and by course the number of its set. Values above follow from them."""
    place = {value: number for number, value in enumerate(values)}
    sets: dict[tuple[int, ...], int] = {}
    rows = [sets.setdefault(tuple(sorted({place[one] for one in own})), len(sets)) for own in stated]
    return {"sets": list(sets), "rows": rows}


def _mine(facet: Facet, entries: Sequence[Listed]) -> dict[str, Any]:
    """For whom each course is, in the same way; nothing where the values themselves say so."""
    if facet.mine is None or facet.mine is facet.values:
        return {}
    stated = [tuple(facet.mine(entry)) for entry in entries]
    values = sorted({value for own in stated for value in own})
    return {"values": values, **_rows(stated, values)}


def _plain(amount: float | None) -> float | None:
    return int(amount) if amount is not None and amount == int(amount) else amount


def _labels(facet: Facet, values: Sequence[str], sources: Sources, language: str) -> dict[str, Any]:
    edition, strings = sources.edition, i18n.load(language)
    return {
        "name": facet.name(edition, strings),
        "labels": [facet.label(edition, strings, value) for value in values],
        "unit": facet.unit(edition, strings) if facet.unit else "",
        **({"mine": facet.mine_label(edition, strings)} if facet.mine_label else {}),
    }


def _units(sources: Sources) -> Sequence[object]:
    return () if sources.small else tuple(all_facets(sources.edition))


def _export(sources: Sources, unit: object) -> Iterator[Artifact]:
    return (artifact(name, value) for name, value in parts(sources, str(unit)).items())


COLUMNS = Producer(name="facets", units=_units, export=_export)
