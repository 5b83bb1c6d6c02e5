"""What one can follow by itself: the whole catalogue, an institution, a field, a pathway, a course."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas import i18n, vocab
from credatlas.catalogue.once import once
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course

FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to follow; `address` is that of its page, and below `feeds/` of its feeds."""

    address: str
    name: str
    courses: Sequence[str]
    """The slugs of its courses, withdrawn ones included, sorted."""
    entry: EntryId | None = None
    """The entry whose own changes count too."""

    def path(self, file: str) -> str:
        """Where one of its feeds lies."""
        return f"feeds/{self.address}{file}"


def addresses(edition: Edition) -> list[str]:
    """Every topic by the address of its page, the whole catalogue first."""
    return ["", *_groups(edition), *(f"courses/{slug}/" for slug in edition.catalogue.courses)]


def topic(edition: Edition, address: str) -> Topic:
    """The topic with this address."""
    if not address:
        return Topic(address="", name=edition.site.name, courses=tuple(edition.catalogue.courses))
    kind, _, slug = address.rstrip("/").partition("/")
    if kind == Kind.COURSE.folder:
        course = edition.catalogue.courses[slug]
        name = course.title.read(edition.site.language).text
        return Topic(address=address, name=name, courses=(slug,), entry=course.id)
    return _groups(edition)[address]


@once
def _groups(edition: Edition) -> Mapping[str, Topic]:
    """The topics that hold several courses, by address."""
    found = [*_institutions(edition), *_fields(edition), *_pathways(edition)]
    return {one.address: one for one in found}


def _institutions(edition: Edition) -> Iterator[Topic]:
    for slug, house in edition.catalogue.institutions.items():
        courses = tuple(course.id.slug for course in edition.catalogue.courses_of.get(slug, ()))
        if courses:
            name = house.name.read(edition.site.language).text
            yield Topic(address=house.id.address, name=name, courses=courses)


def _fields(edition: Edition) -> Iterator[Topic]:
    """Fields of study with those that contain them, as the pages to browse have them."""
    terms, words = vocab.load("isced-f"), i18n.load(edition.site.language)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for slug, course in edition.catalogue.courses.items():
        for code in course.fields:
            for one in (code, *terms.ancestors(code)) if code in terms else ():
                found[one][slug] = None
    for code in sorted(found):
        name = words.label("isced-f", code)
        yield Topic(address=f"{FIELD}/{code}/", name=name, courses=tuple(found[code]))


def _pathways(edition: Edition) -> Iterator[Topic]:
    for pathway in edition.catalogue.pathways.values():
        parts = tuple(sorted(slug for slug in pathway.courses() if slug in edition.catalogue.courses))
        name = pathway.title.read(edition.site.language).text
        yield Topic(address=pathway.id.address, name=name, courses=parts, entry=pathway.id)


def courses_of(edition: Edition, one: Topic) -> Iterator[Course]:
    """The records of a topic's courses."""
    return (edition.catalogue.courses[slug] for slug in one.courses)
