"""How the catalogue stands to the European principles and to the use cases of interoperability."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.principles import PRINCIPLES, USE_CASES, tally
from credatlas.pages.page import Page, TocItem
from credatlas.pages.page_kind import PageKind
from credatlas.pages.principles import linked, principle
from credatlas.pages.reader import reader
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.principles import Evidence
    from credatlas.pages.reader import Reader

SECTIONS = ("principles", "use-cases")


class Told(NamedTuple):
    """A piece of evidence, and how many courses give it."""

    name: str
    label: Markup
    courses: int
    share: Markup


class Line(NamedTuple):
    """A principle or a use case."""

    key: str
    name: Markup
    evidence: tuple[Told, ...]
    served: bool = True
    how: Markup | str = ""


def _units(_: Edition) -> Iterator[str]:
    yield "1"


def _address(_: str) -> str:
    return "conformance/"


def _render(edition: Edition, language: str, unit: str) -> Page:
    reads = reader(edition, language, _address(unit))
    body = template(language, "conformance").render(
        whole=tally(edition).whole, principles=_principles(reads), cases=_cases(reads)
    )
    return Page(
        kind="conformance",
        address=edition.site.root(language) + _address(unit),
        language=language,
        title=reads.text("conformance.title"),
        description=reads.text("conformance.lead"),
        body=body,
        toc=tuple(TocItem(section, reads.text(f"conformance.{section}")) for section in SECTIONS),
    )


def _principles(reads: Reader) -> list[Line]:
    return [Line(key, principle(key, reads), _told(found, reads)) for key, found in PRINCIPLES.items()]


def _cases(reads: Reader) -> list[Line]:
    return [
        Line(
            key,
            reads.word(f"conformance.case-{key}"),
            _told(case.evidence, reads),
            case.served,
            reads.word(f"conformance.how-{key}"),
        )
        for key, case in USE_CASES.items()
    ]


def _told(asked: Iterable[Evidence], reads: Reader) -> tuple[Told, ...]:
    counted = tally(reads.edition)
    return tuple(
        Told(
            one.name,
            linked(one, reads),
            counted.given[one.name],
            reads.word("conformance.share", count=counted.given[one.name], whole=counted.whole),
        )
        for one in asked
    )


CONFORMANCE = PageKind(name="conformance", units=_units, address=_address, render=_render)
