"""RDF read back by parsers that know nothing of each other, in a form that can be compared."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import pyld.jsonld
import pyoxigraph
import rdflib

BASE = "https://catalogue.example/"
XSD = "http://www.w3.org/2001/XMLSchema#string"
LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Blank(NamedTuple):
    """A node without a name of its own."""

    label: str


Triple = tuple[object, str, object]


def canonical(triples: Iterable[Triple]) -> Counter[str]:
    """The statements, with every blank node named after what hangs on it: exact, as ours are trees."""
    found = list(triples)
    below: dict[object, list[tuple[str, object]]] = {}
    for subject, predicate, value in found:
        below.setdefault(subject, []).append((predicate, value))

    def name(node: object) -> str:
        if not isinstance(node, Blank):
            return str(node)
        content = "\n".join(sorted(f"{predicate} {name(value)}" for predicate, value in below.get(node, ())))
        return f"_:{sha256(content.encode()).hexdigest()}"

    return Counter(f"{name(subject)} {predicate} {name(value)}" for subject, predicate, value in found)


def by_rdflib(body: bytes, form: str) -> Counter[str]:
    graph = parsed(body, form)
    return canonical((_from_rdflib(s), str(p), _from_rdflib(o)) for s, p, o in graph)


def parsed(body: bytes, form: str = "ttl") -> rdflib.Graph:
    """The graph as it is written: rdflib would rewrite PT81H as P3DT9H, and pyshacl tells it to."""
    rdflib.NORMALIZE_LITERALS = False
    names = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its JSON-LD parser uses what rdflib deprecates
        return rdflib.Graph().parse(data=body, format=names[form], publicID=BASE)


def _from_rdflib(term: object) -> object:
    if isinstance(term, rdflib.BNode):
        return Blank(str(term))
    if isinstance(term, rdflib.Literal):
        return literal(str(term), term.language, str(term.datatype or XSD))
    return f"<{term}>"


def by_oxigraph(body: bytes, form: str) -> Counter[str]:
    names = {
        "ttl": pyoxigraph.RdfFormat.TURTLE,
        "rdf": pyoxigraph.RdfFormat.RDF_XML,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    quads = pyoxigraph.parse(body, format=names[form], base_iri=BASE)
    return canonical((_from_oxigraph(q.subject), q.predicate.value, _from_oxigraph(q.object)) for q in quads)


def _from_oxigraph(term: Any) -> object:
    if isinstance(term, pyoxigraph.BlankNode):
        return Blank(term.value)
    if isinstance(term, pyoxigraph.Literal):
        return literal(term.value, term.language, term.datatype.value)
    return f"<{term.value}>"


def by_pyld(body: bytes, form: str) -> Counter[str]:
    """JSON-LD only; a context that is not in the document is refused."""
    assert form == "jsonld"
    dataset = pyld.jsonld.to_rdf(json.loads(body), {"base": BASE, "documentLoader": _refused})
    triples = (triple for graph in dataset.values() for triple in graph)
    return canonical(
        (_from_pyld(t["subject"]), t["predicate"]["value"], _from_pyld(t["object"])) for t in triples
    )


def _refused(url: str, _: object) -> dict[str, Any]:
    raise AssertionError(f"{url} would have to be fetched")


def _from_pyld(term: Mapping[str, str]) -> object:
    if term["type"] == "blank node":
        return Blank(term["value"])
    if term["type"] == "literal":
        return literal(term["value"], term.get("language"), term["datatype"])
    return f"<{term['value']}>"


def literal(text: str, language: str | None, datatype: str) -> str:
    if language:
        return f'"{text}"@{language.lower()}'
    return f'"{text}"' if datatype in (XSD, LANG) else f'"{text}"^^{datatype}'


READERS: Mapping[tuple[str, str], Callable[[bytes, str], Counter[str]]] = {
    ("ttl", "rdflib"): by_rdflib,
    ("rdf", "rdflib"): by_rdflib,
    ("jsonld", "rdflib"): by_rdflib,
    ("ttl", "oxigraph"): by_oxigraph,
    ("rdf", "oxigraph"): by_oxigraph,
    ("jsonld", "oxigraph"): by_oxigraph,
    ("jsonld", "pyld"): by_pyld,
}
"""(form, parser) -> how it is read."""
