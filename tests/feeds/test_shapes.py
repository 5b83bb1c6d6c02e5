"""ELM files have the shape that their profiles ask for, by shapes of our own."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, URIRef

from tests.feeds.exports import export
from tests.feeds.graphs import parsed

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

SHAPES = Path(__file__).parent / "shapes.ttl"
ELM, QL = "http://data.europa.eu/snb/model/elm/", "http://data.quality-link.eu/ontology/v1#"


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(SHAPES)


@pytest.fixture
def data(alliance: Edition) -> rdflib.Graph:
    return parsed(export(alliance, "elm").files["feeds/elm/lumen.ttl"])


def problems(data: rdflib.Graph, shapes: rdflib.Graph) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    found = report.objects(predicate=SH.resultPath)
    return sorted(str(path).rpartition("/")[2].rpartition("#")[2] for path in found)


def test_files_have_the_shape_of_their_profiles(full: Edition, shapes: rdflib.Graph) -> None:
    for path, body in export(full, "elm").files.items():
        if path.endswith(".ttl"):
            assert problems(parsed(body), shapes) == []


def test_a_whole_file_has_the_shape_and_every_shape_something_to_look_at(
    data: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    assert problems(data, shapes) == []
    looked_at = {kind for kind in shapes.objects(predicate=SH.targetClass) if (None, RDF.type, kind) in data}
    unseen = set(shapes.objects(predicate=SH.targetClass)) - looked_at
    assert {str(kind).rpartition("/")[2] for kind in unseen} <= {"Grant"}


@pytest.mark.parametrize(
    ("prefix", "name"),
    [
        (ELM, "EQFLevel"),
        (ELM, "learningOutcome"),
        (ELM, "defaultLanguage"),
        (ELM, "unit"),
        (QL, "learnerGroup"),
    ],
)
def test_the_shapes_see_what_is_missing(
    data: rdflib.Graph, shapes: rdflib.Graph, prefix: str, name: str
) -> None:
    removed = next(data.triples((None, URIRef(prefix + name), None)))
    for triple in list(data.triples((removed[0], removed[1], None))):
        data.remove(triple)
    assert problems(data, shapes) == [name]
