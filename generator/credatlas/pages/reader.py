"""Who a page is written for: one interface language, at one depth, on one edition.

A reader turns values of the model into words and links. What many pages share (labels, names of institutions,
dates, glossary links) is made once and kept for as long as the edition is the latest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from credatlas.catalogue.once import once
from credatlas.catalogue.recognition import alike as recognition_class
from credatlas.pages import markup
from credatlas.pages.amounts import Amounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network

T = TypeVar("T")


class Reader(Amounts):
    """Everything a presenter may ask for; make one with `reader`."""

    __slots__ = ("_inherited", "edition", "site")

    def __init__(self, edition: Edition, language: str, root: str, site: str) -> None:
        super().__init__(language, root)
        self.edition = edition
        self.site = site
        """Prefix that leads from the page to the root of the site, where data documents are."""
        self._inherited: dict[tuple[str, str], Any] = {}

    def alike(self, what: str, course: Course, make: Callable[[], T]) -> T:
        """What `make` returns; made once for courses that all institutions treat alike."""
        return self.kept((what, recognition_class(course, self.edition.catalogue)), make)

    def inherited(self, course: Course, field: str, make: Callable[[], T]) -> T:
        """What `make` returns; made once an institution where that supplies the field for all its courses.

        A field may be inherited in part, as the award of a course that names its own formats: then the value
        is the course's own, and so is what is made of it.
        """
        house = self.edition.catalogue.institutions.get(course.institution)
        if house is None or getattr(course, field) is not getattr(house, field):
            return make()
        key = (field, course.institution)
        if key not in self._inherited:
            self._inherited[key] = make()
        found: T = self._inherited[key]
        return found

    def institution(self, slug: str) -> Markup:
        """The name of an institution, linked; its id where the entry is broken or not published."""
        found = self.edition.catalogue.institutions.get(slug)
        return self.kept(("institution", slug), lambda: self._named(found, slug))

    def institutions(self, slugs: tuple[str, ...]) -> Markup:
        """The names of several institutions in a row, linked; not stated for none."""
        if not slugs:
            return self.unstated
        return self.kept(
            ("institutions", slugs), lambda: self.row([self.institution(slug) for slug in slugs])
        )

    def names_of(self, slugs: tuple[str, ...]) -> Markup:
        """The names of several institutions in a row, without links."""
        return self.kept(("names", slugs), lambda: self.row([self.name_of(slug) for slug in slugs]))

    def name_of(self, slug: str) -> Markup:
        """The name of an institution, without a link."""
        institution = self.edition.catalogue.institutions.get(slug)
        return self.phrase(institution.name) if institution else markup.isolated(slug)

    def field(self, code: str) -> Markup:
        """A field of study, linked to its courses."""
        return self.kept(
            ("field", code),
            lambda: markup.link(f"{self.root}browse/field/{code}/", self.label("isced-f", code)),
        )

    def network(self, slug: str) -> Markup:
        """The name of a network, linked."""
        found = self.edition.catalogue.networks.get(slug)
        return self.kept(("network", slug), lambda: self._named(found, slug))

    def course(self, slug: str) -> Markup | None:
        """The title of a course, linked; `None` where it is not published."""
        course = self.edition.catalogue.courses.get(slug)
        if course is None:
            return None
        return markup.link(self.root + course.id.address, self.phrase(course.title))

    def pathway(self, slug: str) -> Markup | None:
        """The title of a pathway, linked; `None` where it is not published."""
        pathway = self.edition.catalogue.pathways.get(slug)
        if pathway is None:
            return None
        return markup.link(self.root + pathway.id.address, self.phrase(pathway.title))

    def agreement(self, slug: str) -> Markup | None:
        """The title of an agreement, linked to its document; `None` where it is not published."""
        agreement = self.edition.catalogue.agreements.get(slug)
        if agreement is None:
            return None
        title = self.phrase(agreement.title)
        return markup.foreign(agreement.document, title) if agreement.document else title

    def _named(self, entry: Institution | Network | None, slug: str) -> Markup:
        if entry is None:
            return markup.isolated(slug)
        return markup.link(self.root + entry.id.address, self.phrase(entry.name))


@once
def _readers(_: Edition) -> dict[tuple[str, str | int], Reader]:
    """The readers that an edition already has, by language and depth, or by language and prefix."""
    return {}


def reader(edition: Edition, language: str, address: str) -> Reader:
    """The reader of the page at an address below the root of its language."""
    known, depth = _readers(edition), address.count("/")
    found = known.get((language, depth)) if depth else None
    if found is None:
        found = known[language, depth] = reader_at(edition, language, *_prefixes(edition, language, address))
    return found


def reader_at(edition: Edition, language: str, root: str, site: str) -> Reader:
    """The reader for whom these prefixes lead to the root of the language and of the site."""
    known = _readers(edition)
    found = known.get((language, root))
    if found is None:
        found = known[language, root] = Reader(edition, language, root, site)
    return found


def _prefixes(edition: Edition, language: str, address: str) -> tuple[str, str]:
    """The ways from a page to the root of its language and to that of the site."""
    below = edition.site.root(language)
    if address == "404.html":
        # Served for addresses of any depth: only an absolute path leads anywhere.
        base = urlsplit(edition.site.url or "/").path
        return base + below, base
    up = "../" * address.count("/")
    return up or "./", (up + "../" * below.count("/")) or "./"
