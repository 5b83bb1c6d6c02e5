"""One node, three forms, one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from credatlas.feeds._elm_terms import ELM
from credatlas.feeds._rdf import Shared
from tests.feeds.exports import export
from tests.feeds.graphs import READERS, by_oxigraph, by_rdflib
from tests.feeds.site import data_of

if TYPE_CHECKING:
    from collections import Counter

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds._rdf import Node

NODE = "https://catalogue.example/x#y"


def forms(node: Node) -> dict[str, bytes]:
    turtle, xml = ELM.write(node)
    return {
        "ttl": (ELM.turtle_head + turtle).encode(),
        "rdf": f"{ELM.xml_head}{xml}</rdf:RDF>".encode(),
        "jsonld": orjson.dumps({"@context": ELM.context, "@graph": [node]}),
    }


def agreed(files: dict[str, bytes]) -> Counter[str]:
    """What every parser reads in every form that there is."""
    read = {key: reader(files[key[0]], key[0]) for key, reader in READERS.items() if key[0] in files}
    assert {parser for _, parser in read} == {"rdflib", "oxigraph", "pyld"}
    first = read["ttl", "rdflib"]
    for key, found in read.items():
        assert found == first, (key, list((found - first) + (first - found))[:5])
    return first


@pytest.mark.parametrize("house", ["lumen", "cedar"])
def test_three_parsers_read_the_same_in_three_forms(alliance: Edition, house: str) -> None:
    files = export(alliance, "elm").files
    found = agreed({form: files[f"feeds/elm/{house}.{form}"] for form in ("ttl", "rdf", "jsonld")})
    assert sum("LearningOpportunitySpecification>" in line for line in found) > 5


def test_every_field_reads_the_same_in_three_forms(full: Edition) -> None:
    files = export(full, "elm").files
    agreed({form: files[f"feeds/elm/lumen.{form}"] for form in ("ttl", "rdf", "jsonld")})


@pytest.mark.parametrize("name", ["alliance", "full"])
def test_the_description_of_the_feeds_reads_the_same_in_both_its_forms(
    name: str, request: pytest.FixtureRequest
) -> None:
    files = data_of(request.getfixturevalue(name), "api-entries", "csv", "elm", "dcat")
    found = agreed({form: files[f"feeds/dcat.{form}"] for form in ("ttl", "jsonld")})
    offered = {line.rpartition(" ")[2] for line in found if "dcat#downloadURL" in line}
    assert "<https://catalogue.example/feeds/elm/lumen.ttl>" in offered
    assert len(offered) == sum("dcat#Distribution>" in line for line in found)


# The characters that XML cannot hold never pass the reader of the YAML files.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    min_size=1,
) | st.text(st.sampled_from("\"\\<>&'\n\r\t]]>abc é{}@^"), min_size=1)


@given(TEXTS)
@example("</dc:title><x>")
@example('"""\\\r\n\t')
@example("]]>")
@example("\\u0041 \\")
def test_every_text_comes_back_as_it_was(text: str) -> None:
    node: Node = {"id": NODE, "type": "LearningOutcome", "title": {"en": text, "ar": text}, "point": text}
    for form, body in forms(node).items():
        for reader in (by_rdflib, by_oxigraph):
            found = reader(body, form)
            assert f'<{NODE}> http://purl.org/dc/terms/title "{text}"@ar' in found
            assert f'<{NODE}> http://data.europa.eu/snb/model/elm/point "{text}"' in found


def test_what_xml_cannot_hold_is_the_same_mark_in_every_form() -> None:
    turtle, xml = ELM.write({"id": NODE, "type": "LearningOutcome", "title": {"en": "a\x00b\ufffe"}})
    assert '"a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"@en' in turtle
    assert ">a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}<" in xml


def test_a_shared_node_says_what_a_plain_one_says() -> None:
    plain: Node = {"type": "Note", "noteLiteral": {"en": "Twice"}}
    node: Node = {"id": NODE, "type": "Organisation", "additionalNote": [plain, Shared(plain)]}
    once = by_rdflib(forms(node)["ttl"], "ttl")
    assert agreed(forms(node)) == once
    assert max(once.values()) == 2


def test_named_nodes_within_nodes_keep_their_names() -> None:
    outcome: Node = {"id": f"{NODE}-1", "type": "LearningOutcome", "title": {"en": "Do"}}
    held: Node = {"type": ("Qualification", "LearningOpportunitySpecification"), "learningOutcome": [outcome]}
    found = agreed(forms({"id": NODE, **held}))
    assert f"<{NODE}> http://data.europa.eu/snb/model/elm/learningOutcome <{NODE}-1>" in found
