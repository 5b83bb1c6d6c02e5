"""Credential templates and badges: complete but for what issuing adds, and nothing of a learner."""

from __future__ import annotations

import base64
import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credatlas.feeds._edc_display import wrapped
from credatlas.feeds.edc import NEEDS as EDC_NEEDS
from credatlas.feeds.ob3 import NEEDS as OB3_NEEDS
from credatlas.rules.document.tiers import ELEMENTS
from tests.feeds.exports import export
from tests.pages import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition

PERSONAL = {
    "givenName",
    "familyName",
    "fullName",
    "dateOfBirth",
    "nationalID",
    "grade",
    "issued",
    "validFrom",
}
PERSONAL |= {"proof", "issuanceDate", "recipient", "placeOfBirth", "citizenshipCountry"}


def documents(edition: Edition, name: str) -> list[dict[str, Any]]:
    found = [json.loads(body) for body in export(edition, name).files.values()]
    assert found
    return found


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from parts(part)


@pytest.mark.parametrize("name", ["edc", "ob3"])
def test_nothing_of_a_learner_a_grade_or_a_seal(alliance: Edition, name: str) -> None:
    for document in documents(alliance, name):
        assert not {key for part in parts(document) for key in part} & PERSONAL


def test_a_learner_is_a_person_with_nothing_but_the_claim(alliance: Edition) -> None:
    for document in documents(alliance, "edc"):
        assert document["credentialSubject"].keys() == {"type", "hasClaim"}


def test_codes_are_written_out_with_type_and_scheme(alliance: Edition) -> None:
    for document in documents(alliance, "edc"):
        concepts = [part for part in parts(document) if part.get("type") == "Concept"]
        assert len(concepts) > 5
        for concept in concepts:
            assert concept["inScheme"]["type"] == "ConceptScheme"
        by_id = {concept["id"]: concept.get("prefLabel") for concept in concepts}
        assert all(by_id[concept["id"]] == concept.get("prefLabel") for concept in concepts)


def test_a_credential_is_shown_in_every_language_of_its_title(alliance: Edition) -> None:
    for document in documents(alliance, "edc"):
        shown = document["displayParameter"]
        assert len(shown["individualDisplay"]) == len(shown["title"]) == len(shown["language"])
        for display in shown["individualDisplay"]:
            picture = base64.b64decode(display["displayDetail"]["image"]["content"])
            assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"


def test_hostile_words_stay_words_in_the_picture() -> None:
    title = '</text><script>alert(1)</script> & "'
    full = {**_issuable(), "title": title}
    edition = editions.edition(
        editions.catalogue(
            institutions={"lumen": editions.LUMEN, "fjord": editions.FJORD}, courses={"lumen/a": full}
        )
    )
    [document] = documents(edition, "edc")
    display = document["displayParameter"]["individualDisplay"][0]["displayDetail"]["image"]["content"]
    root = ElementTree.fromstring(base64.b64decode(display))
    assert [child.tag.rpartition("}")[2] for child in root.iter()].count("script") == 0
    assert "".join(root.itertext()).startswith("</text><script>")


WORDS = st.text(max_size=12) | st.sampled_from(["a" * 34, "b" * 35])


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(st.sampled_from("ab-\u2014 \t\n."), max_size=90))
def test_titles_are_cut_as_the_standard_library_cuts_them(title: str) -> None:
    assert wrapped(title) == wrap(title, 34)


@pytest.mark.parametrize(("name", "needs"), [("edc", EDC_NEEDS), ("ob3", OB3_NEEDS)])
def test_what_is_not_issuable_is_left_out_with_its_reasons(name: str, needs: frozenset[str]) -> None:
    edition = editions.edition(
        editions.catalogue(courses={"lumen/a": {"title": "Bare", "languages": ["en"]}})
    )
    found = export(edition, name)
    assert not found.files
    own = {one.code for one in ELEMENTS if one.code in needs} - {"CA911", "CA930"}
    assert [one.codes for one in found.omissions] == [tuple(sorted(own))]


def test_a_badge_names_who_confers_it_and_where_it_stands(full: Edition) -> None:
    badge = json.loads(export(full, "ob3").files["feeds/ob3/lumen/data-ethics.json"])
    assert badge["type"] == ["Achievement"]
    assert badge["achievementType"] == "MicroCredential"
    assert badge["creator"]["name"] == "Elbmark University"
    assert badge["creditsAvailable"] == 3
    assert {one["targetType"] for one in badge["alignment"]} == {
        "ext:EQF",
        "ext:NQF",
        "ext:ISCED-F",
        "ext:ESCO",
    }
    assert "Weigh the benefit" in badge["criteria"]["narrative"]


def _issuable() -> dict[str, Any]:
    return {
        "title": "Ethics",
        "summary": "Decide.",
        "languages": ["en"],
        "outcomes": {"weigh": "Weigh it."},
        "assessment": [{"type": "quiz", "supervision": "supervised-on-site-with-id"}],
        "award": {"formats": ["edc"], "identification": ["student-id"], "seal": "qualified"},
        "grading": {"type": "pass-or-fail"},
    }
