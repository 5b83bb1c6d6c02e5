"""Courses from the European Learning Model: JSON-LD in the terms of its official context, as rows.

A document is read as it stands: no context is fetched, and what is written in other terms is no course. A
concept without a code of ours is handed on as it is, so that the schema refuses it and the report names it.
What has no field here becomes a column that no map uses. Runs are left out: ELM has instants, a run has days.
"""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from credatlas import vocab
from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.imports.rows import Row
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from credatlas.authoring.imports.mapfile import ImportMap

Node = dict[str, Any]

NAME = "name"
"""The column with the provider's own name of a course, of which addresses are made."""
_COURSES = frozenset({"LearningAchievementSpecification", "Qualification"})
_URN = "urn:schac:uniqueCourseId:"
_DURATION = re.compile(r"PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?")
_LISTS = {"thematicArea": ("fields", "isced-f"), "language": ("languages", "language")} | {
    "mode": ("participation", "mode"),
    "targetGroup": ("target_groups", "target-group"),
}
"""ELM's property -> our field and the code list of its values."""
_READ = frozenset(
    [
        "id",
        "type",
        "title",
        "description",
        "category",
        "dcType",
        "creditPoint",
        "volumeOfLearning",
        "eqfLevel",
        "educationLevel",
        "nqfLevel",
        "isPartialQualification",
        "learningOutcome",
        "provenBy",
        "influencedBy",
        "homepage",
        "identifier",
        "supplementaryDocument",
        "version",
        "publisher",
        "altLabel",
    ]
) | frozenset(_LISTS)


def read_elm(path: Path, layout: ImportMap) -> Iterator[Row]:
    """The courses of a file; a pathway, which has parts, is none."""
    if layout.kind != "course":
        raise UsageError(
            "of ELM only courses are imported; runs and pathways have days and rules that it lacks"
        )
    nodes = _nodes(path)
    found = [
        one for one in nodes.values() if _types(one) & _COURSES and "title" in one and "hasPart" not in one
    ]
    if not found:
        raise UsageError(
            f"{path} has no course in the terms of ELM's JSON-LD context (title, learningOutcome …)"
        )
    for number, node in enumerate(found, 1):
        yield Row(number=number, cells=_cells(node, nodes))


def _nodes(path: Path) -> dict[str, Node]:
    """Every node of the document by its identifier."""
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is not JSON: {error}") from None
    nodes: dict[str, Node] = {}
    waiting: deque[Any] = deque([document])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            if isinstance(name := value.get("id", value.get("@id")), str) and len(value) > 1:
                nodes[name] = {**nodes.get(name, {}), **value}
            waiting += [inner for key, inner in value.items() if key != "@context"]
        elif isinstance(value, list):
            waiting += value
    return nodes


def _cells(node: Node, nodes: Mapping[str, Node]) -> dict[str, Any]:
    """What a course says, by the names of our fields; what is not said is None."""
    identifiers = _inner(node.get("identifier"), nodes)
    urn = next((text for one in identifiers if (text := str(one.get("notation", ""))).startswith(_URN)), "")
    cells: dict[str, Any] = {
        "id": urn or node.get("id"),
        NAME: urn.rpartition(":")[2],
        "title": node["title"],
        "description": node.get("description"),
        "abbreviation": next(iter(_words(node.get("altLabel"))), None),
        "code": _code(identifiers, str(_name(node.get("publisher")))),
        "type": _type(node),
        "version": node.get("version"),
        "homepage": _homepage(node, nodes),
        "links": _links(_inner(node.get("supplementaryDocument"), nodes)),
        "outcomes": _outcomes(_inner(node.get("learningOutcome"), nodes)),
        "outcome_details": _details(_inner(node.get("learningOutcome"), nodes)),
        "assessment": [_assessment(one) for one in _inner(node.get("provenBy"), nodes)],
        **_size(node, nodes),
        **_level(node),
    }
    for term, (field, vocabulary) in _LISTS.items():
        cells[field] = _codes(vocabulary, node.get(term))
    cells.update((f"elm:{key}", value) for key, value in node.items() if key not in _READ)
    return {name: value for name, value in cells.items() if value not in (None, "", [], {})}


def _size(node: Node, nodes: Mapping[str, Node]) -> dict[str, Any]:
    """Credits in ECTS, hours, and the hours of each activity."""
    ects = vocab.load("credit-system")["ECTS"].concept_uri
    points = [
        one.get("point")
        for one in _inner(node.get("creditPoint"), nodes)
        if _name(one.get("framework")) == ects
    ]
    activities = _inner(node.get("influencedBy"), nodes)
    coded = [
        (code, one.get("volumeOfLearning"))
        for one in activities
        for code in _codes("activity", one.get("dcType"))
    ]
    return {
        "workload.ects": _number(points[0]) if len(points) == 1 else None,
        "workload.hours": _hours(node.get("volumeOfLearning")),
        "workload.breakdown": {code: _hours(load) for code, load in coded if load is not None},
        "teaching": [code for code, load in coded if load is None],
    }


def _level(node: Node) -> dict[str, Any]:
    """The European level, and national ones by their identifiers in the register."""
    levels = _codes("eqf", node.get("eqfLevel", node.get("educationLevel")))
    terms = vocab.load("nqf")
    national = []
    for uri in map(_name, _listed(node.get("nqfLevel"))):
        code = terms.by_uri(uri)
        level = terms[code].extra.get("level") if code else None
        if code and level and terms[code].broader:
            national.append({"framework": terms[code].broader, "level": level, "uri": uri})
    return {"level.eqf": _number(levels[0]) if len(levels) == 1 else None, "level.nqf": national}


def _type(node: Node) -> str | None:
    """Our type of course, where ELM's type stands for one of ours only."""
    stated = set(_codes("opportunity-type", node.get("dcType")))
    types = vocab.load("course-type")
    found = [code for code in types if types[code].extra["opportunity_type"] in stated]
    return found[0] if len(found) == 1 else None


def _outcomes(outcomes: list[Node]) -> dict[str, Any]:
    return {_key(number, one): one.get("title") for number, one in enumerate(outcomes, 1)}


def _details(outcomes: list[Node]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, one in enumerate(outcomes, 1):
        kinds = _codes("outcome-kind", one.get("dcType"))
        skills = [_name(skill) for skill in _listed(one.get("relatedESCOSkill"))]
        details = {**({"kind": kinds[0]} if kinds else {}), **({"esco": skills} if skills else {})}
        if details:
            found[_key(number, one)] = details
    return found


def _key(number: int, outcome: Node) -> str:
    """The name of an outcome: at the end of its identifier, else of its first words."""
    end = str(outcome.get("id", "")).rpartition("#outcome-")[2]
    words = next(iter(_words(outcome.get("title"))), "")
    return slug_of(end if "/" not in end else words, 40) or f"outcome-{number}"


def _assessment(node: Node) -> Node:
    found: Node = {"description": node.get("description")}
    for term, field, vocabulary in (
        ("dcType", "type", "assessment-type"),
        ("mode", "mode", "mode"),
        ("language", "language", "language"),
    ):
        codes = _codes(vocabulary, node.get(term))
        found[field] = codes[0] if len(codes) == 1 else None
    return {field: value for field, value in found.items() if value is not None}


def _code(identifiers: list[Node], publisher: str) -> str | None:
    """The course code of who publishes it."""
    for one in identifiers:
        owner = str(one.get("schemeName", "")).removeprefix("course code of ")
        if owner != one.get("schemeName") and f"/{owner}/" in publisher:
            return str(one.get("notation"))
    return None


def _homepage(node: Node, nodes: Mapping[str, Node]) -> str | None:
    """The first page that is not the one by which the catalogue itself names the course."""
    own = str(node.get("id", "")).partition("#")[0]
    pages = [str(one.get("contentURL", "")) for one in _inner(node.get("homepage"), nodes)]
    return next((page for page in pages if page != own), None)


def _links(documents: list[Node]) -> list[Node]:
    return [
        {"title": one["title"], "url": one["contentURL"]}
        for one in documents
        if {"title", "contentURL"} <= one.keys()
    ]


def _codes(vocabulary: str, stated: Any) -> list[str]:
    """Our codes for concepts; a concept without one stays what it is, to be refused by name."""
    terms = vocab.load(vocabulary)
    return [terms.by_uri(uri) or uri for uri in map(_name, _listed(stated))]


def _inner(value: Any, nodes: Mapping[str, Node]) -> list[Node]:
    """The nodes that stand or are named here."""
    found = (nodes.get(_name(one), one) for one in _listed(value))
    return [one for one in found if isinstance(one, dict)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:
    return str(value.get("id", value.get("@id", ""))) if isinstance(value, dict) else str(value)


def _types(node: Node) -> frozenset[str]:
    return frozenset(map(str, _listed(node.get("type", node.get("@type")))))


def _words(value: Any) -> list[str]:
    return [str(text) for text in value.values()] if isinstance(value, dict) else []


def _number(text: Any) -> float | int | str:
    """A number; what is none stays what it is, to be refused by name."""
    try:
        value = float(text)
    except (TypeError, ValueError):
        return str(text)
    return int(value) if value.is_integer() else value


def _hours(duration: Any) -> float | int | str | None:
    if duration is None:
        return None
    match = _DURATION.fullmatch(str(duration))
    return _number(int(match[1] or 0) + int(match[2] or 0) / 60) if match else str(duration)
