"""What can be found, and the words of each: courses, pathways, institutions, networks, hand-written pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from credatlas import i18n, vocab
from credatlas.catalogue.listing import listing
from credatlas.catalogue.once import once
from credatlas.model.text import Text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.listing import Listed
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network
    from credatlas.model.pathway import Pathway
    from credatlas.search.producer import Sources, WrittenPage

FIELDS = ("title", "names", "summary", "text")
"""The fields of a document."""
BOOSTS = (8.0, 3.0, 3.0, 1.0)
"""What a word counts for in each field."""
PHRASED = (True, False, True, False)
"""Whether the places of words in a field are kept, to find them side by side."""
KINDS = ("course", "pathway", "institution", "network", "page")
"""The kinds of document in the order in which they are numbered."""

Words = tuple[str, str]
"""A language, and a text in it."""


class Found(NamedTuple):
    """A document: how it is shown where it has no card, its codes, and its texts by field."""

    kind: str
    address: str
    title: Text
    summary: Text | None
    codes: tuple[str, ...]
    fields: tuple[tuple[Words, ...], ...]
    entry: Listed | None = None


@once
def documents(sources: Sources) -> tuple[Found, ...]:
    """Every document by its number: courses by field of study, so that alike ones lie together."""
    edition = sources.edition
    entries = sorted(listing(edition).entries.values(), key=_place)
    catalogue = edition.catalogue
    return (
        *(_course(entry, edition) for entry in entries),
        *(_pathway(each) for each in catalogue.pathways.values() if each.status == "active"),
        *(_institution(each) for each in catalogue.institutions.values() if each.status == "active"),
        *(_network(each) for each in catalogue.networks.values() if each.status == "active"),
        *(_page(page) for page in sources.written),
    )


def courses(sources: Sources) -> tuple[Listed, ...]:
    """The courses by their numbers."""
    return tuple(found.entry for found in documents(sources) if found.entry is not None)


def _place(entry: Listed) -> tuple[str, str]:
    return (entry.card.fields[0] if entry.card.fields else "", entry.card.slug)


def languages(sources: Sources) -> tuple[str, ...]:
    """The languages in which something is written, sorted."""
    return tuple(sorted({language for found in documents(sources) for language, _ in found.fields[0]}))


def _texts(*texts: Text | None) -> tuple[Words, ...]:
    return tuple([(code, words) for text in texts if text for words, code in text.versions])


def _course(entry: Listed, edition: Edition) -> Found:
    course = entry.course
    return Found(
        kind="course",
        address=course.id.address,
        title=course.title,
        summary=course.summary,
        codes=tuple(code for code in (course.code, *course.codes.values()) if code),
        fields=(
            _texts(course.title),
            tuple(_names(entry, edition)),
            _texts(course.summary),
            _texts(*course.outcomes.values(), course.description, course.content, course.audience),
        ),
        entry=entry,
    )


def _names(entry: Listed, edition: Edition) -> Iterator[Words]:
    """What it is called by others: institutions, skills, and the words for its codes in all languages."""
    course, card = entry.course, entry.card
    for slug in card.institutions:
        yield from institution_names(edition, slug)
    yield from _texts(*(skill.label for skill in (*course.skills, *course.occupations)))
    for vocabulary, codes in _codes(course, entry):
        for code in codes:
            yield from labels(vocabulary, code, edition.site.languages)


def _codes(course: Course, entry: Listed) -> Iterator[tuple[str, Sequence[str]]]:
    card, fields = entry.card, vocab.load("isced-f")
    known = [code for code in card.fields if code in fields]
    yield "isced-f", list(dict.fromkeys(code for one in known for code in (one, *fields.ancestors(one))))
    yield "language", card.languages
    yield "mode", card.modes
    yield "course-type", (card.type,) if card.type else ()
    yield "cycle", (card.cycle,) if card.cycle else ()
    yield "target-group", course.target_groups


def institution_names(edition: Edition, slug: str) -> Iterator[Words]:
    """The names of an institution, its city and its country."""
    found = edition.catalogue.institutions.get(slug)
    if found is None:
        return
    yield from _texts(found.name)
    own = found.text_language
    yield from ((own, name) for name in (found.short_name, found.city) if name)
    if found.country:
        yield from labels("country", found.country, edition.site.languages)


@cache
def labels(vocabulary: str, code: str, languages: tuple[str, ...]) -> tuple[Words, ...]:
    """What a code is called in each interface language, and plain words for it."""
    found = []
    for language in languages:
        strings = i18n.load(language)
        if code in vocab.load(vocabulary):
            found.append((language, strings.label(vocabulary, code)))
        plain = f"ui.search.words.{vocabulary}.{code}"
        if strings.has(plain):
            found.append((language, strings.text(plain)))
    return tuple(found)


def _pathway(pathway: Pathway) -> Found:
    target = pathway.target
    return Found(
        kind="pathway",
        address=pathway.id.address,
        title=pathway.title,
        summary=pathway.summary,
        codes=(),
        fields=(
            _texts(pathway.title),
            _texts(target.title) if target else (),
            _texts(pathway.summary),
            _texts(*pathway.outcomes.values(), pathway.description, pathway.audience),
        ),
    )


def _institution(institution: Institution) -> Found:
    own = institution.text_language
    names = tuple((own, name) for name in (institution.short_name, institution.city) if name)
    return Found(
        kind="institution",
        address=institution.id.address,
        title=institution.name,
        summary=institution.description,
        codes=(),
        fields=(_texts(institution.name), names, _texts(institution.description), ()),
    )


def _network(network: Network) -> Found:
    names = ((network.text_language, network.short_name),) if network.short_name else ()
    return Found(
        kind="network",
        address=network.id.address,
        title=network.name,
        summary=network.description,
        codes=(),
        fields=(_texts(network.name), names, _texts(network.description), ()),
    )


def _page(page: WrittenPage) -> Found:
    def own(*texts: str) -> tuple[Words, ...]:
        return tuple((page.language, text) for text in texts if text)

    return Found(
        kind="page",
        address=page.address,
        title=_plain(page.title, page.language),
        summary=_plain(page.description, page.language) if page.description else None,
        codes=(),
        fields=(own(page.title), (), own(page.description), own(*page.headings)),
    )


def _plain(text: str, language: str) -> Text:
    return text_of(text, language)
