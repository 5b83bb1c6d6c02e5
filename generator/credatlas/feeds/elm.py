"""`feeds/elm/<institution>.{jsonld,ttl,rdf}`: the European Learning Model (LOQ), with QualityLink's profile.

One file an institution, with its own courses only: those in its folder, whoever else teaches them. So no
harvester counts a course twice. LOQ application profile 1.1; QualityLink ontology 0.4.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import orjson

from credatlas.catalogue.once import once
from credatlas.feeds._eligible import lacking, offered, omission
from credatlas.feeds._elm_opportunity import opportunities
from credatlas.feeds._elm_organisation import groups, known, located, networks, organisation, pathway_owner
from credatlas.feeds._elm_pathway import pathway_node
from credatlas.feeds._elm_scope import Scope
from credatlas.feeds._elm_specification import specification
from credatlas.feeds._elm_terms import ELM
from credatlas.feeds.feed import WHOLE, Address, Feed, Omission, Piece
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway

NEEDS = frozenset({"CA902", "CA912", "CA919", "CA930", "CA940", "CA942"})
"""Languages, outcomes, fields, country, EQF level, register identifier: what LOQ and QualityLink require."""

PATHWAY_NEEDS = frozenset({"CA919", "CA943", "CA944", "CA945", "CA946"})
"""The same of a pathway: fields, outcomes, languages, EQF level, and an institution that answers for it."""

FORMS = {"jsonld": "application/ld+json", "ttl": "text/turtle", "rdf": "application/rdf+xml"}
"""Ending -> media type."""


def path(institution: str, form: str) -> str:
    """Where the file of an institution lies."""
    return f"feeds/elm/{institution}.{form}"


def carries(edition: Edition, institution: str) -> bool:
    """Whether an institution has a file: it does, where there is anything to say in it."""
    if edition.site.url is None:
        return False
    catalogue = edition.catalogue
    courses = offered(catalogue).get(institution, ())
    if any(omission("elm", catalogue, course, NEEDS) is None for course in courses):
        return True
    return institution in _pathways_of(edition)


def _units(edition: Edition) -> Sequence[object]:
    if edition.site.url is None:
        return ()
    catalogue = edition.catalogue
    return [*sorted({*catalogue.institutions, *offered(catalogue)}), *WHOLE]


def _export(edition: Edition, unit: object) -> Iterator[Piece | Omission]:
    if unit is None:
        yield from _pathways_left_out(edition)
        return
    slug, scope = str(unit), Scope(edition=edition)
    courses: list[Course] = []
    for course in offered(edition.catalogue).get(slug, ()):
        left_out = omission("elm", edition.catalogue, course, NEEDS)
        if left_out:
            yield left_out
        else:
            courses.append(course)
    pathways = _pathways_of(edition).get(slug, ())
    if courses or pathways:
        yield from _files(slug, _nodes(scope, slug, courses, pathways))


def _pathways_left_out(edition: Edition) -> Iterator[Omission]:
    """Pathways are told apart from courses, whose number readers compare with the catalogue's."""
    scope = Scope(edition=edition)
    for pathway in edition.catalogue.pathways.values():
        codes = lacking(pathway, PATHWAY_NEEDS)
        if not codes and pathway_owner(scope, pathway) is None:
            codes = ("CA942",)
        if codes and pathway.status == "active":
            yield Omission(feed="elm-pathways", entry=pathway.id, codes=codes)


@once
def _pathways_of(edition: Edition) -> Mapping[str, tuple[Pathway, ...]]:
    """Institution -> the complete pathways that stand in its file."""
    found: defaultdict[str, list[Pathway]] = defaultdict(list)
    for pathway in edition.catalogue.pathways.values():
        owner = pathway_owner(Scope(edition=edition), pathway)
        if owner and pathway.status == "active" and not lacking(pathway, PATHWAY_NEEDS):
            found[owner].append(pathway)
    return {slug: tuple(pathways) for slug, pathways in found.items()}


def _nodes(scope: Scope, slug: str, courses: Sequence[Course], pathways: Sequence[Pathway]) -> Iterator[Node]:
    """Every node that has a name of its own: first who is spoken of, then what they offer."""
    joined = sorted({name for course in courses for name in networks(scope, course)})
    yield from _organisations(scope, slug, courses, pathways, joined)
    yield from (groups(scope.edition)[name] for name in joined)
    for course in courses:
        yield specification(scope, course)
        yield from opportunities(scope, course)
    for pathway in pathways:
        yield pathway_node(scope, pathway, slug)


def _organisations(
    scope: Scope,
    slug: str,
    courses: Iterable[Course],
    pathways: Iterable[Pathway],
    joined: Iterable[str],
) -> Iterator[Node]:
    """Everybody whom the document names."""
    catalogue = scope.catalogue
    named = {slug}
    for course in courses:
        named |= {*course.providers, *course.awarding_bodies, *_mentioned(scope, course)}
        named |= {name for run in course.offerings.values() for name in run.provided_by}
        named |= {one.who for run in course.offerings.values() for one in run.groups}
    for pathway in pathways:
        named |= {*pathway.awarding, *(part.partition("/")[0] for part in pathway.courses())}
        parts = (catalogue.pathways.get(name) for block in pathway.blocks.values() for name in block.pathways)
        named |= {owner for part in parts if part and (owner := pathway_owner(scope, part))}
    for network in joined:
        named |= set(known(scope, catalogue.networks[network].members))
    for name in located(scope, sorted(named)):
        yield organisation(scope, catalogue.institutions[name])


def _mentioned(scope: Scope, course: Course) -> Iterator[str]:
    """The institutions behind the references of a course."""
    stated = course.prerequisites
    asked = stated.requires.courses() if stated and stated.requires else ()
    yield from (slug.partition("/")[0] for slug in (*asked, *course.replaces))
    for pathway in scope.catalogue.pathways_with.get(course.id.slug, ()):
        owner = pathway_owner(scope, pathway)
        if owner:
            yield owner


def _files(slug: str, nodes: Iterable[Node]) -> Iterator[Piece]:
    """The three forms, node by node: neither a graph nor a text is held."""

    def pieces(jsonld: bytes, turtle: str, xml: str) -> Iterator[Piece]:
        for form, body in zip(FORMS, (jsonld, turtle.encode(), xml.encode()), strict=True):
            yield Piece(path(slug, form), FORMS[form], body)

    head = b'{"@context":' + orjson.dumps(ELM.context) + b',"@graph":[\n'
    yield from pieces(head, ELM.turtle_head, ELM.xml_head)
    separator = b""
    for node in nodes:
        yield from pieces(separator + orjson.dumps(node), *ELM.write(node))
        separator = b",\n"
    yield from pieces(b"\n]}\n", "", "</rdf:RDF>\n")


FEED = Feed(
    name="elm",
    title="European Learning Model (LOQ) with QualityLink, one file for each institution",
    units=_units,
    export=_export,
    tier=Tier.HARVESTABLE,
    addresses=tuple(
        Address(path("{institution}", form), media_type, "What an institution offers")
        for form, media_type in FORMS.items()
    ),
)
