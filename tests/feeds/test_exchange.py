"""OOAPI, EWP, DCAT and OpenSearch: what each can say, what it leaves out, and hostile text as text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rdflib.compare import isomorphic

from tests.feeds.graphs import parsed
from tests.feeds.site import Files, data_of
from tests.feeds.test_tables import ETHICS, PATHWAY
from tests.pages.editions import AURORA, catalogue, edition

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
EWP = "{https://github.com/erasmus-without-paper/ewp-specs-api-courses/tree/stable-v1}"
FEEDS = ("api-entries", "api-lists", "csv", "ooapi5", "ooapi6", "ewp", "opensearch", "dcat", "changes")
HOSTILE = '"</title> & <b>'


def made(course: dict[str, Any], **kinds: Any) -> Files:
    return data_of(edition(catalogue(courses={"lumen/ethics": course}, **kinds)), *FEEDS)


def test_exchange_documents_are_as_they_were_reviewed(golden: Callable[[Path, str], None]) -> None:
    files = made(ETHICS, pathways={"care": {**PATHWAY, "languages": ["en"], "summary": "Add up."}})
    for path, body in files.items():
        if path.startswith("feeds/ooapi/"):
            golden(GOLDEN / path.removeprefix("feeds/"), json.dumps(json.loads(body), indent=1) + "\n")
        elif path in ("feeds/ewp/lumen.xml", "opensearch.xml", "feeds/dcat.ttl"):
            # Sizes of other feeds are theirs to change.
            text = re.sub(r'dcat:byteSize "\d+"', 'dcat:byteSize "…"', body.decode())
            golden(GOLDEN / "exchange" / path.rpartition("/")[2], text)


def test_every_list_is_whole_and_names_no_other_page() -> None:
    files = made(ETHICS)
    lists = [json.loads(body) for path, body in files.items() if path.startswith("feeds/ooapi/")]
    pages = [one for one in lists if "items" in one]
    assert pages
    assert all(one["pageSize"] == len(one["items"]) > 0 for one in pages)
    assert not any(one["hasNextPage"] or one["hasPreviousPage"] for one in pages)


def test_no_list_is_a_folder_too() -> None:
    paths = [path for path in made(ETHICS) if path.startswith("feeds/")]
    assert all(not other.startswith(f"{path}/") for path in paths for other in paths)


def test_a_run_without_dates_is_in_version_6_only() -> None:
    files = made({**ETHICS, "offerings": {"any-time": {"self_paced": True}}})
    runs = [path for path in files if path.endswith("offerings.json")]
    assert [path.split("/")[2] for path in runs] == ["v6"]
    assert "learningOpportunityInstance" not in files["feeds/ewp/lumen.xml"].decode()


def test_a_course_without_a_language_is_left_out_of_version_5_with_the_reason() -> None:
    course = {key: value for key, value in ETHICS.items() if key != "languages"}
    found = edition(catalogue(courses={"lumen/ethics": course}))
    files = data_of(found, *FEEDS, "excluded")
    assert "feeds/ooapi/v5/courses.json" not in files
    assert "feeds/ooapi/v6/courses.json" in files
    (one,) = json.loads(files["api/v1/excluded/ooapi5.json"])["items"]
    assert (one["id"], one["codes"]) == ("lumen/ethics", ["CA902"])
    assert one["reason"]


def test_both_forms_of_the_description_say_the_same() -> None:
    files = made(ETHICS)
    turtle, jsonld = (parsed(files[f"feeds/dcat.{form}"], form) for form in ("ttl", "jsonld"))
    assert len(turtle) > 20
    assert isomorphic(turtle, jsonld)


def test_hostile_text_stays_text() -> None:
    found = edition(catalogue(courses={"lumen/ethics": {**ETHICS, "title": HOSTILE, "summary": HOSTILE}}))
    found = replace(found, site=replace(found.site, name=HOSTILE, description=HOSTILE))
    files = data_of(found, *FEEDS)
    title = ET.fromstring(files["feeds/ewp/lumen.xml"]).findtext(f".//{EWP}title")
    assert title == HOSTILE
    assert HOSTILE.startswith(str(ET.fromstring(files["opensearch.xml"])[0].text))
    assert HOSTILE in {str(one) for one in parsed(files["feeds/dcat.ttl"]).objects()}


def test_without_an_address_of_the_site_nothing_that_needs_one_is_made() -> None:
    found = edition(catalogue(courses={"lumen/ethics": ETHICS}))
    files = data_of(replace(found, site=replace(found.site, url=None)), *FEEDS)
    assert not [
        path for path in files if path.startswith(("feeds/ooapi", "feeds/ewp", "feeds/dcat", "opens"))
    ]


JOINT = {"network": "aurora", "award": "joint", "partners": {"lumen": ["teach"], "fjord": ["teach"]}}


def consumers(network: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """What the course says to whom, in version 5."""
    files = made({**ETHICS, "joint": JOINT, **facts}, networks={"aurora": {**AURORA, **network}})
    (course,) = json.loads(files["feeds/ooapi/v5/courses.json"])["items"]
    return {one["consumerKey"]: one for one in course["consumers"]}


def test_a_joint_course_of_an_alliance_that_edu_exchange_knows_is_for_it() -> None:
    assert consumers({"eduxchange": "euroteq"})["eduxchange"] == {
        "consumerKey": "eduxchange",
        "alliances": [{"name": "euroteq"}],
    }


@pytest.mark.parametrize(
    ("network", "facts"),
    [({}, {}), ({"eduxchange": "kom"}, {"workload": None}), ({"eduxchange": "kom"}, {"joint": None})],
)
def test_no_other_course_is(network: dict[str, Any], facts: dict[str, Any]) -> None:
    given = {**ETHICS, "joint": JOINT, **facts}
    files = made(
        {k: v for k, v in given.items() if v is not None}, networks={"aurora": {**AURORA, **network}}
    )
    assert b"eduxchange" not in files["feeds/ooapi/v5/courses.json"]
