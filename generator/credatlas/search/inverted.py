"""The inverted index of one language, or of all: which term stands where, how often, in how long a field.

The numbers are those of lunr's BM25, from which a browser computes the scores: `k1` 1.2, `b` 0.75.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.search.documents import FIELDS, PHRASED, documents
from credatlas.search.words import analyser, code_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from credatlas.search.documents import Found, Words
    from credatlas.search.producer import Sources
    from credatlas.search.words import Term

ALL = "all"
"""The index over the texts of all languages."""
GAP = 2
"""Places between two texts of one field, so that nothing is a phrase across them."""
LABEL = 60
"""Characters of a text that is likely to be a label, which other documents have too."""
CODE = "="
"""What the terms of course codes begin with, as no word can."""

Postings = list["array[int] | None"]
"""By field: for each document the step from the one before, the length of its field, how often the term
occurs and, where places are kept, the steps between them."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Inverted:
    """An index in one piece."""

    documents: int
    lengths: tuple[float, ...]
    """Average length of each field."""
    terms: Mapping[str, Postings]
    codes: Mapping[str, Sequence[int]]
    """Key of a course code -> documents."""
    forms: Mapping[str, Sequence[str]]
    """Form as people type it -> its stems."""


_Field = dict[str, "array[int]"]
"""A field while the index is built: term -> its latest document, then its postings."""


def invert(sources: Sources, index: str) -> Inverted:
    """The index of a language, or of `ALL`."""
    fields: list[_Field] = [{} for _ in FIELDS]
    totals = [0] * len(FIELDS)
    codes: defaultdict[str, list[int]] = defaultdict(list)
    count = 0
    used: set[Term] = set()
    for number, found in enumerate(documents(sources)):
        if index != ALL and not _written_in(found, index):
            continue
        count += 1
        for code in found.codes:
            codes[code_key(code)].append(number)
        for place, (field, texts) in enumerate(zip(fields, found.fields, strict=True)):
            wanted = texts if index == ALL else [words for words in texts if words[0] == index]
            totals[place] += _add(field, number, wanted, PHRASED[place], used)
    return Inverted(
        documents=count,
        lengths=tuple(total / count if count else 0.0 for total in totals),
        terms=_by_term(fields),
        codes={key: codes[key] for key in sorted(codes)},
        forms=_forms(used),
    )


def _written_in(found: Found, language: str) -> bool:
    return any(code == language for place in (0, 2, 3) for code, _ in found.fields[place])


def _add(field: _Field, number: int, texts: Iterable[Words], phrased: bool, used: set[Term]) -> int:
    """Add a document's field; returns its length in terms."""
    if phrased:
        places: dict[str, list[int]] = {}
        length = _places(texts, places, used)
        for stem, positions in places.items():
            steps = [after - before for before, after in zip([0, *positions], positions, strict=False)]
            _post(field, stem, number, length, len(positions), steps)
        return length
    terms: list[Term] = []
    for language, text in texts:
        own = analyser(language)
        terms += own.known(text) if len(text) <= LABEL else filter(None, own.terms(text))
    used.update(terms)
    length, known = len(terms), field.get
    for stem, times in Counter([term.stem for term in terms]).items():
        found = known(stem) or _begun(field, stem)
        found.extend((number - found[0], length, times))
        found[0] = number
    return length


def _places(texts: Iterable[Words], places: dict[str, list[int]], used: set[Term]) -> int:
    length = place = 0
    for language, text in texts:
        for term in analyser(language).terms(text):
            place += 1
            if term:
                length += 1
                used.add(term)
                places.setdefault(term.stem, []).append(place)
        place += GAP
    return length


def _post(field: _Field, stem: str, number: int, length: int, times: int, steps: Sequence[int]) -> None:
    postings = field.get(stem) or _begun(field, stem)
    postings.extend((number - postings[0], length, times, *steps))
    postings[0] = number


def _begun(field: _Field, stem: str) -> array[int]:
    found = field[stem] = array("I", (0,))
    return found


def _by_term(fields: Sequence[_Field]) -> Mapping[str, Postings]:
    terms = sorted({term for field in fields for term in field})
    return {term: [field[term][1:] if term in field else None for field in fields] for term in terms}


def _forms(used: Iterable[Term]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term in used:
        for form in (term.form, *term.others):
            found[form].add(term.stem)
    return {form: sorted(found[form]) for form in sorted(found)}
