"""An aggregator in QualityLink's order: discovery, sources as they change, its profile, one registry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import rdflib
from rdflib import RDF, Namespace

from tests.feeds.graphs import parsed

QL = Namespace("http://data.quality-link.eu/ontology/v1#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
DC = Namespace("http://purl.org/dc/terms/")
ELM = Namespace("http://data.europa.eu/snb/model/elm/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
NAMES = ("quality-link-manifest.json", "quality-link-manifest.yaml", "quality-link-manifest")
FORMS = {"text/turtle": "ttl", "application/rdf+xml": "rdf", "application/ld+json": "jsonld"}
REGISTERS = (QL.SchacIdentifier, QL.OrgRegIdentifier)


class Refused(Exception):
    """What an aggregator does not take, and why."""


class Taken(NamedTuple):
    """What came of one visit: sources that were fetched anew, and those that were unchanged."""

    fetched: tuple[str, ...]
    unchanged: tuple[str, ...]


class Aggregator:
    """Follows domains; `courses` is its registry, by identifier, with the institutions that provide each."""

    def __init__(self, records: Mapping[str, str] | None = None) -> None:
        self._records = records or {}  # domain -> the text of its DNS TXT record
        self._tags: dict[str, str] = {}
        self._of_source: dict[str, dict[str, tuple[str, frozenset[str]]]] = {}

    @property
    def courses(self) -> dict[str, tuple[str, frozenset[str]]]:
        merged: dict[str, tuple[str, frozenset[str]]] = {}
        for found in self._of_source.values():
            twice = merged.keys() & found.keys()
            if twice:
                raise Refused(f"two sources publish {sorted(twice)}")
            merged.update(found)
        return merged

    def visit(self, domain: str) -> Taken:
        """Ask a domain (here an address) for its manifest, and take what has changed since the last time."""
        fetched, unchanged = [], []
        for source in self._manifest(domain)["sources"]:
            assert source["type"] == "elm"
            body = self._changed(source["path"], source["contentType"])
            if body is None:
                unchanged.append(source["id"])
                continue
            self._of_source[source["id"]] = courses_of(parsed(body, FORMS[source["contentType"]]))
            fetched.append(source["id"])
        return Taken(tuple(fetched), tuple(unchanged))

    def _manifest(self, domain: str) -> dict[str, Any]:
        record = self._records.get(domain)
        if record is not None:
            version, _, address = record.partition("; m=")
            assert version == "v=qldiscover1"
            return dict(json.loads(_get(address)[1]))
        for name in NAMES:
            status, body, _ = _asked(f"{domain}.well-known/{name}")
            if status == 200:
                return dict(json.loads(body))
        raise Refused(f"{domain} has no manifest")

    def _changed(self, address: str, stated: str) -> bytes | None:
        tag = {"If-None-Match": self._tags[address]} if address in self._tags else {}
        status, body, headers = _asked(address, tag)
        if status == 304:
            return None
        if status != 200:
            raise Refused(f"{address}: {status}")
        sent = headers["content-type"].partition(";")[0]
        if sent != stated:
            raise Refused(f"{address} is {sent}, announced as {stated}")
        self._tags[address] = headers["etag"]
        return body


def courses_of(graph: rdflib.Graph) -> dict[str, tuple[str, frozenset[str]]]:
    """URN -> title and the register identifiers of who publishes and provides it."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for course in sorted(graph.subjects(RDF.type, QL.LearningOpportunitySpecification), key=str):
        urn = next((one for one in _notations(graph, course) if one.startswith("urn:schac:")), None)
        if urn is None:
            raise Refused(f"{course} has no identifier")
        houses = {graph.value(course, DC.publisher)}
        for run in graph.subjects(ELM.learningAchievementSpecification, course):
            houses |= set(graph.objects(run, ELM.providedBy))
        known = frozenset(_registered(graph, house) for house in houses)
        found[urn] = (str(graph.value(course, DC.title)), known)
    if not found:
        raise Refused("there is no course")
    return found


def _registered(graph: rdflib.Graph, house: Any) -> str:
    """What a register calls an institution; without one nobody knows whose course it is."""
    for node in graph.objects(house, ADMS.identifier):
        if any((node, RDF.type, kind) in graph for kind in REGISTERS):
            return str(graph.value(node, SKOS.notation))
    raise Refused(f"{house} has neither a SCHAC nor an OrgReg identifier")


def _notations(graph: rdflib.Graph, node: Any) -> list[str]:
    return sorted(
        str(graph.value(identifier, SKOS.notation)) for identifier in graph.objects(node, ADMS.identifier)
    )


def _get(address: str) -> tuple[int, bytes]:
    status, body, _ = _asked(address)
    if status != 200:
        raise Refused(f"{address}: {status}")
    return status, body


def _asked(address: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urlopen(Request(address, headers=dict(headers or {})), timeout=10) as answer:
            return answer.status, answer.read(), {k.lower(): v for k, v in answer.headers.items()}
    except HTTPError as answer:
        with answer:
            return answer.code, b"", {k.lower(): v for k, v in answer.headers.items()}
