"""What the owners of an institution's entries should care for: what each lacks, what is old, who finds it.

Not linked from learners' pages and not for search engines.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.once import once
from credatlas.catalogue.readiness import readiness
from credatlas.model.course import Course
from credatlas.model.tier import Tier
from credatlas.pages.harvest import harvest
from credatlas.pages.kinds.rules import RuleText, rule_text
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.reader import reader
from credatlas.pages.templates import template
from credatlas.rules.dated import Dated
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition
    from credatlas.model.ids import EntryId
    from credatlas.pages.reader import Reader
    from credatlas.rules.rule import Hit


class Aged(NamedTuple):
    """Something that has grown old."""

    rule: RuleText
    message: str


class Lack(NamedTuple):
    """What a tier still asks of an entry."""

    tier: Markup
    rules: tuple[RuleText, ...]


class OwnedEntry(NamedTuple):
    """An entry, where it stands, and what to do."""

    title: Markup
    address: str
    path: str
    tier: Markup
    ready: tuple[Markup, ...]
    """How many criteria of recognition offices a course meets, and which it does not."""
    lacks: tuple[Lack, ...]
    aged: tuple[Aged, ...]


@once
def _aged(edition: Edition) -> Mapping[EntryId, tuple[tuple[str, Hit], ...]]:
    """Entry -> (rule code, hit) of the rules that look at the clock."""
    found: defaultdict[EntryId, list[tuple[str, Hit]]] = defaultdict(list)
    for code, rule in all_rules().items():
        if rule.scope is Scope.CLOCK and rule.check:
            for hit in rule.check(Dated(edition.catalogue, edition.now)):
                if hit.entry:
                    found[hit.entry].append((code, hit))
    return {entry: tuple(hits) for entry, hits in found.items()}


def _units(edition: Edition) -> Iterator[str]:
    yield ""
    yield from edition.catalogue.institutions


def _address(slug: str) -> str:
    return f"owners/{slug}/" if slug else "owners/"


def _render(edition: Edition, language: str, slug: str) -> Page:
    reads = reader(edition, language, _address(slug))
    if slug:
        institution = edition.catalogue.institutions[slug]
        title = reads.text("owner.title-of", institution=reads.plain(institution.name))
        entries = [_owned(entry, reads) for entry in _entries(edition, slug)]
        body = template(language, "owner").render(
            root=reads.root,
            institution=reads.institution(slug),
            todo=[entry for entry in entries if entry.lacks or entry.aged],
            done=[entry for entry in entries if not (entry.lacks or entry.aged)],
            harvest=harvest(slug, reads),
        )
    else:
        title = reads.text("owner.title")
        found = [
            (f"{reads.root}owners/{each}/", reads.name_of(each)) for each in edition.catalogue.institutions
        ]
        body = template(language, "owners").render(root=reads.root, institutions=found)
    return Page(
        kind="owner",
        address=edition.site.root(language) + _address(slug),
        language=language,
        title=title,
        description=reads.text("owner.description"),
        body=body,
        robots="noindex",
    )


def _entries(edition: Edition, slug: str) -> Iterator[Record]:
    """What the institution's owners keep: its own entry, its courses, the pathways that it awards."""
    catalogue = edition.catalogue
    yield catalogue.institutions[slug]
    yield from (course for course in catalogue.courses_of.get(slug, ()) if course.institution == slug)
    yield from (each for each in catalogue.pathways.values() if each.awarding[:1] == (slug,))


def _owned(entry: Record, reads: Reader) -> OwnedEntry:
    standing = reads.edition.standing(entry.id)
    codes: defaultdict[Tier, list[str]] = defaultdict(list)
    for code, tier in standing.lacks:
        codes[tier].append(code)
    return OwnedEntry(
        title=reads.phrase(entry.title),
        address=reads.root + entry.id.address,
        path=entry.id.path,
        tier=reads.label("tier", standing.tier.word),
        ready=tuple(_ready(entry, reads)) if isinstance(entry, Course) else (),
        lacks=tuple(
            Lack(
                reads.label("tier", tier.word),
                tuple(_text(code, reads) for code in codes[tier] if code in all_rules()),
            )
            for tier in Tier
            if codes[tier]
        ),
        aged=tuple(_old(code, hit, reads) for code, hit in _aged(reads.edition).get(entry.id, ())),
    )


def _text(code: str, reads: Reader) -> RuleText:
    return reads.kept(("rule", code), lambda: rule_text(all_rules()[code], reads))


def _ready(course: Course, reads: Reader) -> Iterator[Markup]:
    found = readiness(course, reads.edition.today)
    yield reads.word("chain.number", number=found.number, whole=len(found.answers))
    if found.gaps:
        gaps = reads.row(reads.word(f"chain.{criterion}") for criterion in found.gaps)
        yield reads.sentence("chain.gaps", criteria=gaps)


def _old(code: str, hit: Hit, reads: Reader) -> Aged:
    english = all_rules()[code].message
    message = reads.strings.translate(f"rules.{code}.message", english, **hit.parameters)
    return Aged(_text(code, reads), message)


OWNER = PageKind(name="owner", units=_units, address=_address, render=_render, indexed=False)
