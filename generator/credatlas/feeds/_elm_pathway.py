"""A stackable pathway in ELM: a specification with its courses as parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._elm_organisation import known, located, pathway_owner
from credatlas.feeds._elm_scope import Scope, note, number, texts, web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.feeds._rdf import Node
    from credatlas.model.pathway import Pathway

CATEGORY = {"en": "stackable pathway"}


def pathway_node(scope: Scope, pathway: Pathway, owner: str) -> Node:
    """A pathway that states what QualityLink asks of every specification, in the file of `owner`."""
    address = scope.page(pathway.id)
    target = pathway.target
    eqf = scope.concept("eqf", str(target.eqf)) if target else None
    node: Node = {
        "id": f"{address}#specification",
        "type": ("LearningAchievementSpecification", "LearningOpportunitySpecification"),
        "identifier": scope.identifiers(pathway.id, owner),
        "title": texts(pathway.title),
        "category": CATEGORY,
        "publisher": scope.institution(owner),
        "homepage": [web(pathway.homepage), web(address)] if pathway.homepage else web(address),
        "thematicArea": scope.codes("isced-f", pathway.fields),
        "language": scope.codes("language", pathway.languages),
        "eqfLevel": eqf,
        "educationLevel": eqf,
        "targetGroup": scope.codes("target-group", pathway.target_groups),
        "learningOutcome": [
            {"id": f"{address}#outcome-{key}", "type": "LearningOutcome", "title": texts(text)}
            for key, text in pathway.outcomes.items()
        ],
        "hasPart": list(_parts(scope, pathway)),
    }
    text = pathway.description or pathway.summary
    if text:
        node["description"] = texts(text)
    if pathway.audience:
        node["additionalNote"] = note(pathway.audience)
    if target and target.ects is not None:
        framework = scope.concept("credit-system", "ECTS")
        node["creditPoint"] = {"type": "CreditPoint", "framework": framework, "point": number(target.ects)}
    if target and target.award:
        node["awardingOpportunity"] = {
            "type": "AwardingOpportunity",
            "awardingBody": [scope.institution(slug) for slug in located(scope, pathway.awarding)],
            "learningAchievementSpecification": node["id"],
        }
    return {key: value for key, value in node.items() if value or value != []}


def _parts(scope: Scope, pathway: Pathway) -> Iterator[Node]:
    """Its courses and the pathways in it, each named by provider and identifier."""
    catalogue = scope.catalogue
    for slug in pathway.courses():
        course = catalogue.courses.get(slug)
        if course and course.status == "active" and known(scope, (course.institution,)):
            yield scope.reference(course.id, course.institution)
    for slug in _nested(pathway):
        part = catalogue.pathways.get(slug)
        owner = pathway_owner(scope, part) if part else None
        if part and owner:
            yield scope.reference(part.id, owner)


def _nested(pathway: Pathway) -> Iterable[str]:
    return dict.fromkeys(slug for block in pathway.blocks.values() for slug in block.pathways)
